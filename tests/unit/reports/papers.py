"""A document with every kind of part, and how a PDF is read back."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pypdf

from api.reports import document as d
from api.reports.charts import bars
from api.reports.moment import Moment
from api.reports.small_cells import Counted

if TYPE_CHECKING:
    from api.reports.document import Document

FOOTER = "Läget 2026-03-20 enligt uppgifter registrerade till och med 2026-03-20 08.15"


def everything() -> Document:
    """Make a document with one of each part, and with texts that are hard to set."""
    columns = (d.Column("Punkt"), d.Column("Antal", numeric=True))
    svg = bars((Counted("Missförhållande", 7), Counted("Allvarligt", 2)), "Sju", "Andel").svg
    return d.Document(
        title="Utredning",
        namnd="Provnämnden",
        day=date(2026, 3, 20),
        footer=FOOTER,
        edition="Offentlig",
        constructed=True,
        blocks=(
            d.Notice("Det här saknas", ("Punkt 3",)),
            d.Facts((("Diarienummer", "SN 2026-14"),)),
            d.Heading("Vad som hände"),
            d.Quote(
                ("#let *fet* $x$ 😀 ﻿\x07", d.Masked("26 kap. 1 § OSL"), " slut."), "Källa: samtal"
            ),
            d.Table("Beslut", columns, (("4.3", "12"), ("Alla", "12")), total=True),
            d.Table("Inga", columns, (), empty="Inga beslut."),
            d.Bullets(("ett", ("två",)), numbered=True),
            d.Figure(svg, PIXEL, "En linje som stiger.", "Andel"),
            d.Ticks("Område", (("Äldreomsorg", True), ("Ledning och stab", False))),
            d.Signature(("Underskrift", "Namnförtydligande")),
            d.Code("rad ett\nrad två", "Stämpel"),
            d.PageBreak(),
            d.Paragraph("Sist.", quiet=True),
        ),
    )


def a_moment() -> Moment:
    """Give a moment of a constructed log, with a stamp in the form that real ones have."""
    return Moment(
        namnd="Provnämnden",
        constructed=True,
        per=date(2024, 4, 2),
        number=4812,
        recorded_at=datetime(2024, 4, 2, 6, 15, tzinfo=UTC),
        origin="liggare/konstruerad/prov",
        stamp_size=4812,
        stamp="liggare/konstruerad/prov\n4812\nrot=\n\n— liggare/konstruerad/prov AAAA=\n",
    )


def text_of(pdf: bytes) -> str:
    """Give all the text of a PDF, words divided by single spaces."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0dc546e00000000049454e44ae426082"
)
"""A picture of one white point."""
