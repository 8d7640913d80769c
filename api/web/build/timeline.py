"""The page of one ärende: its state on a day, its limit, and everything that happened in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.dates import date_control
from api.web.build.happenings import happenings_of
from api.web.build.klockor.drafting import draft_of_utredning, next_of_utredning, owed_of_utredning
from api.web.build.klockor.utredning import handled, limits_table
from api.web.build.listing import KINDS
from api.web.build.names import arende_name, enhet_name
from api.web.formats import dagar, datum, tid
from api.web.labels import text
from api.web.links_klockor import ClockLinks
from api.web.models.frame import Frame
from api.web.models.pages import TimelinePage
from api.web.models.parts import Bricka
from audit.barnutredning.classify import TIDSKLASS_LABELS, classify
from audit.barnutredning.utredning import Utredning

if TYPE_CHECKING:
    from api.web.asked import Asked
    from api.web.links import Links
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.trail.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Followed:
    """One ärende as known at a kontrollnummer; `words` tells whether sealed words are shown."""

    asked: Asked
    asof: AsOf
    timeline: Timeline
    words: bool
    organisation: Organisation
    chain: tuple[str, ...] = ()


def timeline_page(frame: Frame, followed: Followed, links: Links) -> TimelinePage:
    """Make the page."""
    timeline = followed.timeline
    gallrad = timeline.gallrad_at
    utredning, per = utredning_of(timeline), followed.asof.per
    clocks = ClockLinks(links)
    return TimelinePage(
        frame=frame,
        heading=arende_name(timeline.arende_id),
        state=_state(utredning, followed, gallrad=gallrad is not None),
        summary=_summary(utredning, followed),
        limits=limits_table(utredning, per),
        handled=handled(utredning, per),
        chain=followed.chain,
        draft=draft_of_utredning(utredning, per, clocks),
        next="" if links.audits else next_of_utredning(utredning, per),
        responsible=_owed(utredning, followed) if links.audits else "",
        dates=date_control(links, followed.asked, followed.asof, links.arende(timeline.arende_id)),
        happenings=happenings_of(
            timeline.items,
            words=followed.words,
            enhet=partial(enhet_name, followed.organisation, day=per),
        ),
        back=links.figure(followed.asked.population),
        basis=basis_of(followed.asof),
        erased=f"Innehållet gallrades {tid(gallrad)}. Att något gjordes och när står kvar."
        if gallrad
        else "",
    )


def utredning_of(timeline: Timeline) -> Utredning:
    """Give the utredning as its events say; a gallrad one says nothing."""
    if timeline.gallrad_at:
        return Utredning()
    area = "barnutredning."
    return Utredning.from_events(
        [item.event for item in timeline.items if item.topic.startswith(area)]
    )


def _owed(utredning: Utredning, followed: Followed) -> str:
    kod, per = utredning.opened.enhet if utredning.opened else "", followed.asof.per
    return owed_of_utredning(utredning, per, enhet_name(followed.organisation, kod, per))


def _state(utredning: Utredning, followed: Followed, *, gallrad: bool) -> Bricka:
    per = followed.asof.per
    if gallrad:
        return Bricka(text("gallrad"))
    classified = classify(utredning, per)
    if classified is not None:
        name = TIDSKLASS_LABELS[classified.tidsklass]
        later = classified.closed_later
        closed = f" · avslutad senare, {datum(later)}" if later else ""
        return Bricka(f"Läget {datum(per)}: {name.lower()}{closed}", KINDS[classified.tidsklass])
    if utredning.closing is not None and utredning.closing.avslutad <= per:
        return Bricka(f"Avslutad {datum(utredning.closing.avslutad)}")
    return Bricka(f"Läget {datum(per)}: inte inledd än")


def _summary(utredning: Utredning, followed: Followed) -> tuple[tuple[str, str], ...]:
    opened, closing = utredning.opened, utredning.closing
    if opened is None:
        return ()
    limit = opened.limit
    found = [
        ("Enhet", enhet_name(followed.organisation, opened.enhet, followed.asof.per)),
        ("Inledd", datum(opened.inledd)),
        ("Sista dag, fyra månader", datum(limit.sista_dag)),
    ]
    if utredning.extensions:
        longest = max(one.ny_sista_dag for one in utredning.extensions)
        found.append(("Förlängd till", datum(longest)))
    if closing is not None:
        took = dagar((closing.avslutad - opened.inledd).days)
        found.append(("Avslutad", f"{datum(closing.avslutad)}, efter {took}"))
    return tuple(found)
