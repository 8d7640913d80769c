"""The parts of a document in Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from api.reports import document as d

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as WordParagraph

_QUIET: Final = RGBColor(0x51, 0x61, 0x6A)
_MONO: Final = "Consolas"
_TONES: Final = {"lag": "E4F2EA", "mellan": "FDF0D5", "hog": "F9DCD3"}
"""The shades of cells: the same as in the PDF."""


def add(word: Word, block: d.Block) -> None:
    """Add a part to the end of a Word document."""
    _ADD[type(block)](word, block)


def _width(word: Word) -> int:
    """Give the millimetres between the margins: 162 on a page that stands, 249 on its side."""
    section = word.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return ((page or 0) - (left or 0) - (right or 0)) // Mm(1)


def _heading(word: Word, block: d.Heading) -> None:
    word.add_heading(d.tidy(block.text), level=block.level)


def _paragraph(word: Word, block: d.Paragraph) -> None:
    paragraph = word.add_paragraph()
    _runs(paragraph, block.text)
    if block.quiet:
        _quieten(paragraph)


def _quote(word: Word, block: d.Quote) -> None:
    paragraph = word.add_paragraph()
    _runs(paragraph, block.text)
    paragraph.paragraph_format.left_indent = Mm(6)
    if block.source:
        source = word.add_paragraph(d.tidy(block.source))
        source.paragraph_format.left_indent = Mm(6)
        _quieten(source)


def _bullets(word: Word, block: d.Bullets) -> None:
    for item in block.items:
        _runs(word.add_paragraph(style=_LISTS[block.numbered]), item)


_LISTS: Final = {False: "List Bullet", True: "List Number"}


def _facts(word: Word, block: d.Facts) -> None:
    table, width = word.add_table(rows=0, cols=2, style="Table Grid"), _width(word)
    _describe(table, "Uppgifter")
    for name, value in block.rows:
        cells = _add_row(table)
        cells[0].text, cells[1].text = d.tidy(name), d.tidy(value)
        cells[0].width, cells[1].width = Mm(width * 32 // 100), Mm(width * 68 // 100)
    word.add_paragraph()


def _table(word: Word, block: d.Table) -> None:
    caption = word.add_paragraph(d.tidy(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    if not block.rows:
        word.add_paragraph(d.tidy(block.empty))
        return
    table = word.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    _describe(table, block.caption)
    _repeat(table)
    for at, column in enumerate(block.columns):
        table.rows[0].cells[at].paragraphs[0].add_run(d.tidy(column.name)).bold = True
    shares, width = sum(column.share for column in block.columns), _width(word)
    widths = [Mm(width * column.share // shares) for column in block.columns]
    for number, row in enumerate(block.rows):
        strong = block.total and number == len(block.rows) - 1
        cells = _row(table, block, row, widths, strong=strong)
        for cell, tone in zip(cells, block.tones[number] if block.tones else (), strict=False):
            _tone(cell, tone)
    word.add_paragraph()


def _row(
    table: WordTable,
    block: d.Table,
    row: tuple[str, ...],
    widths: Sequence[Length],
    *,
    strong: bool,
) -> Sequence[Cell]:
    cells = _add_row(table)
    for cell, column, text, width in zip(cells, block.columns, row, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.add_run(d.tidy(text)).bold = strong
        if column.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return cells


def _tone(cell: Cell, tone: str) -> None:
    if tone in _TONES:
        # python-docx has no shading.
        _shade(cell._tc.get_or_add_tcPr(), _TONES[tone])  # noqa: SLF001


def _add_row(table: WordTable) -> Sequence[Cell]:
    cells: Sequence[Cell] = table.add_row().cells  # type: ignore[no-untyped-call] # python-docx
    return cells


def _notice(word: Word, block: d.Notice) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(d.tidy(block.heading)).bold = True
    paragraph.paragraph_format.keep_with_next = bool(block.items)
    for item in block.items:
        word.add_paragraph(d.tidy(item), style="List Bullet")


def _figure(word: Word, block: d.Figure) -> None:
    caption = word.add_paragraph(d.tidy(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    word.add_picture(io.BytesIO(block.png), width=Mm(_width(word)))
    drawn = word.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")  # noqa: SLF001 - no other way
    if drawn is not None:
        drawn.set("descr", d.tidy(block.alt))


def _ticks(word: Word, block: d.Ticks) -> None:
    word.add_paragraph().add_run(d.tidy(block.label)).bold = True
    for name, ticked in block.items:
        word.add_paragraph(f"{'☒' if ticked else '☐'} {d.tidy(name)}")


def _signature(word: Word, block: d.Signature) -> None:
    for line in block.lines:
        paragraph = word.add_paragraph("_" * 40)
        paragraph.paragraph_format.space_before = Pt(24)
        _quieten(word.add_paragraph(d.tidy(line)))


def _code(word: Word, block: d.Code) -> None:
    _quieten(word.add_paragraph(d.tidy(block.label)))
    run = word.add_paragraph().add_run(d.tidy(block.text))
    run.font.name, run.font.size = _MONO, Pt(8)


def _page_break(word: Word, block: d.PageBreak) -> None:
    del block
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _runs(paragraph: WordParagraph, text: d.Text) -> None:
    for part in (text,) if isinstance(text, str) else text:
        if isinstance(part, d.Masked):
            run = paragraph.add_run(part.text)
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            _shade(run._r.get_or_add_rPr())  # noqa: SLF001 - python-docx has no shading
        else:
            paragraph.add_run(d.tidy(part))


def _shade(properties: Any, fill: str = "000000") -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def _quieten(paragraph: WordParagraph) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _describe(table: WordTable, caption: str) -> None:
    """Give the table a name for those who hear it."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), d.tidy(caption))
    table._tbl.tblPr.append(described)  # noqa: SLF001 - python-docx has no captions


def _repeat(table: WordTable) -> None:
    """Mark the first row as the head that every page repeats."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001


_ADD: Final[dict[type[Any], Callable[[Word, Any], None]]] = {
    d.Heading: _heading,
    d.Paragraph: _paragraph,
    d.Quote: _quote,
    d.Bullets: _bullets,
    d.Facts: _facts,
    d.Table: _table,
    d.Notice: _notice,
    d.Figure: _figure,
    d.Ticks: _ticks,
    d.Signature: _signature,
    d.Code: _code,
    d.PageBreak: _page_break,
}
