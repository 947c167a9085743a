"""Whatever the bytes of the files, `load` returns, with findings and never a traceback."""

import random

import pytest

import quittance
from quittance.findings import CATALOGUE, Finding, render
from tests.conftest import sample_size
from tests.quittance.small_base import FILES, TODAY, write_base

#: Fragments that YAML, Unicode or spreadsheets give a meaning to.
SPICES = [
    b"\x00", b"\xff", b"\xe9", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\t", b"\r", b"\r\n", b"\n\n", b"---\n", b"...\n",
    b"&a ", b"*a", b"!!python/object:os.system ", b"! ", b"<<: ", b"? ", b": ", b"- ", b"- - - ", b"[", b"]", b"{", b"}",
    b'"', b"'", b"|\n", b">-\n", b"#", b"%YAML 9.9\n", b"@", b"`", b"~", b"null", b"yes", b"012", b"12:30", b"1_000",
    b"0x1F", b".nan", b".inf", b"1e999", b"\\ud800", b"\xe2\x80\xa8", b"<script>", b"=1+1", b"javascript:x", b"sans-objet",
    b"{loi:x@y}", b"{loi:indemnite@}", b"9" * 5000, b"x" * 20000, b" " * 300, b"2026-02-30", b"0000", b"\xf0\x9f\x98\x80",
]


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The bytes after one to four changes of lines or bytes."""
    for _ in range(chance.randint(1, 4)):
        lines = raw.split(b"\n")
        one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(8):
            case 0:
                del lines[one]
            case 1:
                lines.insert(two, lines[one])
            case 2:
                lines[one], lines[two] = lines[two], lines[one]
            case 3:
                lines[one] = b" " * chance.randint(1, 4) + lines[one]
            case 4:
                lines[one] = lines[one].lstrip()
            case 5:
                raw = raw[:at] + raw[at + chance.randint(1, 5) :]
                continue
            case 6:
                raw = raw[:at] + chance.choice(SPICES) + raw[at:]
                continue
            case 7:
                raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at:]
                continue
        raw = b"\n".join(lines)
    return raw


@pytest.mark.parametrize("part", range(4))
def test_no_bytes_make_a_traceback(tmp_path, part):
    write_base(tmp_path)
    chance = random.Random(f"bytes {part}")
    codes = set()
    for _ in range(sample_size(1000)):
        name = chance.choice(list(FILES))
        raw = mutated(FILES[name].encode(), chance)
        (tmp_path / name).write_bytes(raw)
        try:
            findings = quittance.load(tmp_path, today=TODAY).findings
            assert all(type(f) is Finding and f.code in CATALOGUE for f in findings)
            assert not [f for f in findings if f.code == "controle-en-panne"], findings
            assert all(f.line <= raw.count(b"\n") + raw.count(b"\r") + 1 for f in findings if f.path == name)
            for form in ("text", "json", "github"):
                render(findings, form).encode()
        except BaseException as error:
            error.add_note(f"{name}: {raw!r}")
            raise
        codes |= {f.code for f in findings}
        (tmp_path / name).write_bytes(FILES[name].encode())
    assert len(codes) > 8  # the changes do reach the checks


def test_no_folder_at_all(tmp_path):
    findings = quittance.load(tmp_path / "nowhere", today=TODAY).findings
    assert {f.code for f in findings} == {"fichier-manquant"}
