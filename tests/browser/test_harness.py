"""The harness itself: what other browser tests stand on."""

from tests.browser.conftest import read_headers, serving


def test_headers_of_the_site_are_served_and_obeyed(page, tmp_path):
    (tmp_path / "_headers").write_text(
        "# comment\n/*\n  Content-Security-Policy: script-src 'self'\n/a/*\n  X-A: b\n",
        encoding="utf-8",
    )
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><script>document.title='refused'</script>"
        "<script src=allowed.js></script>",
        encoding="utf-8",
    )
    (tmp_path / "allowed.js").write_text("document.documentElement.id = 'ran'", encoding="utf-8")
    (tmp_path / "404.html").write_text("<h1>Page introuvable</h1>", encoding="utf-8")
    with serving(tmp_path) as url:
        answer = page.goto(url + "/")
        assert answer.headers["content-security-policy"] == "script-src 'self'"
        assert page.title() == "x"
        assert page.locator("html#ran").count() == 1
        assert "x-a" not in answer.headers
        missing = page.goto(url + "/a/rien/?q=1")
        assert missing.status == 404
        assert missing.headers["x-a"] == "b"
        assert page.inner_text("h1") == "Page introuvable"


def test_a_site_without_headers_file_has_no_rule(tmp_path):
    assert read_headers(tmp_path / "_headers") == []


def test_the_browser_is_french_and_still(page):
    assert page.evaluate("navigator.language") == "fr-FR"
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Europe/Paris"
