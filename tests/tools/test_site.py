"""`quittance site`: strict, never half built, errors placed in French."""

import pytest


def test_it_builds(run, project):
    done = run("site")
    assert done.returncode == 0, done.stderr
    assert "Site construit dans site/\u00a0: 3\u00a0pages en " in done.stdout
    assert "Valeur : un bonjour." in (project / "site" / "index.html").read_text(encoding="utf-8")
    left = {path.name for path in project.iterdir()}
    assert left == {"data", "docs", "macros", "mkdocs.yml", "quittance", "site"}


MISTAKES = {
    "data": ("data/x.yaml", "FAUX\n", "data/x.yaml:1:1\u00a0: Cette ligne est fausse."),
    "dead link": (
        "docs/suite.md",
        "# Suite\n\n[x](mort.md)\n",
        "docs/suite.md:3\u00a0: le lien «\u00a0mort.md\u00a0» ne mène à aucune page.",
    ),
    "undefined": (
        "docs/suite.md",
        "---\ntitle: S\n---\n\n# Suite\n\n{{ oops }}\n",
        "docs/suite.md:7\u00a0: une macro a échoué\u00a0: UndefinedError\u00a0: 'oops' is",
    ),
    "jinja syntax": (
        "docs/suite.md",
        "---\ntitle: S\n---\n\n# Suite\n\n{% if %}\n",
        "docs/suite.md:7\u00a0: syntaxe de macro refusée\u00a0: ",
    ),
    "python syntax": (
        "macros/inner.py",
        "value = 1\ndef (\n",
        "macros/inner.py:2\u00a0: erreur de syntaxe Python\u00a0: ",
    ),
    "import": (
        "macros/inner.py",
        "\nimport nexiste_pas\n",
        "macros/inner.py:2\u00a0: erreur de programme\u00a0: ModuleNotFoundError",
    ),
    "macro raises": (
        "macros/inner.py",
        "def value():\n    return 1 / 0\n",
        "docs/index.md:7\u00a0: une macro a échoué\u00a0: ZeroDivisionError\u00a0: division by "
        "zero (dans macros/inner.py:2)",
    ),
    "library": (
        "quittance/__init__.py",
        "def load(data_dir, *, today):\n    raise KeyError('boum')\n",
        "quittance/__init__.py:2\u00a0: erreur de programme\u00a0: KeyError",
    ),
    "nav": (
        "mkdocs.yml",
        "site_name: Essai\ntheme: {name: mkdocs}\nnav:\n  - rien.md\n",
        "mkdocs.yml:4\u00a0: le menu (nav) nomme «\u00a0rien.md\u00a0», qui n’existe pas.",
    ),
    "configuration": (
        "mkdocs.yml",
        "site_name: Essai\nuse_directory_urls: peut-être\n",
        "mkdocs.yml:2\u00a0: réglage «\u00a0use_directory_urls\u00a0» refusé\u00a0: ",
    ),
    "yaml": ("mkdocs.yml", "site_name: [\n", "mkdocs.yml:2:1\u00a0: YAML illisible\u00a0: "),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_placed_and_leaves_the_last_site(run, project, mistake):
    name, text, expected = MISTAKES[mistake]
    site = project / "site"
    site.mkdir()
    (site / "404.html").write_text("last good site", encoding="utf-8")
    (project / name).write_text(text, encoding="utf-8")
    done = run("site")
    assert done.returncode == 1
    assert f"Erreur\u00a0: {expected}" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in site.iterdir()] == ["404.html"]
    assert not list(project.glob(".site-*"))


def test_it_never_replaces_a_folder_that_is_not_a_site(run, project):
    letters = project / "lettres"
    letters.mkdir()
    (letters / "a.txt").touch()
    for folder in (letters, project, project / "data"):
        done = run("site", "--out", str(folder))
        assert done.returncode == 2, folder
        assert done.stderr
    assert (letters / "a.txt").exists()


def test_no_configuration(run, project):
    done = run("site", "-f", "autre.yml")
    assert done.returncode == 2
    assert done.stderr.startswith("La configuration du site n’existe pas\u00a0: ")


def test_data_may_lie_elsewhere(run, project):
    elsewhere = project.parent / "autres données"
    elsewhere.mkdir()
    (elsewhere / "x.yaml").write_text("FAUX\n", encoding="utf-8")
    done = run("site", "--data", str(elsewhere))
    assert done.returncode == 1
    assert f"{elsewhere.as_posix()}/x.yaml:1:1\u00a0: Cette ligne est fausse." in done.stderr


def test_a_post_build_step_can_refuse_the_site(project, monkeypatch, capsys):
    from tools import site
    from tools.site.building import run_mkdocs

    (project / "mkdocs.yml").write_text("site_name: x\ntheme: {name: mkdocs}\n", encoding="utf-8")
    seen = []

    def step(config, folder):
        seen.append((config.site_name, (folder / "index.html").is_file()))
        return ["Une page manque."]

    problems = run_mkdocs(project / "mkdocs.yml", project / "out", [step], strict=True)
    assert seen == [("x", True)]
    assert [(each.severity, each.message) for each in problems] == [("error", "Une page manque.")]
    site.report(problems)
    assert capsys.readouterr().err == "Erreur\u00a0: Une page manque.\n"
