"""Build quittance-fine.woff2, a font that holds one character: U+202F.

The latin subsets of Source Sans 3 and Source Serif 4 lack the narrow no-break
space, and the space that browsers invent for it (0.1 em) is too tight between
the thousands of "10 000,00 €". Ours is 0.2 em, the word space of Source Sans 3.

Run it beside the fonts: `python make_fine.py` (needs fonttools and brotli).
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS_PER_EM = 1000
WIDTH = 200
ASCENT, DESCENT = 1024, -400


def box() -> object:
    """Draw the outline of .notdef: browsers refuse a font without any outline."""
    pen = TTGlyphPen(None)
    pen.moveTo((20, 0))
    for point in ((20, 700), (WIDTH, 700), (WIDTH, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def build(target: Path) -> None:
    """Write the font to `target`, as WOFF2."""
    font = FontBuilder(UNITS_PER_EM, isTTF=True)
    font.setupGlyphOrder([".notdef", "nnbsp"])
    font.setupCharacterMap({0x202F: "nnbsp"})
    font.setupGlyf({".notdef": box(), "nnbsp": TTGlyphPen(None).glyph()})
    font.setupHorizontalMetrics({".notdef": (WIDTH, 0), "nnbsp": (WIDTH, 0)})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": "Quittance Fine", "styleName": "Regular"})
    font.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT
    )
    font.setupPost()
    font.font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    build(Path(__file__).with_name("quittance-fine.woff2"))
