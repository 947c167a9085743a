"""Record pages written as files, as another engine needs them."""

from tools.pages import write


def test_each_page_is_a_file_with_its_own_text(tmp_path):
    given = [("a/un.md", "# Un\n\né\n", "edit"), ("deux.md", "# Deux\n", None)]
    assert write(iter(given), tmp_path / "out") == 2
    written = {
        path.relative_to(tmp_path / "out").as_posix(): path.read_bytes().decode("utf-8")
        for path in (tmp_path / "out").rglob("*.md")
    }
    assert written == {"a/un.md": "# Un\n\né\n", "deux.md": "# Deux\n"}
