"""The parts of a document in Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from api.reports import document as d
from api.reports.word_tables import QUIET, add_facts, add_table, shade, text_width

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph as WordParagraph

_MONO: Final = "Consolas"


ROOM: Final = "Mellanrum"
"""The style of the small room under a table."""
_TABLES: Final = (d.Facts, d.Table)
_AIRY: Final = (d.Heading, d.PageBreak)
"""What keeps room above itself."""


def add_all(word: Word, blocks: Sequence[d.Block]) -> None:
    """Add the parts to the end of a Word document, in order."""
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(before, _TABLES) and not isinstance(block, _AIRY):
            # Two tables would become one, and a text would lie close under its table.
            word.add_paragraph(style=ROOM)
        if isinstance(block, d.PageBreak) and isinstance(after, d.Heading):
            # A paragraph for the break alone could make a page of its own.
            continue
        _ADD[type(block)](word, block)
        if isinstance(before, d.PageBreak) and isinstance(block, d.Heading):
            form = word.paragraphs[-1].paragraph_format
            form.page_break_before, form.space_before = True, Pt(0)
    if blocks and isinstance(blocks[-1], _TABLES):
        word.add_paragraph(style=ROOM)


def _heading(word: Word, block: d.Heading) -> None:
    word.add_heading(d.tidy(block.text), level=block.level)


def _paragraph(word: Word, block: d.Paragraph) -> None:
    paragraph = word.add_paragraph()
    _runs(paragraph, block.text)
    if block.quiet:
        # What explains belongs to what it explains.
        paragraph.paragraph_format.keep_with_next = True
        _quieten(paragraph)


def _quote(word: Word, block: d.Quote) -> None:
    paragraph = word.add_paragraph()
    _runs(paragraph, block.text)
    form = paragraph.paragraph_format
    form.left_indent = Mm(6)
    if block.source:
        form.keep_with_next, form.space_after = True, Pt(1)
        source = word.add_paragraph(d.tidy(block.source))
        source.paragraph_format.left_indent = Mm(6)
        _quieten(source)


def _bullets(word: Word, block: d.Bullets) -> None:
    for item in block.items:
        _runs(word.add_paragraph(style=_LISTS[block.numbered]), item)


_LISTS: Final = {False: "List Bullet", True: "List Number"}


def _notice(word: Word, block: d.Notice) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(d.tidy(block.heading)).bold = True
    paragraph.paragraph_format.keep_with_next = bool(block.items)
    for item in block.items:
        word.add_paragraph(d.tidy(item), style="List Bullet")


def _figure(word: Word, block: d.Figure) -> None:
    caption = word.add_paragraph(d.tidy(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    word.add_picture(io.BytesIO(block.png), width=Length(min(text_width(word), Pt(block.points))))
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
            shade(run._r.get_or_add_rPr())  # noqa: SLF001 - python-docx has no shading
        else:
            paragraph.add_run(d.tidy(part))


def _quieten(paragraph: WordParagraph) -> None:
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(9), QUIET


_ADD: Final[dict[type[Any], Callable[[Word, Any], None]]] = {
    d.Heading: _heading,
    d.Paragraph: _paragraph,
    d.Quote: _quote,
    d.Bullets: _bullets,
    d.Facts: add_facts,
    d.Table: add_table,
    d.Notice: _notice,
    d.Figure: _figure,
    d.Ticks: _ticks,
    d.Signature: _signature,
    d.Code: _code,
    d.PageBreak: _page_break,
}
