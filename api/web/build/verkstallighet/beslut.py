"""The list of ej verkställda beslut, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.web.build.verkstallighet.seen import Seen, beslut_name
from api.web.formats import antal, dagar, datum
from api.web.forms_verkstallighet.specs import FORMS, INSATSNAMN
from api.web.labels import FALT, HANDELSER
from api.web.models.lexsarah import Link
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Facts, Head, Words
from api.web.models.verkstallighet import BeslutListPage, BeslutPage, Happening
from audit.verkstallighet import codes
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.kvartalet import kvartal_of
from audit.verkstallighet.lage import (
    ENDED,
    avgift_line,
    classify,
    insats_lagrum,
    other_insatser,
    reportable,
    reporting_lagrum,
    running,
    saknas,
)
from audit.verkstallighet.replacing import CORRECTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event

SEALED = "Skyddad text"
CODES: dict[str, dict[str, str]] = {
    "lag": codes.LAG,
    "insats": INSATSNAMN,
    "svar": codes.SVAR,
    "orsak": {**codes.ORSAKER, **codes.AVBROTTSORSAKER},
    "skal_kod": codes.AVSLUT,
    "mottagare": codes.MOTTAGARE,
    "rapportslag": codes.RAPPORTSLAG,
}
"""Fact → what its codes are called."""
FILTERS = {"vantar": "Väntar", "rapporteras": "Över tre månader", "alla": "Alla"}


def shown(seen: Seen, lage: str) -> list[Beslut]:
    """Give the beslut of a list, the longest waiting first."""
    found = []
    for state in seen.known.beslut.values():
        is_now = classify(state, seen.today)
        waits = is_now is not None and is_now not in ENDED
        wanted = {"vantar": waits, "rapporteras": reportable(state, seen.today)}
        if is_now is not None and wanted.get(lage, True):
            found.append(state)
    return sorted(found, key=lambda one: (_start(seen, one), one.id))


def _start(seen: Seen, state: Beslut) -> Any:
    waits = running(state, seen.today)
    return waits.start if waits else seen.today


def beslut_list(seen: Seen, lage: str, states: list[Beslut]) -> BeslutListPage:
    """Make the list."""
    over = sum(reportable(one, seen.today) for one in seen.known.beslut.values())
    ar, nummer = kvartal_of(seen.today)
    columns = (
        *(Column("Beslut"), Column("Insats"), Column("Enhet"), Column("Läge")),
        *(Column("Väntat", numeric=True), Column("Tre månader går ut", whole=True)),
    )
    return BeslutListPage(
        frame=seen.frame,
        head=Head(
            overline="Gynnande beslut",
            heading="Ej verkställda beslut",
            lead=f"{antal(over)} beslut har väntat mer än tre månader och rapporteras.",
            done=seen.done,
            more=(
                *seen.links(None, "register-beslut"),
                Link("Kvartalets rapportering", f"{seen.base}/kvartal/{ar}/{nummer}"),
                Link("Väntelistan", f"/{seen.acting.log.namnd.slug}/vantelista/{ar}"),
            ),
        ),
        filters=tuple(
            Link(name, f"{seen.base}?lage={kod}", "visas nu" if kod == lage else "")
            for kod, name in FILTERS.items()
        ),
        table=Table(
            FILTERS.get(lage, FILTERS["alla"]),
            columns,
            tuple(_row(seen, one) for one in states),
            "Inga beslut.",
        ),
    )


def _row(seen: Seen, state: Beslut) -> tuple[Cell, ...]:
    said, lage = state.registered, classify(state, seen.today)
    waits = running(state, seen.today)
    insats = INSATSNAMN[said.insats] if said else ""
    missing = saknas(state, seen.today)
    return (
        Cell(beslut_name(state.id).removeprefix("Beslut "), f"{seen.base}/{state.id}"),
        Cell(insats, note=f"Saknas: {missing}" if missing else ""),
        Cell(seen.enhet(said.enhet) if said else ""),
        Cell("", brickor=seen.badges(state, lage) if lage else ()),
        Cell(dagar(waits.days(seen.today)) if waits else ""),
        Cell(datum(waits.frist.sista_dag) if waits else ""),
    )


def beslut_page(seen: Seen, state: Beslut) -> BeslutPage:
    """Make the page of one; `state` holds the texts where the person may read them."""
    lage = classify(state, seen.today)
    badges = seen.badges(state, lage) if lage else ()
    return BeslutPage(
        frame=seen.frame,
        head=Head(
            overline=beslut_name(state.id),
            heading=INSATSNAMN[state.registered.insats] if state.registered else "Återtaget beslut",
            lead=_lead(seen, state),
            state=badges[-1] if badges else None,
            back=Link("Ej verkställda beslut", seen.base),
            done=seen.done,
            more=seen.links(
                state.id,
                *("make-erbjudande", "begin-annan-insats", "state-orsak", "partly-verkstall"),
                *("begin-avbrott", "verkstall-beslut", "close-beslut", "send-individrapport"),
            ),
        ),
        facts=tuple(_facts(seen, state)),
        happenings=tuple(_happening(seen, state, one) for one in _by_day(state)),
        corrections=tuple(_correction(seen, one) for one in state.rattelser),
        papers=(Link("Individrapport", f"{seen.base}/{state.id}/papper"),)
        if running(state, seen.today) or state.all(e.IndividrapportSent)
        else (),
    )


def _lead(seen: Seen, state: Beslut) -> str:
    waits = running(state, seen.today)
    if waits is None:
        return ""
    since = "beslutet" if waits.slag == "beslut" else "avbrottet"
    days = dagar(waits.days(seen.today))
    if reportable(state, seen.today):
        return f"{days} sedan {since}. Rapporteras sedan {datum(waits.rapporteras_fran)}."
    return f"{days} sedan {since}. Rapporteras från {datum(waits.rapporteras_fran)}."


def _facts(seen: Seen, state: Beslut) -> Iterator[tuple[str, str]]:
    said, waits = state.registered, running(state, seen.today)
    if said is None:
        return
    yield "Beslutsdag", datum(said.beslutad)
    yield "Enhet", seen.enhet(said.enhet)
    yield "Beslutets lagrum", "; i dag ".join(insats_lagrum(said, seen.today))
    if waits is not None:
        yield "Tre månader går ut", datum(waits.frist.sista_dag)
        yield "Rapporteras enligt", " och ".join(reporting_lagrum(waits, seen.today))
        line = avgift_line(waits, said.lag)
        if line is not None:
            text = "IVO:s ansökan om särskild avgift ska vara delgiven senast"
            yield "Särskild avgift", f"{text} {datum(line)}"
    for one in other_insatser(state, seen.today):
        yield "Annan insats under tiden", INSATSNAMN[one.insats]
    missing = saknas(state, seen.today)
    if missing:
        yield "Det som saknas", missing


def _by_day(state: Beslut) -> list[Event]:
    """Give what stands by day, the newest last."""
    return sorted(
        state.standing.values(), key=lambda one: (one.happened.start or "", one.originator_version)
    )


def _happening(seen: Seen, state: Beslut, event: Event) -> Happening:
    number = event.originator_version
    links: tuple[Link, ...] = ()
    if isinstance(event, e.ErbjudandeMade):
        links += seen.links(state.id, "answer-erbjudande", erbjudande=event.erbjudande)
    if isinstance(event, e.AnnanInsatsBegun):
        links += seen.links(state.id, "end-annan-insats", annan=event.annan)
    links += seen.links(state.id, "correct-beslut", "take-back", corrects=number)
    text = getattr(event, "text", None)
    return Happening(
        heading=f"{event.happened.start}: {HANDELSER[event.TOPIC]}",
        facts=_event_facts(seen, event),
        text=(text or "") if seen.words else (SEALED if hasattr(event, "text") else ""),
        links=links,
    )


def _event_facts(seen: Seen, event: Event) -> Facts:
    found = []
    for name in CORRECTABLE.get(type(event), ()):
        value = getattr(event, name)
        if value is not None and FORMS.facts[name].kind != "date" and not isinstance(value, bool):
            told = seen.enhet(value) if name == "enhet" else CODES.get(name, {}).get(value, value)
            found.append((FALT[name], str(told)))
    if isinstance(event, e.IndividrapportSent):
        found.append(("Till", codes.MOTTAGARE[event.mottagare]))
        found.append(("Kvartal", f"{event.ar}, kvartal {event.kvartal}"))
    return tuple(found)


def _correction(seen: Seen, one: e.BeslutCorrected) -> Words:
    changed = ", ".join(f"{FALT.get(name, name)}: {text}" for name, text in one.replaced.items())
    what = "Återtaget" if one.aterkallad else f"Rättat till {changed}"
    return Words(f"Rättelse {one.happened.start}", (one.skal or "") if seen.words else "", what)
