"""Make the two PDF faces from Debian's fonts-open-sans. See README.md beside the fonts."""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

WANTED = (list(range(0x20, 0x7F)) + list(range(0xA0, 0x180))
          + [0x192, 0x218, 0x219, 0x21A, 0x21B, 0x1E9E]
          + list(range(0x1E80, 0x1E86)) + [0x1EF2, 0x1EF3]
          + [0x2010, 0x2012, 0x2013, 0x2014, 0x2015, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E,
             0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044,
             0x20AC, 0x2116, 0x2122, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265, 0xFFFD])
# Characters the face lacks or shares a glyph for, drawn as another one.
STAND_INS = {0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2013, 0x202F: 0x20, 0x2212: 0x2212, 0xFFFD: None}

def main(source, target, name):
    font = TTFont(source)
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, glyph_names=False,
                             name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14], name_legacy=False,
                             legacy_kern=False, drop_tables=["DSIG", "GDEF", "GPOS", "GSUB", "kern"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=WANTED)
    subsetter.subset(font)
    own_glyph_per_character(font)
    scale_upem(font, 1000)
    font.save(target)
    cmap = TTFont(target).getBestCmap()
    print(name, len(cmap), "missing", [hex(c) for c in WANTED if c not in cmap])

def own_glyph_per_character(font):
    """One glyph per character: the PDF maps glyphs back to characters, so a shared glyph would lose one."""
    import copy
    cmap = dict(font.getBestCmap())
    glyf, hmtx, order = font["glyf"], font["hmtx"], list(font.getGlyphOrder())
    for code, like in STAND_INS.items():
        if code not in cmap:
            cmap[code] = cmap[like] if like else ".notdef"
    seen = {".notdef"}
    for code in sorted(cmap):
        glyph = cmap[code]
        if glyph in seen:
            twin = f"uni{code:04X}.own"
            glyf.glyphs[twin] = copy.deepcopy(glyf[glyph])
            hmtx.metrics[twin] = hmtx.metrics[glyph]
            order.append(twin)
            cmap[code] = twin
        seen.add(cmap[code])
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    narrow = cmap[0x202F]
    width, bearing = hmtx.metrics[cmap[0x20]]
    hmtx.metrics[narrow] = (width * 2 // 3, bearing)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {c: g for c, g in cmap.items() if c <= 0xFFFF}
    font["maxp"].numGlyphs = len(order)

main(*sys.argv[1:4])
