"""Two parts of an ärende: its åtgärder with owner, day and effect, and its track to IVO."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from api.web.build.lexsarah.event_facts import facts_of, heading_of
from api.web.build.lexsarah.next_acts import act_links, offered
from api.web.build.lexsarah.overview import flags
from api.web.build.lexsarah.times import times_of
from api.web.formats import datum
from api.web.forms.correcting import can_be_corrected
from api.web.forms.fields import Group
from api.web.labels import TEXTS, named
from api.web.labels_lexsarah import KLOCKOR
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.lexsarah_case import PartPage, Section
from api.web.models.pages import Fact
from api.web.models.parts import Bricka
from audit.law.delegation import BEFATTNINGAR
from audit.lexsarah.acts import Stream
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.codes_utredning import ATGARDSSLAG, EFFEKT
from audit.lexsarah.events_ivo import (
    IvoAnmalanMade,
    IvoBristerReported,
    IvoDiarienummerRegistered,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.roles import IVO_LABELS

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from api.web.build.lexsarah.overview import Seen
    from api.web.models.frame import Frame
    from api.web.models.lexsarah_case import Head
    from audit.envelope import Event
    from audit.lexsarah.atgarder import Atgard

_ON_ONE = {
    Atgardsteg.PLANERAD: (
        ("do_atgard", "Utförd"),
        ("change_atgard", "Ändra"),
        ("drop_atgard", "Genomför inte"),
    ),
    Atgardsteg.UTFORD: (("assess_effekt", "Bedöm effekten"),),
    Atgardsteg.AVSTADD: (),
}
"""What can be done with an åtgärd, by where it stands."""


def _lead(late: int) -> str:
    if not late:
        return ""
    return "1 åtgärd är över tiden." if late == 1 else f"{late} åtgärder är över tiden."


def atgarder_page(frame: Frame, head: Head, seen: Seen, around: Around) -> PartPage:
    """Make the page of the åtgärder."""
    found = atgarder(seen.arende)
    late = sum(_late(one, around) for one in found.values())
    plan = around.addresses.act("plan_atgard", Stream.ARENDE, seen.id)
    return PartPage(
        frame=frame,
        head=head,
        heading="Åtgärder",
        lead=_lead(late),
        times=(),
        sections=tuple(_atgard(number, one, seen, around) for number, one in found.items()),
        empty="Ingen åtgärd är planerad än.",
        links=(Link("Planera en åtgärd", plan),) if "plan_atgard" in seen.acts else (),
    )


def _atgard(number: int, one: Atgard, seen: Seen, around: Around) -> Section:
    newest = one.newest
    who = named(BEFATTNINGAR, newest.ansvarig)
    facts = [
        Fact("Ansvarig", f"{who}, {around.person(newest.konto)}" if newest.konto else who),
        Fact("Klart senast", datum(newest.senast) if newest.senast else "ingen dag är satt"),
    ]
    if newest.enhet:
        facts.insert(1, Fact("Enhet", around.enhet(newest.enhet)))
    facts += _became(one, around)
    return Section(
        anchor=f"atgard-{number}",
        heading=named(ATGARDSSLAG, one.planned.slag),
        facts=tuple(facts),
        badges=(_state(one, around),),
        links=tuple(
            Link(text, around.addresses.act(act, Stream.ARENDE, seen.id, atgard=number))
            for act, text in _ON_ONE[one.steg]
            if act in seen.acts
        ),
        text=(newest.text or "Texten är gallrad.") if around.words else TEXTS["skyddad_text"],
    )


def _became(one: Atgard, around: Around) -> Iterator[Fact]:
    """Say what became of an åtgärd."""
    if one.done:
        yield Fact("Utförd", datum(one.done.utford))
    if one.effekt:
        yield Fact("Effekt", f"{named(EFFEKT, one.effekt.effekt)}, {datum(one.effekt.bedomd)}")
    for told in (one.done, one.effekt):
        if told and told.text and around.words:
            yield Fact("Anteckning", told.text)
    if one.dropped:
        yield (
            Fact("Varför inte", one.dropped.skal or "")
            if around.words
            else Fact("Varför inte", TEXTS["skyddad_text"], sealed=True)
        )


def _late(one: Atgard, around: Around) -> bool:
    senast = one.newest.senast
    return one.steg is Atgardsteg.PLANERAD and senast is not None and senast < around.today


def _state(one: Atgard, around: Around) -> Bricka:
    senast = one.newest.senast
    if senast is not None and _late(one, around):
        return Bricka(f"Över tiden sedan {datum(senast + timedelta(days=1))}", Kind.WARNING)
    label = one.steg.value
    kind = Kind.SUCCESS if one.steg is Atgardsteg.UTFORD else Kind.NEUTRAL
    return Bricka(label[:1].upper() + label[1:], kind)


def ivo_page(frame: Frame, head: Head, seen: Seen, around: Around) -> PartPage:
    """Make the page of the track to IVO, which is open from the first minute."""
    acts = offered(seen.acts, seen.arende)
    links = act_links(acts, Stream.ARENDE, seen.id, around.addresses)
    names = {KLOCKOR["anmala_ivo"], KLOCKOR["ivo_utredning"]}
    label = IVO_LABELS[seen.arende.ivo]
    return PartPage(
        frame=frame,
        head=head,
        heading="IVO",
        lead=f"Ärendet är {label}.",
        times=tuple(one for one in times_of(seen.arende, around) if one.name in names),
        sections=tuple(_sent(seen, around)),
        empty="Inget är anmält eller skickat till IVO.",
        links=tuple(links.get(Group.IVO, ())),
    )


_KINDS = (
    IvoAnmalanMade,
    IvoUtredningSent,
    IvoUtredningArrived,
    IvoBristerReported,
    IvoDiarienummerRegistered,
)


def _sent(seen: Seen, around: Around) -> Iterator[Section]:
    for event in seen.arende.events:
        if isinstance(event, _KINDS):
            number = event.originator_version
            yield Section(
                anchor=f"ivo-{number}",
                heading=heading_of(event.TOPIC),
                facts=facts_of(event, around),
                badges=flags(getattr(event, "taget", None)),
                links=_correct(event, seen, around),
            )


def _correct(event: Event, seen: Seen, around: Around) -> tuple[Link, ...]:
    if "correct_arende" not in seen.acts or not can_be_corrected(event, arende=True):
        return ()
    number = event.originator_version
    href = around.addresses.act("correct_arende", Stream.ARENDE, seen.id, corrects=number)
    return (Link("Rätta", href),)
