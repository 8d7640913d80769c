"""A half-year or a year of lex Sarah for the nämnd: numbers, lead times, IVO and åtgärder.

In two editions: the nämnd's own shows every number, the public one none under five but the totals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from api.reports.charts import bars
from api.reports.delegation import Period
from api.reports.document import Block, Bullets, Column, Document, Facts, Heading, Paragraph, Table
from api.reports.letter import LETTER, addressed, sender
from api.reports.papers import document, proved
from api.reports.small_cells import SMALLEST, Counted, merged, merged_upward
from api.reports.tjansteskrivelse import SEKRETESS
from api.web.formats import antal, datum, decimaltal
from audit.lexsarah import BEDOMNING
from audit.lexsarah.codes import KANAL, UPPLAGA
from audit.lexsarah.codes_utredning import EFFEKT

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from projections.lexsarah.numbers import Group, Ledtid, Summary

NOT_JUDGED: Final = "Ingen bedömning än"
REST: Final = "Övriga"
_SMALL: Final = (
    "Tal under fem är sammanslagna med andra, så att de inte pekar ut någon. Summan är alltid hela."
)
_WHOLE_YEARS: Final = (
    "Uppdelningen står i sammanställningen av hela året, när året är slut. "
    "Vore kortare tider också uppdelade, skulle små tal gå att räkna ut."
)


@dataclass(frozen=True, slots=True)
class Names:
    """What names a verksamhet and an enhet by their codes, and tells where an enhet belongs."""

    verksamhet: Callable[[str], str]
    enhet: Callable[[str], str]
    verksamhet_of: Callable[[str], str]


def summary_document(
    found: Summary, period: Period, moment: Moment, names: Names, edition: str
) -> Document:
    """Make the paper in one of its editions."""
    if edition == SEKRETESS:
        told = _secret(found, names)
    elif may_be_split(period, moment):
        told = _public(found, names)
    else:
        told = iter((Paragraph(_WHOLE_YEARS, quiet=True),))
    blocks = (
        Facts((("Avseende", period.name), ("Till", moment.namnd))),
        Heading("Förslag till beslut"),
        Paragraph(f"{moment.namnd} tar emot sammanställningen och lägger den till handlingarna."),
        Heading("Sammanfattning"),
        Paragraph(in_short(found)),
        *told,
        Heading("Beslutsunderlag"),
        Bullets((f"Registret över lex Sarah, {moment.footer[:1].lower()}{moment.footer[1:]}",)),
        Heading("Beslutet skickas till"),
        Bullets(("Verksamhetscheferna", "Kommunens revisorer")),
    )
    title = f"Lex Sarah {period.name}"
    content = addressed(blocks, moment)
    made = document(title, moment, content, kind=LETTER, edition=UPPLAGA[edition])
    return proved(replace(made, namnd=sender(moment.namnd)), moment)


def may_be_split(period: Period, moment: Moment) -> bool:
    """Tell whether a period is a calendar year that has ended: the only one the public gets split.

    Two periods that overlap, both split, would give small numbers away by subtraction.
    """
    first, last = period.first, period.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return whole and first.year == last.year and last < moment.per


def in_short(found: Summary) -> str:
    """Say the totals in a few sentences."""
    return (
        f"Rapporter som kom in: {antal(found.rapporter)}."
        f" Ärenden som öppnades: {antal(found.oppnade)}, som avslutades: {antal(found.avslutade)}."
        f" Öppna vid periodens slut: {antal(found.oppna)}."
    )


def _secret(found: Summary, names: Names) -> Iterator[Block]:
    yield Heading("Ärenden efter bedömning")
    judged = _by_weight(found.bedomning)
    grades = tuple(Counted(_grade(one.kod), one.oppnade) for one in judged if one.oppnade)
    yield from _chart(grades, f"Antal öppnade ärenden efter bedömning, {_span(found)}")
    yield _groups("Bedömning", judged, _grade)
    yield Heading("Ärenden efter verksamhet och enhet")
    yield _groups("Verksamhet", found.verksamhet, names.verksamhet)
    yield _groups("Enhet", found.enhet, names.enhet)
    yield Heading("Hur lång tid det tog")
    yield _times(_ledtider(found), smallest=1)
    yield Heading("Anmält till IVO")
    yield _ivo(found)
    yield from _rest(found)


def _public(found: Summary, names: Names) -> Iterator[Block]:
    yield Paragraph(_SMALL, quiet=True)
    yield Heading("Öppnade ärenden efter bedömning")
    grades = [Counted(_grade(one.kod), one.oppnade) for one in _by_weight(found.bedomning)]
    yield from _merged("Bedömning", merged(grades, f"{REST} bedömningar"), found)
    yield Heading("Öppnade ärenden efter verksamhet")
    enheter = [
        Counted(names.enhet(one.kod or ""), one.oppnade, names.verksamhet_of(one.kod or ""))
        for one in found.enhet
    ]
    yield from _merged(
        "Verksamhet eller enhet", merged_upward(enheter, f"{REST} verksamheter"), found
    )
    yield Heading("Hur lång tid det tog")
    yield _times(_ledtider(found), smallest=SMALLEST)


def _by_weight(groups: Sequence[Group]) -> list[Group]:
    """Order by how serious it is, those not judged last."""
    order = list(BEDOMNING)
    return sorted(groups, key=lambda one: order.index(one.kod) if one.kod else len(order))


def _grade(kod: str | None) -> str:
    return BEDOMNING[kod] if kod else NOT_JUDGED


def _span(found: Summary) -> str:
    return f"{datum(found.first)} till och med {datum(found.last)}"


def _chart(rows: Sequence[Counted], caption: str) -> Iterator[Block]:
    if rows:
        said = ", ".join(f"{one.name} {one.antal}" for one in rows)
        yield bars(rows, f"{caption}: {said}.", caption)


def _groups(
    what: str, groups: Sequence[Group], name: Callable[[str], str] | Callable[[str | None], str]
) -> Table:
    columns = (
        Column(what, 40),
        *(Column(one, 15, numeric=True) for one in ("Öppnade", "Avslutade", "Öppna", "Till IVO")),
    )
    rows = [
        (name(one.kod or ""), *(map(antal, (one.oppnade, one.avslutade, one.oppna, one.ivo))))
        for one in groups
    ]
    sums = [
        antal(sum(getattr(one, part) for one in groups))
        for part in ("oppnade", "avslutade", "oppna", "ivo")
    ]
    total = (("Alla", *sums),) if rows else ()
    return Table(f"Ärenden per {what.lower()}", columns, (*rows, *total), total=True)


def _merged(what: str, rows: Sequence[Counted], found: Summary) -> Iterator[Block]:
    hidden = len(rows) <= 1
    shown = () if hidden else tuple((one.name, antal(one.antal)) for one in rows)
    if not hidden:
        yield from _chart(rows, f"Antal öppnade ärenden efter {what.lower()}, {_span(found)}")
    columns = (Column(what, 60), Column("Öppnade", 15, numeric=True))
    table_rows = (*shown, ("Alla", antal(found.oppnade)))
    yield Table(f"Öppnade ärenden per {what.lower()}", columns, table_rows, total=True)


def _ledtider(found: Summary) -> tuple[tuple[str, Ledtid], ...]:
    return (
        ("Från rapport till omedelbara åtgärder bedömda", found.omedelbara),
        ("Från rapport till första bedömning", found.forsta_bedomning),
        ("Från rapport till avslutat ärende", found.utreda),
        ("Från allvarlig bedömning till anmälan", found.anmala_ivo),
    )


def _times(times: Sequence[tuple[str, Ledtid]], *, smallest: int) -> Table:
    """Give medians in days; what happened fewer than `smallest` times is not told."""
    columns = (
        Column("Tid", 50),
        Column("Antal", 12, numeric=True),
        Column("Median, dagar", 16, numeric=True),
        *((Column("Längst, dagar", 16, numeric=True),) if smallest == 1 else ()),
    )
    rows = [
        (name, antal(one.antal), decimaltal(one.median), *_longest(one, smallest))
        for name, one in times
        if one.median is not None and one.antal >= smallest
    ]
    return Table("Tider", columns, tuple(rows), empty="För få för att visas.")


def _longest(one: Ledtid, smallest: int) -> tuple[str, ...]:
    return (antal(one.dagar[-1]),) if smallest == 1 else ()


def _ivo(found: Summary) -> Table:
    ivo = found.ivo
    rows = (
        ("Anmälningar", ivo.anmalda),
        ("varav med utredningen bifogad", ivo.bifogade),
        ("utredningen kom in inom två månader", ivo.inom),
        ("kom in till den vardag som sista dagen flyttas till", ivo.inom_vardag),
        ("kom in senare", ivo.efter),
        ("har tid kvar", ivo.aterstar),
        ("är över tiden", ivo.aterstar_over),
        ("Anmälningar om brister", ivo.brister),
    )
    columns = (Column("Mot IVO", 60), Column("Antal", 15, numeric=True))
    return Table("Anmält till IVO", columns, tuple((name, antal(n)) for name, n in rows))


def _rest(found: Summary) -> Iterator[Block]:
    yield Heading("Åtgärder")
    done = found.atgarder
    effects = [(f"effekt: {EFFEKT[kod].lower()}", n) for kod, n in sorted(done.effekt.items())]
    yield _numbers(
        "Åtgärder",
        (
            ("Planerade", done.planerade),
            ("Utförda", done.utforda),
            ("varav efter sin sista dag", done.utforda_sent),
            ("Inte längre aktuella", done.avstadda),
            ("Kvar vid periodens slut", done.kvar),
            ("varav över sin sista dag", done.sena),
            *effects,
        ),
    )
    yield Heading("Rapporter och information")
    ways = [(KANAL[kod], n) for kod, n in sorted(found.rapporter_kanal.items())]
    yield _numbers(
        "Rapporter och information",
        (
            *ways,
            ("Rapporter där någon kan ha varit i fara", found.rapporter_fara),
            ("Sänkta bedömningar", found.sankta.antal),
            ("varav rapportören fick besked", found.sankta.med_besked),
            ("Uppgifter om rapporter från privata utförare", found.utforare_rapporter),
            ("Uppgifter om anmälningar från privata utförare", found.utforare_anmalningar),
            ("Tillfällen då personal informerades", found.personal[0]),
        ),
    )


def _numbers(what: str, rows: Sequence[tuple[str, int]]) -> Table:
    columns = (Column(what, 60), Column("Antal", 15, numeric=True))
    return Table(f"{what} i tal", columns, tuple((name, antal(n)) for name, n in rows))
