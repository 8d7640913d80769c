"""A document as Word: the same content as the PDF, to be worked on further by people."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from api.reports.document import Document, tidy
from api.reports.packing import repack
from api.reports.word_blocks import ROOM, add_all
from api.reports.word_dates import keep_dates
from api.reports.word_tables import CELL, QUIET, RULE, text_width

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT: Final = "Arial"
"""On every machine, or another of just its widths: pages break in the same places on all."""
_INK: Final = RGBColor(0x18, 0x23, 0x29)
_HEADINGS: Final = {"Title": 19, "Heading 1": 14, "Heading 2": 11, "Heading 3": 10}
_SMALL: Final = {"Caption": 9, "Header": 8, "Footer": 8}
_SIZES: Final = {**_HEADINGS, **_SMALL}
"""Points of what is not of the size of the text, as in the PDF."""
_ABOVE: Final = {"Title": 0, "Heading 1": 20, "Heading 2": 14, "Heading 3": 10}
_BELOW: Final = {"Title": 14, "Heading 1": 7, "Heading 2": 5, "Heading 3": 4}
_NOTE: Final = "Konstruerade uppgifter: påhittade för visning och prov."


def to_docx(document: Document) -> bytes:
    """Make the Word file; the same document gives the same bytes."""
    word = docx.Document()
    _styles(word)
    _properties(word, document)
    _page(word, document)
    word.add_paragraph(tidy(document.title), style="Title")
    add_all(word, document.blocks)
    keep_dates(word)
    made = io.BytesIO()
    word.save(made)
    return repack(made.getvalue())


_AFTER_BORDERS: Final = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
"""What follows borders in a paragraph's properties, in the schema's own order."""


def _styles(word: Word) -> None:
    _own_styles(word)
    for name in ("Normal", *_SIZES, "List Bullet", "List Number", CELL, ROOM):
        _dress(word.styles[name], name)
    language = word.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "sv-SE")


def _own_styles(word: Word) -> None:
    """Add the styles of cells and of the room under tables, and even out the library's own."""
    normal: ParagraphStyle = word.styles["Normal"]
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.15
    normal.paragraph_format.widow_control = True
    cell = word.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
    cell.font.size = Pt(9)
    cell.paragraph_format.space_after, cell.paragraph_format.line_spacing = Pt(0), 1.0
    room = word.styles.add_style(ROOM, WD_STYLE_TYPE.PARAGRAPH)
    room.font.size = Pt(4)
    room.paragraph_format.space_after, room.paragraph_format.line_spacing = Pt(0), Pt(8)
    for one in (cell, room):
        one.base_style = normal
    for name in ("List Bullet", "List Number"):
        word.styles[name].paragraph_format.space_after = Pt(4)


def _dress(style: ParagraphStyle, name: str) -> None:
    style.font.name = FONT
    # The theme's fonts would win over the name.
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for one in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{one}"), None)
    for one in ("hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{one}"), FONT)
    style.font.color.rgb = QUIET if name in _SMALL else _INK
    if name in _SIZES:
        style.font.size = Pt(_SIZES[name])
        # The template's stops are for another width.
        _without(style.element.get_or_add_pPr(), "w:tabs")
    if name in _HEADINGS:
        _as_heading(style, name)
    elif name == "Caption":
        # The heading above is what stands out.
        style.font.bold = False
        style.paragraph_format.space_after = Pt(3)


def _as_heading(style: ParagraphStyle, name: str) -> None:
    style.font.bold = True
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(_ABOVE[name]), Pt(_BELOW[name])
    form.keep_with_next, form.line_spacing = True, 1.0
    _without(style.element.pPr, "w:pBdr")
    _without(style.element.rPr, "w:spacing", "w:kern")


def _without(properties: Any, *names: str) -> None:
    """Take away what the library's own template gives a style."""
    for name in names:
        for one in properties.findall(qn(name)):
            properties.remove(one)


def _properties(word: Word, document: Document) -> None:
    properties, day = word.core_properties, datetime.combine(document.day, time(), UTC)
    properties.title, properties.author = tidy(document.title), tidy(document.namnd)
    properties.last_modified_by, properties.comments = tidy(document.namnd), ""
    properties.language, properties.keywords = "sv-SE", ""
    properties.created = properties.modified = day


def _page(word: Word, document: Document) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if document.wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(24), Mm(22)
    section.top_margin = section.bottom_margin = Mm(27)
    section.header_distance = section.footer_distance = Mm(13)
    _measure_as_word_does(word)
    _head(word, document)
    _foot(word, document)


def _measure_as_word_does(word: Word) -> None:
    """Begin tables at the margin: older files let their cells' text begin there instead."""
    for one in word.settings.element.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")


def _head(word: Word, document: Document) -> None:
    """Put the nämnd and the kind to the left, and for whom the paper is to the right, in bold."""
    first = word.sections[0].header.paragraphs[0]
    first.paragraph_format.space_after = Pt(0)
    first.add_run(tidy(" · ".join(one for one in (document.namnd, document.kind) if one)))
    if document.edition:
        _to_the_right(word, first)
        mark = first.add_run("\t" + tidy(document.edition))
        mark.bold, mark.font.color.rgb = True, _INK
    if document.constructed:
        note = word.sections[0].header.add_paragraph().add_run(_NOTE)
        note.bold = True


def _foot(word: Word, document: Document) -> None:
    """Put the line and the number of the page on one line, under a thin rule."""
    foot = word.sections[0].footer.paragraphs[0]
    foot.paragraph_format.space_after = Pt(0)
    _to_the_right(word, foot)
    _ruled_above(foot)
    foot.add_run(tidy(document.footer) + "\tSida ")
    _field(foot, "PAGE")
    foot.add_run(" av ")
    _field(foot, "NUMPAGES")


def _to_the_right(word: Word, paragraph: Paragraph) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Length(text_width(word)), WD_TAB_ALIGNMENT.RIGHT)


def _ruled_above(paragraph: Paragraph) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", RULE)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no borders
    properties.insert_element_before(borders, *_AFTER_BORDERS)


def _field(paragraph: Paragraph, name: str) -> None:
    """Put a number that Word itself counts, with a first value for those who do not."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)  # noqa: SLF001 - the field takes over the run
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001
