"""Tables in Word: the widths of the PDF, thin rules, whole rows, and heads on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, RGBColor

from api.reports import document as d

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table as WordTable
    from docx.table import _Cell as Cell

CELL: Final = "Tabelltext"
"""The style of what stands in a cell."""
QUIET: Final = RGBColor(0x51, 0x61, 0x6A)
RULE: Final = "C3CDD3"
_HEAD: Final = "EEF3F5"
_TONES: Final = {"lag": "E4F2EA", "mellan": "FDF0D5", "hog": "F9DCD3"}
"""The shades of cells: the same as in the PDF."""
_FACTS: Final = (10, 21)
"""How the width is shared between a name and its value, as in the PDF."""
_TOGETHER: Final = 8
_TOGETHER_WIDE: Final = 5
"""Rows of a table that is not broken over two pages, as in the PDF; on a page on its side."""
_FACTS_TOGETHER: Final = 14
_PADDING: Final = (("top", 60), ("left", 100), ("bottom", 60), ("right", 100))
"""Room round what stands in a cell: twentieths of a point, in the order of the schema."""
# What follows each of them in the schema's own order: Word refuses a table with another.
_AFTER_BORDERS: Final = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
_AFTER_MARGINS: Final = ("w:tblLook", "w:tblCaption")


def add_facts(word: Word, block: d.Facts) -> None:
    """Add names with their values; the names are quieter."""
    table = _table_of(word, _FACTS, "Uppgifter")
    for name, value in block.rows:
        cells = _row(table, (name, value))
        for run in cells[0].paragraphs[0].runs:
            run.font.color.rgb = QUIET
    _together(table, _FACTS_TOGETHER)


def add_table(word: Word, block: d.Table) -> None:
    """Add a table under its caption, or what says that there is nothing in it."""
    caption = word.add_paragraph(d.tidy(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    if not block.rows:
        word.add_paragraph(d.tidy(block.empty))
        return
    table = _table_of(word, [one.share for one in block.columns], block.caption)
    _head(table, block.columns)
    for number, row in enumerate(block.rows):
        strong = block.total and number == len(block.rows) - 1
        cells = _row(table, row, strong=strong)
        _align(cells, block.columns)
        for cell, tone in zip(cells, block.tones[number] if block.tones else (), strict=False):
            if tone in _TONES:
                _tone(cell, _TONES[tone])
    # The head is a row too.
    _together(table, 1 + (_TOGETHER_WIDE if lies(word) else _TOGETHER))


def shade(properties: Any, fill: str = "000000") -> None:
    """Fill what lies behind a run or a cell; python-docx has no shading."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.append(shading)


def text_width(word: Word) -> int:
    """Give the room between the margins, in the units of python-docx."""
    section = word.sections[0]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    return (page or 0) - (left or 0) - (right or 0)


def lies(word: Word) -> bool:
    """Tell whether the pages lie on their side."""
    section = word.sections[0]
    return (section.page_width or 0) > (section.page_height or 0)


def _table_of(word: Word, shares: Sequence[int], name: str) -> WordTable:
    """Begin a table whose grid holds its widths: Word and LibreOffice both go by the grid."""
    table: WordTable = word.add_table(rows=0, cols=len(shares))
    room = text_width(word)
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Length(room * share // sum(shares))
    _dress(table, name)
    return table


def _dress(table: WordTable, name: str) -> None:
    """Give a table thin rules below its rows, room in its cells and a name for who hears it."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has none of the three
    borders = OxmlElement("w:tblBorders")
    for edge in ("bottom", "insideH"):
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for edge, room in _PADDING:
        side = OxmlElement(f"w:{edge}")
        side.set(qn("w:w"), str(room))
        side.set(qn("w:type"), "dxa")
        margins.append(side)
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    properties.insert_element_before(margins, *_AFTER_MARGINS)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), d.tidy(name))
    properties.append(described)


def _head(table: WordTable, columns: Sequence[d.Column]) -> None:
    """Add the row that every page repeats."""
    cells = _row(table, [one.name for one in columns], strong=True)
    _align(cells, columns)
    for cell in cells:
        _tone(cell, _HEAD)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001


def _row(table: WordTable, texts: Sequence[str], *, strong: bool = False) -> Sequence[Cell]:
    row = table.add_row()  # type: ignore[no-untyped-call] # python-docx
    # A row that stands on two pages is read as two.
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
    cells: Sequence[Cell] = row.cells
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].style = CELL
        cell.paragraphs[0].add_run(d.tidy(text)).bold = strong
    return cells


def _align(cells: Sequence[Cell], columns: Sequence[d.Column]) -> None:
    for cell, column in zip(cells, columns, strict=True):
        if column.numeric:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _tone(cell: Cell, fill: str) -> None:
    shade(cell._tc.get_or_add_tcPr(), fill)  # noqa: SLF001 - python-docx has no shading


def _together(table: WordTable, most: int) -> None:
    """Keep a table of at most `most` rows on one page; LibreOffice would keep any other too."""
    # A list: rows are sought anew for each that is asked for.
    rows = list(table.rows)
    for row in rows[:-1] if len(rows) <= most else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
