"""A report as staff see it: its words, what was asked and answered, who was told, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from api.web.build.lexsarah.event_facts import when
from api.web.build.lexsarah.handlingar import handlingar_of
from api.web.build.lexsarah.head import done_text
from api.web.build.lexsarah.next_acts import act_links, groups_of, likely, wanted_of
from api.web.build.lexsarah.timeline import corrections, happenings
from api.web.formats import tid
from api.web.forms.short_names import lexsarah_name, rapport_name
from api.web.labels import TEXTS, named
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.lexsarah_case import RapportPage, Section
from api.web.models.pages import Fact
from api.web.models.parts import Bricka, Cell, Column, Table
from audit.law.lagar import LAG
from audit.lexsarah.acts import Stream
from audit.lexsarah.codes import (
    ANLEDNING,
    FEL,
    HANDELSE,
    KANAL,
    MEDDELANDE,
    MEDDELANDEKANAL,
    MEDDELANDEROLL,
)
from audit.lexsarah.events_common import HandlingAttached
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    FragaAsked,
    MeddelandeFailed,
    MeddelandeSent,
    RapportorTold,
    RapportReceived,
    RapportSupplemented,
)
from audit.lexsarah.roles import STEG_LABELS

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from api.web.models.frame import Frame
    from api.web.models.pages import Happening
    from audit.envelope import Recorded
    from audit.lexsarah.rapport import Rapport


@dataclass(frozen=True, slots=True)
class SeenRapport:
    """A report as it was read; `utreder` tells whether the reader may see whom it is about.

    `arenden` are those of its ärenden that the reader may open, with their diarienummer.
    """

    id: UUID
    history: list[Recorded]
    rapport: Rapport
    acts: tuple[str, ...]
    arenden: dict[UUID, str | None]
    utreder: bool


def rapport_page(frame: Frame, seen: SeenRapport, around: Around, gjort: str) -> RapportPage:
    """Make the page."""
    received = seen.rapport.received
    acts = seen.acts
    return RapportPage(
        frame=frame,
        heading=rapport_name(seen.id),
        about=f"Lex Sarah · {around.enhet(received.enhet if received else None)}",
        back=around.addresses.base,
        danger="Rapportören uppger att någon är i fara nu."
        if received and received.fara_nu
        else "",
        badges=_badges(seen),
        said=tuple(_said(received, seen, around)) if received else (),
        sections=tuple(_talk(seen, around)),
        first=likely(acts, wanted_of(seen.rapport), Stream.RAPPORT, seen.id, around.addresses),
        groups=groups_of(act_links(acts, Stream.RAPPORT, seen.id, around.addresses)),
        arenden=tuple(_arende(one, seen, around) for one in seen.rapport.arenden),
        handlingar=handlingar_of(
            seen.rapport.each(HandlingAttached), Stream.RAPPORT, seen.id, around
        ),
        messages=_messages(seen, around),
        happenings=_steps(seen, around),
        corrections=corrections(
            seen.rapport.events, acts, Stream.RAPPORT, seen.id, around.addresses
        ),
        done=done_text(gjort),
    )


def _badges(seen: SeenRapport) -> tuple[Bricka, ...]:
    label = STEG_LABELS[seen.rapport.steg]
    found = [Bricka(label[:1].upper() + label[1:], Kind.INFO)]
    received = seen.rapport.received
    if received and received.forbi_chef:
        found.append(Bricka("Ska gå förbi närmaste chef", Kind.WARNING))
    if received and not received.namngiven:
        found.append(Bricka("Lämnad utan namn"))
    return tuple(found)


def _said(one: RapportReceived, seen: SeenRapport, around: Around) -> Iterator[Fact]:
    yield Fact("Vad hände?", one.vad_hande or "Texten är gallrad.")
    yield Fact("Har det hänt, eller är det en risk?", named(HANDELSE, one.slag))
    yield Fact("När?", when(one.intraffade))
    yield Fact("Var?", ", ".join(part for part in (around.enhet(one.enhet), one.var) if part))
    if one.vem_galler:
        yield (
            Fact("Vem gäller det?", one.vem_galler)
            if seen.utreder
            else Fact(
                "Vem gäller det?",
                TEXTS["skyddad_text"],
                sealed=True,
                note="Syns bara för den som utreder.",
            )
        )
    yield Fact("Vad gjorde du direkt?", one.gjorde_direkt or "Inget svar")
    yield Fact("Rapporten togs emot", when(one.happened))
    yield Fact("Hur den kom", named(KANAL, one.kanal))
    if one.inlagd_av:
        yield Fact("Inlagd av", around.person(one.inlagd_av))
    if one.lag and one.lagrum:
        yield Fact("Lag", named(LAG, one.lag), note=one.lagrum)


def _talk(seen: SeenRapport, around: Around) -> Iterator[Section]:
    """Give what was asked, answered, added and told, in order."""
    answers = {one.fraga: one for one in seen.rapport.each(FragaAnswered)}
    for event in seen.rapport.events:
        number = event.originator_version
        match event:
            case FragaAsked():
                yield _question(event, answers.get(number), seen, around)
            case RapportSupplemented():
                by = (Fact("Inlagd av", around.person(event.inlagd_av)),) if event.inlagd_av else ()
                yield Section(f"tillagg-{number}", "Komplettering", by, text=event.text or "")
            case RapportorTold():
                facts = (Fact("Gäller", named(ANLEDNING, event.anledning)),)
                heading = "Text till rapportören"
                yield Section(f"text-{number}", heading, facts, text=event.text or "")


def _question(
    asked: FragaAsked, answer: FragaAnswered | None, seen: SeenRapport, around: Around
) -> Section:
    number = asked.originator_version
    facts = (Fact("Svar", answer.text or "Texten är gallrad."),) if answer else ()
    links: tuple[Link, ...] = ()
    if answer is None and "answer_fraga" in seen.acts:
        href = around.addresses.act("answer_fraga", Stream.RAPPORT, seen.id, fraga=number)
        links = (Link("Skriv in rapportörens svar", href),)
    return Section(
        f"fraga-{number}",
        "Fråga till rapportören",
        facts,
        () if answer else (Bricka("Väntar på svar"),),
        links,
        asked.text or "Texten är gallrad.",
    )


def _arende(arende: UUID, seen: SeenRapport, around: Around) -> Link:
    if arende not in seen.arenden:
        return Link(lexsarah_name(arende, None), "")
    return Link(lexsarah_name(arende, seen.arenden[arende]), around.addresses.case(arende))


def _messages(seen: SeenRapport, around: Around) -> Table:
    sent = [one for one in seen.history if isinstance(one.event, MeddelandeSent | MeddelandeFailed)]
    columns = (Column("När", whole=True), Column("Vad"), Column("Till"), Column("Hur det gick"))
    rows = tuple(_message(one, around) for one in sent)
    return Table("Meddelanden", columns, rows, "Inget meddelande är skickat än.")


def _message(one: Recorded, around: Around) -> tuple[Cell, ...]:
    event = one.event
    assert isinstance(event, MeddelandeSent | MeddelandeFailed)  # noqa: S101 - picked out before
    way = named(MEDDELANDEKANAL, event.kanal)
    person = around.person(event.konto) if event.konto else ""
    if isinstance(event, MeddelandeFailed):
        went = Bricka("Gick inte fram", Kind.WARNING)
        note = f"{named(FEL, event.fel)}, försök {event.forsok}"
    else:
        went, note = Bricka("Skickat", Kind.SUCCESS), ""
    return (
        Cell(tid(one.recorded_at)),
        Cell(named(MEDDELANDE, event.slag), note=way),
        Cell(named(MEDDELANDEROLL, event.roll), note=person),
        Cell("", brickor=(went,), note=note),
    )


def _steps(seen: SeenRapport, around: Around) -> tuple[Happening, ...]:
    """Lay out what happened; what the report says stands above already."""
    first = {
        f"steg-{one.event.originator_version}"
        for one in seen.history
        if isinstance(one.event, RapportReceived)
    }
    steps = happenings(seen.history, around)
    return tuple(replace(one, facts=()) if one.anchor in first else one for one in steps)
