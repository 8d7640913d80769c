"""The page of one orosanmälan: its three times on a day, as known at a moment, and its steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.build.dates import date_control
from api.web.build.happenings import happenings_of
from api.web.build.klockor.drafting import draft_of_anmalan, next_of_anmalan, owed_of_anmalan
from api.web.build.klockor.limits import COLUMNS, law_cell, limit_row, state_badge
from api.web.build.names import anmalan_name, arende_name, enhet_name
from api.web.formats import datum, tid
from api.web.labels import named, text
from api.web.labels_klockor import TIDER, anmalare_i_ord
from api.web.models.frame import NavLink
from api.web.models.klockor import AnmalanPage
from api.web.models.parts import Bricka, Table
from audit.barnutredning import Orosanmalan, classify_anmalan
from audit.barnutredning.clock import Lage
from audit.barnutredning.orosanmalan.codes import FORHANDSUTFALL, GRUPP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from api.web.models.frame import Frame
    from api.web.models.parts import Cell
    from audit.barnutredning import ClassifiedAnmalan
    from audit.barnutredning.clock import Klocka
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.trail.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAnmalan:
    """One orosanmälan as known at a kontrollnummer; `words` tells whether sealed words show."""

    chosen: Chosen
    asof: AsOf
    timeline: Timeline
    organisation: Organisation
    words: bool

    @property
    def anmalan(self) -> Orosanmalan:
        """Give the anmälan as its events say; a gallrad one says nothing."""
        area = "barnutredning."
        events = [one.event for one in self.timeline.items if one.topic.startswith(area)]
        return Orosanmalan() if self.timeline.gallrad_at else Orosanmalan.from_events(events)


def anmalan_page(frame: Frame, followed: FollowedAnmalan, links: ClockLinks) -> AnmalanPage:
    """Make the page."""
    timeline, per, anmalan = followed.timeline, followed.asof.per, followed.anmalan
    gallrad, classed = timeline.gallrad_at, classify_anmalan(followed.anmalan, per)
    # The list that one came from is a tab away; what is narrowed there is no part of this page.
    every = replace(links, enhet="", samordnare="")
    return AnmalanPage(
        frame=frame,
        heading=anmalan_name(timeline.arende_id),
        states=_states(classed, followed, gallrad=gallrad is not None),
        summary=tuple(_summary(anmalan, followed)),
        limits=_limits(classed, followed) if classed else None,
        links=tuple(_links(anmalan, links)),
        next=next_of_anmalan(classed) if classed and not links.links.audits else "",
        responsible=_owed(classed, anmalan, followed) if classed and links.links.audits else "",
        draft=draft_of_anmalan(timeline.arende_id, classed, links) if classed else None,
        happenings=happenings_of(
            timeline.items,
            words=followed.words,
            enhet=partial(enhet_name, followed.organisation, day=per),
        ),
        dates=date_control(
            links.links, followed.chosen.asked, followed.asof, links.anmalan(timeline.arende_id)
        ),
        back=every.anmalningar() or every.dashboard(),
        basis=basis_of(followed.asof),
        erased=f"Innehållet gallrades {tid(gallrad)}. Att något gjordes och när står kvar."
        if gallrad
        else "",
    )


def times(classed: ClassifiedAnmalan) -> Iterator[tuple[str, Klocka]]:
    """Give the times of an anmälan that there are, by their codes."""
    yield "skyddsbedomning", classed.skyddsbedomning
    yield "forhandsbedomning", classed.forhandsbedomning
    if classed.aterkoppling is not None:
        yield "aterkoppling", classed.aterkoppling


def _states(
    classed: ClassifiedAnmalan | None, followed: FollowedAnmalan, *, gallrad: bool
) -> tuple[Bricka, ...]:
    if gallrad:
        return (Bricka(text("gallrad")),)
    if classed is None:
        return (Bricka(f"Läget {datum(followed.asof.per)}: hade inte kommit in än"),)
    over = [(name, one) for name, one in times(classed) if one.lage is Lage.OVER]
    if over:
        return tuple(_named(name, klocka) for name, klocka in over)
    return tuple(_named(name, klocka) for name, klocka in times(classed))


def _named(name: str, klocka: Klocka) -> Bricka:
    badge = state_badge(klocka)
    said = badge.text[:1].lower() + badge.text[1:]
    return replace(badge, text=f"{TIDER[name]}: {said}")


def _limits(classed: ClassifiedAnmalan, followed: FollowedAnmalan) -> Table:
    per = followed.asof.per
    rows = tuple(_row(name, klocka, followed) for name, klocka in times(classed))
    return Table(f"Tider, läget {datum(per)}", COLUMNS, rows)


def _row(name: str, klocka: Klocka, followed: FollowedAnmalan) -> tuple[Cell, ...]:
    cells = limit_row(TIDER[name], klocka, followed.asof.per, _note(name, followed))
    if klocka.limit is None:
        return (*cells[:-1], law_cell(None, followed.asof.per, name))
    return cells


def _note(name: str, followed: FollowedAnmalan) -> str:
    """Say of a förhandsbedömning what was decided, and of its extensions."""
    anmalan, per = followed.anmalan, followed.asof.per
    if name != "forhandsbedomning":
        return ""
    decided = anmalan.decided
    said = [
        f"förlängd till {datum(x.ny_sista_dag)}" for x in anmalan.extensions if x.beslutad <= per
    ]
    if decided is not None and decided.beslutad <= per:
        said.append(named(FORHANDSUTFALL, decided.utfall).lower())
    found = ", ".join(said)
    return found[:1].upper() + found[1:]


def _summary(anmalan: Orosanmalan, followed: FollowedAnmalan) -> Iterator[tuple[str, str]]:
    received = anmalan.received
    if received is None:
        return
    late = ", sent på dagen" if received.inkom_sent else ""
    yield "Kom in", f"{datum(received.inkom)}{late}"
    yield "Enhet", enhet_name(followed.organisation, received.enhet, followed.asof.per)
    yield "Gäller", named(GRUPP, received.grupp)
    yield "Anmälare", anmalare_i_ord(received.anmalare, received.inkom)


def _owed(classed: ClassifiedAnmalan, anmalan: Orosanmalan, followed: FollowedAnmalan) -> str:
    received = anmalan.received
    kod, per = received.enhet if received else "", followed.asof.per
    return owed_of_anmalan(classed, enhet_name(followed.organisation, kod, per))


def _links(anmalan: Orosanmalan, links: ClockLinks) -> Iterator[NavLink]:
    """Lead to the utredning that ran, or that was opened."""
    received, decided = anmalan.received, anmalan.decided
    found = {
        "Utredning som redan pågick": received.pagaende if received else None,
        "Utredning som inleddes": decided.utredning if decided else None,
    }
    for what, arende in found.items():
        if arende is not None:
            yield NavLink(f"{what}: {arende_name(arende)}", links.links.arende(arende))
