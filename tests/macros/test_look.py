"""What the sheets and the theme promise: contrasts, sizes, no request elsewhere, real files.

The formula is that of WCAG 2.2 (relative luminance and contrast ratio).
"""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CSS = ROOT / "docs" / "assets" / "css"
THEME = ROOT / "macros" / "theme"
SHEETS = sorted(CSS.rglob("*.css"))
TEMPLATES = sorted(THEME.rglob("*.html"))

SMALLEST_FONT_REM = 0.65  # 13 px, since 1rem is frozen at 20 px
TEXT_CONTRAST = 4.5
SHAPE_CONTRAST = 3.0

# Each colour with the grounds it is used on, and the least contrast in light and in dark.
# A floor above 4.5 (3 for shapes) keeps what the palette already gives.
SHEETS_AND_TINT = ("page", "sheet", "tint")
PAIRS = {
    "ink": ((*SHEETS_AND_TINT, "violet-tint", "ochre-tint", "madder-tint"), 14.3, 12.3),
    "ink-2": ((*SHEETS_AND_TINT, "ochre-tint"), 7.0, 8.0),
    "ink-3": ((*SHEETS_AND_TINT, "violet-tint"), 4.75, 5.7),
    "green": (SHEETS_AND_TINT, 7.9, 8.5),
    "violet": ((*SHEETS_AND_TINT, "violet-tint"), 8.4, 7.6),
    "slate": ((*SHEETS_AND_TINT, "violet-tint"), 6.8, 7.8),
    "ochre": ((*SHEETS_AND_TINT, "violet-tint", "ochre-tint"), 6.2, 7.8),
    "madder": ((*SHEETS_AND_TINT, "madder-tint"), 6.6, 7.0),
    "edge": (SHEETS_AND_TINT, SHAPE_CONTRAST, SHAPE_CONTRAST),
    "green-2": (("page", "sheet"), 4.3, 6.1),
    "sheet": (("ink",), 14.0, 14.0),
    "on-green": (("green",), 9.0, 9.0),
}


def tokens(scheme: str) -> dict[str, str]:
    """Colours of one scheme ("default" or "slate"): name without `--q-` → `#rrggbb`."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', text, re.DOTALL)
    assert block, f"no block for the scheme {scheme}"
    return dict(re.findall(r"--q-([a-z0-9-]+): (#[0-9a-f]{6});", block.group(1)))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 (black) to 1 (white)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rules(text: str) -> str:
    """A sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_formula_on_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", sorted(PAIRS))
def test_contrast(name: str, scheme: str) -> None:
    colours = tokens(scheme)
    grounds, light, dark = PAIRS[name]
    worst = min(grounds, key=lambda ground: contrast(colours[name], colours[ground]))
    measured = contrast(colours[name], colours[worst])
    floor = light if scheme == "default" else dark
    assert measured >= floor, f"{name} on {worst}: {measured:.2f}, at least {floor}"


def test_every_floor_is_accessible_and_no_colour_is_left_out() -> None:
    shapes = {"edge", "green-2"}
    for name, (_, light, dark) in PAIRS.items():
        assert min(light, dark) >= (SHAPE_CONTRAST if name in shapes else TEXT_CONTRAST), name
    grounds_and_hairlines = {"page", "tint", "rule", "violet-tint", "ochre-tint", "madder-tint"}
    assert set(tokens("default")) == set(PAIRS) | grounds_and_hairlines
    assert set(tokens("slate")) == set(tokens("default"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_no_font_below_thirteen_pixels(path: Path) -> None:
    text = rules(path.read_text(encoding="utf-8"))
    # The size of a `font` shorthand stands before the slash of the line height.
    sizes = re.findall(r"font-size: ([\d.]+)rem", text)
    sizes += re.findall(r"font: [^;]*?([\d.]+)rem", text)
    sizes += re.findall(r"--q-s\d+: ([\d.]+)rem", text)
    assert all(float(size) >= SMALLEST_FONT_REM for size in sizes), sizes
    pixels = re.findall(r"font(?:-size)?: [^;]*?\b([\d.]+)px", text)
    assert all(float(size) >= 13 for size in pixels if path.name != "print.css"), pixels


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_sheets_ask_nothing_of_another_host(path: Path) -> None:
    text = rules(path.read_text(encoding="utf-8"))
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", text)
    for address in re.findall(r"url\(\"([^\"]+)\"\)", text):
        assert (path.parent / address).is_file(), address


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_sheets_are_small_and_balanced(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") < 400
    assert rules(text).count("{") == rules(text).count("}")


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_every_token_used_is_declared(path: Path) -> None:
    source = (CSS / "tokens.css").read_text(encoding="utf-8")
    declared = set(re.findall(r"(--q-[a-z0-9-]+):", source))
    used = set(re.findall(r"var\((--q-[a-z0-9-]+)", path.read_text(encoding="utf-8")))
    assert used <= declared, used - declared


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_theme_has_no_inline_style_script_or_foreign_address(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", text)
    assert not re.search(r"https?://", text)


def test_every_sheet_is_listed_and_exists() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"^  - (assets/css/\S+\.css)$", text, re.MULTILINE)
    assert sorted(listed) == sorted(p.relative_to(CSS.parents[1]).as_posix() for p in SHEETS)


def test_marks_are_unique_and_documented() -> None:
    text = (THEME / "partials" / "marks.html").read_text(encoding="utf-8")
    comment, sprite = text.split("-#}", 1)
    drawn = re.findall(r'<symbol id="([a-z0-9-]+)"', sprite)
    assert len(drawn) == len(set(drawn))
    assert set(re.findall(r"\b[msi]-[a-z]+\b", comment)) == set(drawn)


def test_marks_used_by_templates_and_pages_exist() -> None:
    sprite = (THEME / "partials" / "marks.html").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([a-z0-9-]+)"', sprite))
    folders = (ROOT / "macros", ROOT / "docs")
    files = [p for f in folders for end in ("*.j2", "*.html", "*.md") for p in f.rglob(end)]
    for path in files:
        used = set(re.findall(r'href="#([msi]-[a-z]+)"', path.read_text(encoding="utf-8")))
        assert used <= drawn, f"{path.name}: {sorted(used - drawn)}"


def test_fonts_are_woff2_with_their_licences() -> None:
    folder = CSS.parent / "fonts"
    fonts = sorted(folder.glob("*.woff2"))
    assert fonts
    assert all(font.read_bytes()[:4] == b"wOF2" for font in fonts)
    assert sum(font.stat().st_size for font in fonts) < 85_000
    licences = [p.read_text(encoding="utf-8") for p in folder.glob("OFL-*.txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE" in text for text in licences)
