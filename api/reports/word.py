"""A document as Word: the same content as the PDF, to be worked on further by people."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from api.reports.document import Document, tidy
from api.reports.packing import repack
from api.reports.word_blocks import add

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FONT: Final = "Calibri"
_INK: Final = RGBColor(0x18, 0x23, 0x29)
_SIZES: Final = {"Title": 20, "Heading 1": 15, "Heading 2": 12, "Heading 3": 11}


def to_docx(document: Document) -> bytes:
    """Make the Word file; the same document gives the same bytes."""
    word = docx.Document()
    _styles(word)
    _properties(word, document)
    _page(word, document)
    word.add_paragraph(tidy(document.title), style="Title")
    for block in document.blocks:
        add(word, block)
    made = io.BytesIO()
    word.save(made)
    return repack(made.getvalue())


def _styles(word: Word) -> None:
    normal: ParagraphStyle = word.styles["Normal"]
    normal.font.size = Pt(11)
    for name in ("Normal", *_SIZES, "Caption", "List Bullet", "List Number", "Header", "Footer"):
        style: ParagraphStyle = word.styles[name]
        style.font.name = FONT
        # The theme's fonts would win over the name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for one in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{one}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
        style.font.color.rgb = _INK
        if name in _SIZES:
            style.font.size = Pt(_SIZES[name])
    language = word.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "sv-SE")


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
    section.left_margin = section.right_margin = Mm(24)
    section.top_margin = section.bottom_margin = Mm(25)
    head = " · ".join(one for one in (document.namnd, document.kind, document.edition) if one)
    section.header.paragraphs[0].text = tidy(head)
    if document.constructed:
        note = "Konstruerade uppgifter: påhittade för visning och prov."
        section.header.add_paragraph(note)
    foot = section.footer.paragraphs[0]
    foot.text = tidy(document.footer) + " · sida "
    _field(foot, "PAGE")
    foot.add_run(" av ")
    _field(foot, "NUMPAGES")
    for paragraph in (*section.header.paragraphs, foot):
        for run in paragraph.runs:
            run.font.size = Pt(8.5)


def _field(paragraph: Paragraph, name: str) -> None:
    """Put a number that Word itself counts, with a first value for those who do not."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    paragraph._p.remove(run._r)  # noqa: SLF001 - the field takes over the run
    field.append(run._r)  # noqa: SLF001
    paragraph._p.append(field)  # noqa: SLF001
