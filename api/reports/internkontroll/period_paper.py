"""The internkontrollrapport of a period as a tjänsteskrivelse, in two editions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.reports.document import (
    Block,
    Bullets,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from api.reports.internkontroll.later import LATER
from api.reports.internkontroll.parts import chart_and_table, finished
from api.reports.internkontroll.period import NOT_MEASURED, STANDINGS
from api.reports.internkontroll.saying import listed
from api.reports.small_cells import Counted
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.formats import antal, datum, gemen
from audit.internkontroll.dragning import GRANSKNING

if TYPE_CHECKING:
    from api.reports.delegation import Period
    from api.reports.internkontroll.period import MomentRow, PeriodTold
    from api.reports.moment import Moment

NO_PLAN: Final = "Ingen antagen internkontrollplan för perioden finns i registret."
UNATTENDED: Final = "Utanför målet utan att någon avvikelse är öppen"
STANDS: Final = {
    "inom": ("inom målet", "inom målet"),
    "utanfor": ("utanför målet", "utanför målet"),
    "utan_mal": ("mätt utan mål att jämföra med", "mätta utan mål att jämföra med"),
    NOT_MEASURED: ("inte mätt än", "inte mätta än"),
}
"""How one or several kontrollmoment stand, within a sentence."""
NO_ATGARDER: Final = "Vad som avviker och vad som görs står i den upplaga som bara nämnden får."


def period_document(
    told: PeriodTold, period: Period, moment: Moment, edition: str, diarienummer: str = ""
) -> Document:
    """Make the paper in one of its editions; the public one hides small numbers."""
    own = edition == SEKRETESS
    blocks = (
        Facts((("Avseende", period.name), ("Till", moment.namnd))),
        Heading("Förslag till beslut"),
        Paragraph(
            f"{moment.namnd} godkänner internkontrollrapporten och överlämnar den till"
            f" {listed([gemen(one) for one in told.recipients])}."
        ),
        Heading("Sammanfattning"),
        Paragraph(in_short(told)),
        Heading("Ärendebeskrivning"),
        Bullets(told.plans) if told.plans else Paragraph(NO_PLAN),
        *_moments(told, own=own),
        *later(told, own=own),
        *(_avvikelser(told) if own else (Paragraph(NO_ATGARDER, quiet=True),)),
        *_presented(told),
        *(_draws(told) if own else ()),
        Heading("Beslutsunderlag"),
        Bullets((*told.plans, f"Registret: {gemen(moment.footer)}")),
        Heading("Beslutet skickas till"),
        Bullets(told.recipients),
    )
    title = f"Internkontrollrapport {period.name}"
    return finished(title, moment, blocks, edition, diarienummer=diarienummer)


def in_short(told: PeriodTold) -> str:
    """Say the period in a few sentences: what was measured, how it stands, what is left to do."""
    return " ".join(_sentences(told))


def _sentences(told: PeriodTold) -> Iterator[str]:
    if told.moments:
        plans = "Planerna" if len(told.plans) > 1 else "Planen"
        yield f"{plans} har {antal(len(told.moments))} kontrollmoment."
        yield from _of_one(told) if len(told.moments) == 1 else _of_several(told)
    else:
        yield NO_PLAN
    number = antal(told.open) if told.open else "ingen"
    stood = _many(told.open, "avvikelse öppen", "avvikelser öppna")
    yield f"Vid periodens slut var {number} {stood}."
    if told.late:
        yield f"{antal(told.late)} {_many(told.late, 'åtgärd är', 'åtgärder är')} över tiden."


def _of_one(told: PeriodTold) -> Iterator[str]:
    """Say how the only kontrollmoment stands."""
    yield f"Det mättes {'' if told.measured else 'inte '}under perioden."
    if told.before:
        yield "Den senaste mätningen gäller en dag före perioden."
    standing = told.moments[0].standing
    if standing != NOT_MEASURED:
        yield f"Det är {STANDS[standing][0]}."


def _of_several(told: PeriodTold) -> Iterator[str]:
    """Say how many were measured, and how many stand in each way."""
    total, measured = len(told.moments), told.measured
    if 0 < measured < total:
        yield f"{antal(measured)} av dem mättes under perioden."
    else:
        yield f"{'Alla' if measured else 'Inget av dem'} mättes under perioden."
    if told.before:
        yield f"{antal(told.before)} mättes senast före perioden."
    each = [
        f"{antal(n)} {_many(n, *words)}"
        for code, words in STANDS.items()
        if (n := told.count(code))
    ]
    yield f"Av dem är {listed(each)}."


def _many(number: int, one: str, several: str) -> str:
    """Choose the words of one, or of none, or those of several."""
    return several if number > 1 else one


def _moments(told: PeriodTold, *, own: bool) -> Iterator[Block]:
    yield Heading("Kontrollmomenten", 2)
    if told.moments:
        rows = [Counted(name, n) for code, name in STANDINGS.items() if (n := told.count(code))]
        yield from chart_and_table(rows, in_short(told), _counted(told))
    columns = (
        Column("Kontrollmoment", 32),
        Column("Läget den", 14),
        Column("Utfall", 20),
        Column("Mål", 14),
        Column("Bedömning", 20),
    )
    cells = tuple(
        (
            f"{one.kod} {one.rubrik}",
            _day(one, told),
            one.outcome if own else one.outcome_public,
            one.mal,
            STANDINGS[one.standing],
        )
        for one in told.moments
    )
    yield Table("Senaste utfall vid periodens slut", columns, cells, empty="Inga kontrollmoment.")


def _counted(told: PeriodTold) -> str:
    """Say what the chart of the kontrollmoment counts, and of which days."""
    return f"Antal kontrollmoment efter utfall, {datum(told.first)} till och med {datum(told.last)}"


def later(told: PeriodTold, *, own: bool) -> Iterator[Block]:
    """Tell the outcomes that are others by now; to everybody only where the goal was crossed."""
    rows = [
        f"{one.kod}: {one.later if own else f'{LATER} {one.turned}'.strip()}"
        for one in told.moments
        if one.later
    ]
    if rows:
        yield Paragraph("Uppgifter som registrerades efter mätningen har ändrat utfallet:")
        yield Bullets(tuple(rows))


def _day(one: MomentRow, told: PeriodTold) -> str:
    if one.per is None:
        return "–"
    return f"{datum(one.per)}, före perioden" if one.per < told.first else datum(one.per)


def _avvikelser(told: PeriodTold) -> Iterator[Block]:
    yield Heading("Avvikelser och åtgärder", 2)
    if not told.avvikelser:
        yield Paragraph("Ingen avvikelse var öppen under perioden.")
    if unattended := [one.kod for one in told.moments if one.unattended]:
        yield Paragraph(f"{UNATTENDED}: {listed(unattended)}.")
    columns = (
        Column("Åtgärd", 40),
        Column("Ansvarig", 22),
        Column("Senast", 14),
        Column("Läge", 24),
    )
    for one in told.avvikelser:
        rows = tuple((each.rubrik, each.ansvarig, each.senast, each.lage) for each in one.atgarder)
        caption = f"{one.rubrik} ({one.lage})"
        yield Table(caption, columns, rows, empty="Inga åtgärder är planerade än.")


def _presented(told: PeriodTold) -> Iterator[Block]:
    yield Heading("Redovisat för nämnden under perioden", 2)
    columns = (
        Column("Sammanträde", 15),
        Column("Paragraf", 12),
        Column("Vad", 40),
        Column("Beslut", 33),
    )
    rows = tuple(
        (datum(one.sammantrade), one.paragraf, one.what, one.utfall) for one in told.presented
    )
    yield Table("Sammanträden", columns, rows, empty="Inget är redovisat under perioden.")
    if told.treated:
        yield Bullets(told.treated)


def _draws(told: PeriodTold) -> Iterator[Block]:
    if not told.draws:
        return
    yield Heading("Slumpvisa dragningar för egenkontroll", 2)
    columns = (
        Column("År", 10),
        Column("Dragna för periodens månader", 20, numeric=True),
        Column("Granskade i perioden", 18, numeric=True),
        *(Column(name, 17, numeric=True) for name in GRANSKNING.values()),
    )
    rows = tuple(
        (str(one.ar), antal(one.dragna), antal(one.granskade), *(antal(n) for _, n in one.utfall))
        for one in told.draws
    )
    yield Table("Dragningar och granskningar", columns, rows)
