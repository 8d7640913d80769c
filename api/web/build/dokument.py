"""The page edition of a document: its parts as the page's own tables, texts and pictures."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from api.reports import document as d
from api.reports.charts import drawn_narrow
from api.web.models import parts
from api.web.models.dokument import DateField, DateForm, DokumentPage, PageBlock
from api.web.models.frame import NavLink
from audit.lexsarah.codes import FORMAT, UPPLAGA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.web.models.frame import Frame

KNOWN_HINT = "ÅÅÅÅ-MM-DD, tomt för nu"
KNOWN = "Med det som var registrerat till och med"
FIRST_LEVEL = 1
"""How many levels a document's headings lie below the page's own."""
SHORT: Final = 18
"""Characters of a value that is never broken over lines where a document is wide."""


def dokument_page(
    frame: Frame,
    document: d.Document,
    base: str,
    back: NavLink,
    *,
    asked: Mapping[str, str],
    edition: str = "",
    editions: Sequence[str] = (),
    dates: DateForm | None = None,
) -> DokumentPage:
    """Make the page of the document that `base` addresses, its files beside it.

    `asked` pins files to what the page shows; `dates` is None where no day can be chosen.
    """
    chosen = {**asked, **({"upplaga": edition} if edition else {})}
    return DokumentPage(
        frame=frame,
        back=back,
        kind=" · ".join(filter(None, (document.kind, "" if editions else document.edition))),
        heading=document.title,
        editions=tuple(
            NavLink(
                document.edition if one == edition else UPPLAGA[one],
                _address(base, {**asked, "upplaga": one}),
                current=one == edition,
            )
            for one in editions
        ),
        files=tuple(
            NavLink(name, _address(f"{base}.{form}", chosen))
            for form, name in FORMAT.items()
            if form in {"pdf", "docx"}
        ),
        action=base,
        dates=dates,
        blocks=tuple(_block(one, wide=document.wide) for one in document.blocks),
        line=document.footer,
        wide=document.wide,
    )


def known_form(registrerat: str, edition: str = "") -> DateForm:
    """Ask for the day up to which the document knows; `edition` stays as it is."""
    field = DateField("registrerat", KNOWN, registrerat, KNOWN_HINT)
    return DateForm((field,), (("upplaga", edition),) if edition else ())


def _address(base: str, asked: Mapping[str, str]) -> str:
    return f"{base}?{urlencode(asked)}" if asked else base


def _block(block: d.Block, *, wide: bool) -> PageBlock:
    kind = type(block).__name__.lower()
    match block:
        case d.Heading(level=level):
            return PageBlock(kind, block, level=level + FIRST_LEVEL)
        case d.Paragraph(text=text) | d.Quote(text=text):
            return PageBlock(kind, {"text": d.plain(text), "source": getattr(block, "source", ""),
                                    "quiet": getattr(block, "quiet", False)})  # fmt: skip
        case d.Bullets(items=items):
            return PageBlock(kind, {"rows": [d.plain(one) for one in items],
                                    "numbered": block.numbered})  # fmt: skip
        case d.Table():
            return PageBlock(kind, _table(block, wide=wide))
        case d.Figure(svg=svg):
            narrow = drawn_narrow(block)
            return PageBlock(kind, block, picture=_picture(svg), narrow=_picture(narrow))
    return PageBlock(kind, block)


def _picture(svg: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}" if svg else ""


def _table(block: d.Table, *, wide: bool) -> parts.Table:
    return parts.Table(
        block.caption,
        tuple(
            parts.Column(one.name, numeric=one.numeric, whole=wide and _short(block, at))
            for at, one in enumerate(block.columns)
        ),
        tuple(tuple(map(_cell, row)) for row in block.rows),
        block.empty,
    )


def _short(block: d.Table, at: int) -> bool:
    """Tell whether a column holds short values alone, such as numbers and dates with their §."""
    return all(len(row[at]) <= SHORT for row in block.rows)


def _cell(text: str) -> parts.Cell:
    """Give a cell whose first line is its text; those after it stand on lines of their own."""
    first, _, rest = text.partition("\n")
    return parts.Cell(first, note=rest)
