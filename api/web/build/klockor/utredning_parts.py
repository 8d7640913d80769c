"""The dashboard's parts about running utredningar: over time, soon there, and by enhet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from api.web.build.klockor.over_time import COLUMNS, over_row
from api.web.build.names import arende_name
from api.web.formats import antal, datum
from api.web.labels import text
from api.web.models.klockor import Part
from api.web.models.parts import Cell, Column, Table
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.web.build.klockor.found import Found
    from api.web.links_klockor import ClockLinks
    from projections.barnutredning.listing import Row

SHOWN: Final = 15
"""Lines of what is over its time that stand on the dashboard."""
SOURCE: Final = "Varifrån lagrummet är hämtat står på ärendets egen sida."
CODED: Final = "Samordnare visas med sin kod ur verksamhetssystemet. Namn läses inte in."
NOBODY: Final = "Ingen samordnare antecknad"
SHORT: Final = {
    Tidsklass.INOM: "Inom fyra månader",
    Tidsklass.OVER_INOM_FORLANGNING: "Över, inom förlängning",
    Tidsklass.OVER_FORLANGNING_UTE: "Över, förlängningen slut",
    Tidsklass.OVER_UTAN_FORLANGNING: "Över, utan förlängning",
}
"""The classes as headings of narrow columns."""


def over_part(found: Found, links: ClockLinks) -> Part:
    """List what is over its time now."""
    rows = found.over or ()
    shown = tuple(over_row(one, found.enhet, links) for one in rows[:SHOWN])
    some = f"De {SHOWN} som har varit det längst av {antal(len(rows))}." if rows[SHOWN:] else ""
    lead = " ".join(filter(None, (some, SOURCE if rows else "")))
    table = Table("Över tiden nu", COLUMNS, shown, "Inget är över sin tid.")
    return Part("over", "Över tiden nu", lead, tables=(table,))


def soon_part(found: Found, links: ClockLinks) -> Part:
    """List what reaches four months within thirty days, by samordnare."""
    rows = found.soon or ()
    # Those of nobody in particular stand by enhet: somebody there is to see them.
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.samordnare or "", "" if row.samordnare else row.enhet].append(row)
    ordered = sorted(groups.items(), key=lambda one: (one[1][0].sista_dag, one[0]))
    lines = tuple(_soon_row(*key, group, found, links) for key, group in ordered)
    columns = (
        Column("Samordnare", whole=all(name for name, _ in groups)),
        Column("Utredningar", numeric=True),
        Column("Närmast", whole=True),
        Column("Sista dag", whole=True),
        Column("Dagar kvar", numeric=True),
        Column("Enhet"),
    )
    empty = "Ingen utredning når fyra månader inom 30 dagar."
    table = Table("Utredningar per samordnare", columns, lines, empty)
    lead = CODED if any(row.samordnare for row in rows) else ""
    return Part("snart", text("inom_30_dagar"), lead, tables=(table,))


def _soon_row(
    name: str, enhet: str, rows: Sequence[Row], found: Found, links: ClockLinks
) -> tuple[Cell, ...]:
    first = rows[0]
    own = links.narrowed(samordnare=name).utredningar("snart")
    # The list of an enhet may hold more: those that lie with a samordnare there.
    alone = name or all(row.enhet != enhet or not row.samordnare for row in found.soon or ())
    if enhet:
        own = links.narrowed(enhet=enhet).utredningar("snart")
    enheter = ", ".join(sorted({found.enhet(one.enhet) for one in rows}))
    return (
        Cell(f"Samordnare {name}" if name else NOBODY),
        Cell(antal(len(rows)), own if alone else None),
        Cell(arende_name(first.arende_id), links.links.arende(first.arende_id)),
        Cell(datum(first.sista_dag)),
        Cell(antal((first.sista_dag - found.asof.per).days)),
        Cell(enheter),
    )


def enhet_table(found: Found, links: ClockLinks) -> Table:
    """Count the running utredningar of each enhet by class; each number leads to its list."""
    chosen = found.chosen.enhet
    rows = [
        _classes(found.enhet(kod), classes, links.narrowed(enhet=kod))
        for kod, classes in sorted(found.by_enhet.items(), key=lambda one: found.enhet(one[0]))
        if chosen in {"", kod}
    ]
    if len(rows) > 1:
        rows.append(_classes("Alla", found.classes, links))
    return Table("Pågående utredningar per enhet", _columns("Enhet"), tuple(rows), _NONE)


def samordnare_table(found: Found, links: ClockLinks) -> Table:
    """Count the running utredningar of each samordnare by class, of one where one is chosen."""
    chosen = found.chosen.samordnare
    rows = tuple(
        _classes(f"Samordnare {kod}", classes, links.narrowed(samordnare=kod))
        for kod, classes in found.by_samordnare.items()
        if kod is not None and chosen in {"", kod}
    )
    nobody = found.by_samordnare.get(None, {})
    if nobody and not chosen:
        cells = tuple(Cell(antal(nobody.get(klass, 0))) for klass in Tidsklass)
        rows += ((Cell(NOBODY), *cells, Cell(antal(sum(nobody.values())))),)
    if len(rows) > 1:
        rows += (_classes("Alla", found.classes, links),)
    return Table("Pågående utredningar per samordnare", _columns("Samordnare"), rows, _NONE)


_NONE: Final = "Inga pågående utredningar."


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column(first),
        *(Column(SHORT[klass], numeric=True) for klass in Tidsklass),
        Column("Alla", numeric=True),
    )


def _classes(name: str, classes: Mapping[Tidsklass, int], links: ClockLinks) -> tuple[Cell, ...]:
    return (
        Cell(name),
        *(number(classes.get(klass, 0), links.utredningar(klass)) for klass in Tidsklass),
        number(sum(classes.values()), links.utredningar("alla")),
    )


def number(count: int, href: str) -> Cell:
    """Write a number as the way to its cases; a zero leads nowhere."""
    return Cell(antal(count), href if count else None)


def in_words(classes: Mapping[Tidsklass, int]) -> str:
    """Say the classes in one sentence, for those who do not see the chart."""
    said = ", ".join(
        f"{antal(classes.get(klass, 0))} {TIDSKLASS_LABELS[klass].lower()}" for klass in Tidsklass
    )
    return f"Av {antal(sum(classes.values()))} pågående utredningar är {said}."
