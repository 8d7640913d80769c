"""The page of a year's draws: what was drawn, its reviews, the summary, and how to repeat it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from api.reports.internkontroll.draws_paper import Drawn, short
from api.web.build.plan.dragna import drawn_cell
from api.web.formats import MONTHS, antal, datum
from api.web.forms_internkontroll.describing import i_ord
from api.web.forms_internkontroll.fields import Place
from api.web.labels import named
from api.web.models.dragningar import DragningarPage, DragningView
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Facts, Head, Next
from audit.internkontroll.dragning import GRANSKNING, HANDELSER, UNDERLAG
from audit.internkontroll.dragning_sammanstallning import summary

if TYPE_CHECKING:
    from api.web.build.plan.dragna import Kanda
    from api.web.build.plan.seen import Seen
    from audit.internkontroll.dragning import Dragningar
    from audit.internkontroll.events_dragning import DragningMade
    from projections.kontroll.underlag import Repeated

LEAD = (
    "Slumpen kommer ur registrets egen kontrollstämpel. Ingen kan styra vilka som dras, och var "
    "och en som har kontrollnumret och listan kan göra om dragningen."
)
DECEMBER = 12
SAME = "Gjord om nu ur registret: samma underlag och samma urval."
OTHER_LIST = (
    "Underlaget ser annorlunda ut nu, till exempel för att något är gallrat, så urvalet kan inte "
    "göras om ur registret. Summan nedanför visar vad det var."
)
OTHER_DRAW = "Gjord om nu ger den ett annat urval. Det ska inte kunna hända: kontakta teknikern."
NOT_NOW = "Sammanställningen är inte ikapp. Ladda om sidan om en stund."


@dataclass(frozen=True, slots=True)
class Drawings:
    """When each draw of a year was made, by its number, and the day of the newest extract."""

    made: Mapping[int, Drawn] = field(default_factory=dict)
    newest: date | None = None


NOTHING = Drawings()


def dragningar_page(
    seen: Seen,
    ar: int,
    state: Dragningar,
    repeated: Mapping[int, Repeated | None],
    kanda: Kanda,
    drawn: Drawings = NOTHING,
) -> DragningarPage:
    """Make the page of a year; `kanda` holds the facts of what was drawn that may be seen.

    `drawn` tells when each draw was made, and what the next one would be made from.
    """
    draw = seen.links(Place.DRAGNINGAR, ar, state, "make-dragning")
    year = seen.today.year
    through = DECEMBER if ar < year else seen.today.month - 1 if ar == year else 0
    return DragningarPage(
        frame=seen.frame,
        head=Head(
            overline="Internkontroll",
            heading=f"Slumpvisa dragningar {ar}",
            lead=LEAD,
            back=Link("Internkontroll", seen.addresses.base),
            done=seen.done,
            next=_next(seen, ar, state, draw, drawn.newest),
            more=(*draw, _paper(seen, ar)) if state.dragningar else (),
        ),
        years=_years(seen, ar),
        summary=_summary(state),
        summary_text=_summary_text(state, through),
        dragningar=tuple(
            _dragning(seen, state, one, repeated.get(one.dragning), kanda, drawn.made)
            for one in reversed(state.dragningar)
        ),
    )


def _paper(seen: Seen, ar: int) -> Link:
    here = seen.addresses.place(Place.DRAGNINGAR)
    return Link("Året som dokument (PDF och Word)", f"{here}/{ar}/papper")


def _years(seen: Seen, ar: int) -> tuple[Link, ...]:
    years = sorted({*seen.known.dragningar, seen.today.year, ar}, reverse=True)
    if len(years) == 1:
        return ()
    return tuple(
        Link(str(one), seen.addresses.place(Place.DRAGNINGAR, one), "visas nu" if one == ar else "")
        for one in years
    )


def _next(
    seen: Seen, ar: int, state: Dragningar, draw: tuple[Link, ...], newest: date | None
) -> Next | None:
    waits = [(one, left) for one in state.dragningar if (left := state.waiting(one.dragning))]
    if waits and seen.may("review_dragen", state):
        made, left = waits[0]
        text = f"{antal(len(left))} i dragning {made.dragning} väntar på granskning."
        way = _review(seen, ar, made, left[0], "Granska den första")
        return Next(text, (way,))
    ended = seen.today.replace(day=1) - timedelta(days=1)
    old = (
        f" Det nyaste utdraget av utredningar är av {datum(newest)}. Läs in ett nyare innan du "
        f"drar ur utredningarna i {MONTHS[ended.month - 1]}: annars kan det som har hänt därefter "
        "inte dras."
        if newest is not None and newest < ended
        else ""
    )
    return Next(f"Dra månadens urval när månaden är slut.{old}", draw) if draw else None


def _review(seen: Seen, ar: int, made: DragningMade, referens: str, text: str) -> Link:
    chosen = {"dragning": made.dragning, "referens": referens}
    return seen.link("review-dragen", Place.DRAGNINGAR, ar, text, **chosen)


def underlag_i_ord(underlag: str) -> str:
    """Say what a draw was made from."""
    kod = underlag.removeprefix(HANDELSER)
    return named(UNDERLAG, underlag) if kod == underlag else f"{i_ord(kod)}, under månaden"


def _summary(state: Dragningar) -> Table:
    columns = (
        Column("Månad"),
        Column("Underlag"),
        Column("Antal att dra ur", numeric=True),
        Column("Dragna", numeric=True),
        Column("Granskade", numeric=True),
        *(Column(label, numeric=True) for label in GRANSKNING.values()),
    )
    rows = tuple(
        (
            Cell(MONTHS[one.manad - 1].capitalize(), f"#dragning-{one.dragning}"),
            Cell(underlag_i_ord(one.underlag)),
            Cell(antal(one.population)),
            Cell(antal(one.dragna)),
            Cell(antal(one.granskade)),
            *(Cell(antal(one.utfall[code])) for code in GRANSKNING),
        )
        for one in summary(state).rader
    )
    return Table("Årets sammanställning", columns, rows, "Ingen dragning är gjord än.")


def _summary_text(state: Dragningar, through: int) -> str:
    found = summary(state, through)
    said = f"{antal(found.dragna)} är dragna och {antal(found.granskade)} granskade."
    if not found.manader_utan:
        return said
    months = ", ".join(MONTHS[one - 1] for one in found.manader_utan)
    return f"{said} Månader utan dragning: {months}."


def _dragning(
    seen: Seen,
    state: Dragningar,
    made: DragningMade,
    repeated: Repeated | None,
    kanda: Kanda,
    drawn: Mapping[int, Drawn],
) -> DragningView:
    month = MONTHS[made.manad - 1]
    return DragningView(
        heading=f"Dragning {made.dragning}: {month} {made.ar}",
        anchor=f"dragning-{made.dragning}",
        facts=(*_facts(seen, made), *_when(made, drawn.get(made.dragning))),
        dragna=_dragna(seen, state, made, kanda),
        repeat=(*_repeat(made, repeated), *_references(seen, made)),
    )


def _facts(seen: Seen, made: DragningMade) -> Facts:
    found = [
        ("Underlag", underlag_i_ord(made.underlag)),
        ("Dragna", f"{antal(len(made.dragna))} av {antal(made.population)}"),
    ]
    if made.kontrollmoment:
        moment = seen.known.kontrollmoment(made.kontrollmoment, made.ar)
        if moment:
            found.append(("Kontrollmoment", f"{moment.kod} {moment.rubrik}"))
    return tuple(found)


def _when(made: DragningMade, drawn: Drawn | None) -> Facts:
    """Say when it was drawn and from which extract, with a warning where that is too old."""
    if drawn is None:
        return ()
    read = drawn.read_in
    of = f" ur uppgifter inlästa till och med {datum(read)}" if read else ""
    warned = short(read, made.ar, made.manad)
    said = ("Drogs", f"{datum(drawn.made)}{of}")
    return (said, ("Att tänka på", warned)) if warned else (said,)


def _dragna(seen: Seen, state: Dragningar, made: DragningMade, kanda: Kanda) -> Table:
    columns = (Column("Det som drogs"), Column("Granskning"), Column("Granskad", whole=True))
    may = seen.may("review_dragen", state)
    rows = []
    for number, referens in enumerate(made.dragna, 1):
        found = state.granskning(made.dragning, referens)
        if found:
            kind = Kind.SUCCESS if found.utfall == "utan_anmarkning" else Kind.WARNING
            badge = Bricka(named(GRANSKNING, found.utfall), kind)
            text = found.text if found.text and seen.words else ""
            cells = (Cell(text, brickor=(badge,)), Cell(datum(found.granskad)))
        else:
            way = _review(seen, made.ar, made, referens, "Granska")
            cells = (Cell(way.text, way.href) if may else Cell("Väntar"), Cell("–"))
        rows.append((drawn_cell(seen, kanda, made, number, referens), *cells))
    return Table(f"Dragna i dragning {made.dragning}", columns, tuple(rows))


def _repeat(made: DragningMade, repeated: Repeated | None) -> Facts:
    if repeated is None:
        said = NOT_NOW
    elif not repeated.same_list:
        said = OTHER_LIST
    else:
        said = SAME if repeated.same_draw else OTHER_DRAW
    return (
        ("Prövad nu", said),
        ("Sätt att dra", made.algoritm),
        ("Kontrollnummer", antal(made.known_position)),
        ("Kontrollstämpelns summa", made.known_root),
        ("Underlagets summa (SHA-256)", made.population_sha256),
        ("Frö", made.seed),
    )


def _references(seen: Seen, made: DragningMade) -> Facts:
    """Give the references in full, which the draw is made again with, to those who see cases."""
    if not (seen.words or seen.lists):
        return ()
    return (("Det som drogs, i ordning", ", ".join(made.dragna)),)
