"""The page of one ej verkställt beslut, on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.verkstallighet.individrapporter import LAST_DAY, reports_table
from api.web.build.verkstallighet.nasta import next_of
from api.web.build.verkstallighet.seen import Seen, badges
from api.web.build.verkstallighet.urval import day_form
from api.web.formats import dagar, datum
from api.web.forms_verkstallighet.specs import FORMS, INSATSNAMN
from api.web.labels import FALT, HANDELSER
from api.web.labels_verkstallighet import beslut_name
from api.web.models.lexsarah import Link
from api.web.models.plan import Facts, Head, Next, Words
from api.web.models.verkstallighet import BeslutPage, Happening
from audit.verkstallighet import codes
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.individrapporter import individrapporter
from audit.verkstallighet.kvartalet import kvartal_of, quarter
from audit.verkstallighet.lage import (
    LAGE_LABELS,
    avgift_line,
    classify,
    insats_lagrum,
    newest_answer,
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


def beslut_page(seen: Seen, state: Beslut) -> BeslutPage:
    """Make the page of one; `state` holds the texts where the person may read them."""
    lage = classify(state, seen.per)
    shown = badges(lage, reported=reportable(state, seen.per)) if lage else ()
    reports = individrapporter(state, seen.per)
    following = next_of(seen, state, reports)
    return BeslutPage(
        frame=seen.frame,
        head=Head(
            overline=beslut_name(state.id),
            heading=INSATSNAMN[state.registered.insats] if state.registered else "Återtaget beslut",
            lead=_lead(seen, state),
            state=shown[-1] if shown else None,
            back=Link("Ej verkställda beslut", seen.at("")),
            done=seen.done,
            next=following,
            more=_more(seen, state, following),
        ),
        facts=tuple(_facts(seen, state)),
        reports=reports_table(seen, state, reports),
        reports_note=LAST_DAY if reports else "",
        happenings=tuple(_happening(seen, state, one) for one in _by_day(seen, state)),
        corrections=tuple(_correction(seen, one) for one in state.rattelser),
        papers=(Link("Individrapport", f"{seen.base}/{state.id}/papper"),)
        if running(state, seen.per) or quarter([state], *kvartal_of(seen.per), seen.per)
        else (),
        day=day_form(seen, f"{seen.base}/{state.id}", {}),
        basis=seen.basis,
    )


def _more(seen: Seen, state: Beslut, following: Next | None) -> tuple[Link, ...]:
    """Give the ways to what else can be registered, without those that come next."""
    taken = {_path(one) for one in (following.links if following else ())}
    ways = seen.links(
        state.id,
        *("make-erbjudande", "begin-annan-insats", "state-orsak", "partly-verkstall"),
        *("begin-avbrott", "verkstall-beslut", "close-beslut", "send-individrapport"),
    )
    return tuple(one for one in ways if _path(one) not in taken)


def _path(link: Link) -> str:
    return link.href.partition("?")[0]


def _lead(seen: Seen, state: Beslut) -> str:
    waits = running(state, seen.per)
    if waits is None:
        return ""
    since = "beslutet" if waits.slag == "beslut" else "avbrottet"
    days = dagar(waits.days(seen.per))
    if reportable(state, seen.per):
        return f"{days} sedan {since}. Rapporteras sedan {datum(waits.rapporteras_fran)}."
    return f"{days} sedan {since}. Rapporteras från {datum(waits.rapporteras_fran)}."


def _facts(seen: Seen, state: Beslut) -> Iterator[tuple[str, str]]:
    said, waits = state.registered, running(state, seen.per)
    if said is None:
        return
    lage = classify(state, seen.per)
    if lage is not None:
        yield "Läge", LAGE_LABELS[lage]
    yield "Beslutsdag", datum(said.beslutad)
    yield "Enhet", seen.enhet(said.enhet)
    yield "Beslutets lagrum", "; i dag ".join(insats_lagrum(said, seen.per))
    if waits is not None:
        goes = "gick" if waits.frist.sista_dag < seen.per else "går"
        yield f"Tre månader {goes} ut", datum(waits.frist.sista_dag)
        yield "Rapporteras enligt", " och ".join(reporting_lagrum(waits, seen.per))
        line = avgift_line(waits, said.lag)
        if line is not None:
            text = "IVO:s ansökan om särskild avgift ska vara delgiven senast"
            yield "Särskild avgift", f"{text} {datum(line)}"
    for one in other_insatser(state, seen.per):
        yield "Annan insats under tiden", INSATSNAMN[one.insats]
    missing = saknas(state, seen.per)
    if missing:
        yield "Det som saknas", missing


def _by_day(seen: Seen, state: Beslut) -> list[Event]:
    """Give what stands by day, the newest last; what came after the day is not there yet."""
    days = ((one.happened.start or "", one.originator_version, one)
            for one in state.standing.values())  # fmt: skip
    found = sorted(days, key=lambda row: row[:2])
    return [one for day, _, one in found if seen.standing.now or day <= seen.per.isoformat()]


def _happening(seen: Seen, state: Beslut, event: Event) -> Happening:
    number = event.originator_version
    links: tuple[Link, ...] = ()
    if isinstance(event, e.ErbjudandeMade) and not _answered(seen, state, event):
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


def _answered(seen: Seen, state: Beslut, offer: e.ErbjudandeMade) -> bool:
    return newest_answer(state, offer.erbjudande, seen.per) is not None


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
