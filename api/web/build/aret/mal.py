"""The page of the goals of a year, and the page of one."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from api.acts import ARSPLAN
from api.web.build.aret.happenings import of_mal
from api.web.build.aret.marks import utfall_bricka
from api.web.build.aret.punkt import READ_BY, masked
from api.web.formats import antal, datum, tid
from api.web.models.aret_sidor import MalenPage, PunktPage
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Head
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.codes import BEFATTNINGAR
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from api.web.build.aret.seen import Seen
    from api.web.models.aret import MalenView, MalView, UppdragView
    from api.web.models.verkstallighet import Happening
    from audit.arsplan.events_arsmal import ArsmalAssessed
    from audit.envelope import Recorded

NO_TASKS: Final = "Inga uppdrag att återrapportera."
RESTS_ON: Final = "Vad utfallen bygger på är skyddad text."
SHOWN: Final = 300
"""Characters of a text in the table; all of it stands on the goal's own page."""


def malen_page(seen: Seen, history: Sequence[Recorded] = ()) -> MalenPage:
    """Make the page of the goals; `history` holds them with their words, for who may read them."""
    told = Arsmal.from_events([one.event for one in history]) if history else seen.mal
    view = seen.goals_of(told, words=True) if history else seen.goals
    papers = (Link("Målen som dokument", seen.to("/mal/papper")),) if seen.mal.version else ()
    return MalenPage(
        frame=seen.frame,
        head=Head(
            overline=f"Nämndens år {seen.ar}",
            heading=f"Mål {seen.ar}",
            lead=f"{seen.stood}{view.svar}{_masked(view)}",
            back=Link(f"Nämndens år {seen.ar}", seen.to()),
            done=seen.done,
            more=seen.mal_links("set-arsmal"),
        ),
        years=seen.years("/mal"),
        dates=seen.dates("/mal"),
        basis=seen.basis,
        senare=view.senare,
        counts=tuple((name, antal(number)) for name, number in view.antal) if view.mal else (),
        papers=papers,
        table=_table(seen, view),
        tasks=_tasks(seen, view.mal),
        ended=tuple(
            Link(f"{one.kod} {one.rubrik}", seen.to(f"/mal/{one.id}"))
            for one in seen.mal.mal.values()
            if not one.galler
        ),
    )


def mal_page(seen: Seen, mal: UUID, history: Sequence[Recorded]) -> PunktPage:
    """Make the page of a goal; raises NotFoundError where the year has no such."""
    found = seen.mal.mal.get(mal)
    if found is None:
        raise NotFoundError("Det finns inget sådant mål.")
    newest = found.bedomning(seen.day)
    happenings = of_mal(seen, history, mal)
    told = Arsmal.from_events([one.event for one in history])
    goals = seen.goals_of(told, words=seen.words)
    view = [one for one in goals.mal if one.id == mal]
    tasks = _tasks(seen, view)
    slugs = ("assess-arsmal", "give-uppdrag", "change-arsmal", "end-arsmal")
    return PunktPage(
        frame=seen.frame,
        head=Head(
            overline=f"Mål {found.kod}, {seen.ar}" + ("" if found.galler else " (borttaget)"),
            heading=found.rubrik,
            lead=" ".join(_lead(newest, happenings)),
            state=utfall_bricka(found.utfall(seen.day)),
            back=Link(f"Mål {seen.ar}", seen.to("/mal")),
            done=seen.done,
            more=seen.mal_links(*slugs, mal=mal) if found.galler else (),
        ),
        dates=seen.dates(f"/mal/{mal}"),
        basis=seen.basis,
        senare=goals.senare,
        facts=(
            ("Kod", found.kod),
            ("Ansvarig", BEFATTNINGAR[found.ansvarig]),
            *(("Underlag", one.underlag) for one in view if one.underlag),
            *(() if tasks.rows else (("Uppdrag att återrapportera", "Inga"),)),
        ),
        tasks=tasks if tasks.rows else None,
        happenings=happenings,
    )


def _lead(newest: ArsmalAssessed | None, happenings: Sequence[Happening]) -> Iterator[str]:
    if newest is not None:
        yield f"Läget den {datum(newest.per)}."
    if said := masked(happenings):
        yield said


def _masked(view: MalenView) -> str:
    """Say once who reads what the outcomes rest on, where somebody has followed a goal up."""
    if view.words or not any(one.per for one in view.mal):
        return ""
    return f" {RESTS_ON} {READ_BY}"


def _table(seen: Seen, view: MalenView) -> Table:
    """List the goals; what each outcome rests on has a column where it may be read."""
    columns = (
        *(Column("Kod", whole=True), Column("Mål"), Column("Ansvarig"), Column("Utfall")),
        *((Column("Underlag"),) if view.words else ()),
        *_acting(seen),
    )
    rows = tuple(
        (
            Cell(one.kod),
            Cell(one.rubrik, seen.to(f"/mal/{one.id}"), note=one.tillagt),
            Cell(one.ansvarig),
            Cell("", brickor=(one.utfall,), note=f"Läget den {datum(one.per)}" if one.per else ""),
            *((Cell(shorten(one.underlag, SHOWN, placeholder=" …")),) if view.words else ()),
            *_cell(seen, "assess-arsmal", "Följ upp", mal=one.id),
        )
        for one in view.mal
    )
    return Table("Årets mål", columns, rows, "Inga mål.")


def _tasks(seen: Seen, goals: Iterable[MalView]) -> Table:
    columns = (
        *(Column("Mål"), Column("Uppdrag"), Column("Senast", whole=True), Column("Läge")),
        *_acting(seen),
    )
    rows = tuple(
        (
            Cell(f"{one.kod} {one.rubrik}", seen.to(f"/mal/{one.id}")),
            Cell(task.text),
            Cell(datum(task.senast)),
            Cell("", brickor=(task.lage,), note=". ".join(_note(seen, task))),
            *_answer(seen, task.id),
        )
        for one in goals
        for task in one.uppdrag
    )
    return Table("Uppdrag att återrapportera", columns, rows, NO_TASKS)


def _note(seen: Seen, task: UppdragView) -> Iterator[str]:
    """Say how a task stands, and of one that waits when its papers are due in the nämnd's year."""
    yield task.lage_not
    found = seen.mal.of_uppdrag(task.id)
    plan = seen.known.plan(task.senast.year).on(seen.day)
    regel = f"aterrapport/{task.id}"
    punkt = next((one for one in plan.punkter.values() if one.regel == regel), None)
    held = plan.mote(punkt) if punkt and not punkt.struken else None
    if held is not None and not (found and found[1].aterrapporterad):
        yield (
            f"Står i nämndens år vid sammanträdet {datum(held.dag)} (underlaget senast vid"
            f" stopptiden {tid(held.stopptid)})"
        )


def _acting(seen: Seen) -> tuple[Column, ...]:
    acts = seen.now and ARSPLAN.may(seen.acting, "assess_arsmal")
    return (Column("Registrera", acts=True),) if acts else ()


def _answer(seen: Seen, uppdrag: UUID) -> tuple[Cell, ...]:
    found = seen.mal.of_uppdrag(uppdrag)
    if found is not None and found[1].aterrapporterad is not None:
        return (Cell(""),) if _acting(seen) else ()
    return _cell(seen, "answer-uppdrag", "Återrapporterat", uppdrag=uppdrag)


def _cell(seen: Seen, slug: str, name: str, **chosen: UUID) -> tuple[Cell, ...]:
    if not _acting(seen):
        return ()
    found = seen.mal_links(slug, **chosen)
    return (Cell(name, found[0].href),) if found else (Cell(""),)
