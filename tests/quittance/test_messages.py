"""Every message of the checker, as editors read it, pinned in `messages.txt`.

After a change of wording, `QUITTANCE_UPDATE_MESSAGES=1` writes the file anew:
read the difference as an editor would.
"""

import os
import re
from pathlib import Path

import pytest

from quittance.findings import CATALOGUE, render
from quittance.reading import yaml_file
from tests.quittance.defects import DEFECTS
from tests.quittance.small_base import FILES, TODAY, found, write_base

PINNED = Path(__file__).with_name("messages.txt")
#: Codes whose defect is not in the text of a file; each has a test below.
ELSEWHERE = {"fichier-illisible", "fichier-trop-gros", "controle-en-panne"}


def pinned() -> dict[str, str]:
    """Rendered findings by the name of their case."""
    parts = re.split(r"^## (.+)\n", PINNED.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {name: text.strip("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}


if os.environ.get("QUITTANCE_UPDATE_MESSAGES") == "1":
    import tempfile

    with PINNED.open("w", encoding="utf-8", newline="\n") as file:
        for name_, _, changes_ in DEFECTS:
            with tempfile.TemporaryDirectory() as folder_:
                file.write(f"## {name_}\n{render(found(Path(folder_), changes_))}\n\n")
MESSAGES = pinned()


def test_the_base_that_defects_are_seeded_in_has_none(tmp_path):
    assert found(tmp_path) == ()


@pytest.mark.parametrize(("name", "code", "changes"), DEFECTS, ids=[case[0] for case in DEFECTS])
def test_message(name, code, changes, tmp_path):
    findings = found(tmp_path, changes)
    assert code in {f.code for f in findings}
    assert render(findings) == MESSAGES[name]


def test_each_code_has_a_case_and_each_case_a_code():
    assert {case[1] for case in DEFECTS} | ELSEWHERE == set(CATALOGUE)
    assert [case[0] for case in DEFECTS] == list(MESSAGES)


def only(findings):
    (one,) = findings
    return render([one])


def test_file_too_big(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_file, "MAX_MEGABYTES", 0)
    text = render(found(tmp_path))
    assert text.startswith(
        "changes.yaml:1:1: erreur fichier-trop-gros\n"
        "    Le fichier dépasse 0\u00a0Mo.\n"
        "    À faire\u00a0: Répartissez ses fiches dans un dossier, une fiche par fichier.\n"
        "    Voir\u00a0: editer/codes/#fichier-trop-gros\n"
    )


UNREADABLE = (
    "market.yaml:1:1: erreur fichier-illisible\n"
    "    Le fichier ne peut pas être ouvert\u00a0: {reason}.\n"
    "    À faire\u00a0: Vérifiez qu’il existe et que vous avez le droit de le lire.\n"
    "    Voir\u00a0: editer/codes/#fichier-illisible"
)


def test_folder_in_the_place_of_a_file(tmp_path):
    (tmp_path / "market.yaml").mkdir()
    assert only(found(tmp_path, {"market.yaml": None})) == UNREADABLE.format(reason="c’est un dossier")


def test_dangling_link(tmp_path):
    try:
        (tmp_path / "market.yaml").symlink_to(tmp_path / "nowhere.yaml")
    except OSError:
        pytest.skip("this system makes no symbolic link without a privilege")
    reason = "il n’existe pas, ou c’est un lien vers un fichier disparu"
    assert only(found(tmp_path, {"market.yaml": None})) == UNREADABLE.format(reason=reason)


def test_permission_denied(tmp_path, monkeypatch):
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.name == "market.yaml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert only(found(tmp_path)) == UNREADABLE.format(reason="l’accès est refusé")


def test_failing_check_is_a_finding_and_hides_no_other(tmp_path, monkeypatch):
    import quittance
    from quittance import checks

    def check_failing(base, reader):
        raise KeyError("boum")

    monkeypatch.setattr(checks, "CHECKS", (check_failing, *checks.CHECKS))
    changes = {"site.yaml": FILES["site.yaml"].replace("contact: contact\n", "")}
    base = quittance.load(write_base(tmp_path, changes), today=TODAY)
    assert [f.code for f in base.findings] == ["controle-en-panne", "site-incomplet"]
    assert base.findings[0].message == "Le contrôle «\u00a0check_failing\u00a0» s’est arrêté\u00a0: KeyError\u00a0: 'boum'."


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_nothing(tmp_path, end):
    import quittance

    files = {name: text.replace("\n", end) for name, text in FILES.items()}
    base = quittance.load(write_base(tmp_path, files), today=TODAY)
    assert base.findings == ()
    assert base.providers["beta"].at == ("providers.yaml", 14, 3)


def test_one_fault_is_said_once_not_by_all_that_refers_to_it(tmp_path):
    """A source that cannot be read is the only finding, though nine records refer to it."""
    broken = FILES["sources.yaml"].replace("  title: Une page\n", "")
    assert [f.code for f in found(tmp_path, {"sources.yaml": broken})] == ["champ-manquant"]
    unread = FILES["sources.yaml"].replace("title: Une", "title Une")
    assert [f.code for f in found(tmp_path, {"sources.yaml": unread})] == ["yaml-syntaxe"]
    missing = found(tmp_path / "other", {"sources.yaml": None})
    assert [f.code for f in missing] == ["fichier-manquant"]


def test_all_faults_of_a_file_are_said_at_once(tmp_path):
    text = FILES["providers.yaml"].replace("value: 50", "value: -5").replace("amicable: oui", "amicable: no")
    text = text.replace("value: 82", "value: 820").replace("name: Beta", "nom: Beta")
    assert [(f.line, f.code) for f in found(tmp_path, {"providers.yaml": text})] == [
        (6, "nombre-hors-limites"),
        (9, "yaml-oui-non"),
        (14, "champ-manquant"),
        (15, "cle-inconnue"),
        (18, "pourcentage-hors-limites"),
    ]
