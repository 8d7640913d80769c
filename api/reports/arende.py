"""One ärende at one moment, as papers tell it: plain words and days, no code and no name.

Pure: from a coded history, the organisation and the moment. JSON is made of the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.reports.arende_acts import Step, bedomningar, beslut, ivo_acts, steps
from api.reports.arende_answers import Enskild, Measure, Punkt, enskilda, measures, punkter
from api.reports.arende_timeline import Happening, timeline
from api.reports.labels import HANDELSER, TEXTDELAR
from api.web.formats import antal
from audit.law.lagar import LAG
from audit.lexsarah import BEDOMNING, Arende, what_lacks
from audit.lexsarah.answers import nobody_concerned
from audit.lexsarah.events_arende import ArendeReadIn, DiarienummerRegistered
from audit.lexsarah.events_beslut import ArendeClosedShort
from audit.lexsarah.events_common import HandlingAttached
from audit.lexsarah.events_ivo import IvoDiarienummerRegistered
from audit.lexsarah.events_utredning import IngenEnskildNoted
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS
from audit.organisation.codes import DRIFTSFORM
from audit.store.file_kinds import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.reports.arende_acts import Bedomning, Beslut, IvoAct
    from api.reports.coding import Coded, Noted
    from api.reports.moment import Moment
    from audit.envelope import Event
    from audit.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened: names as they were on the day of the moment."""

    verksamhet: str
    enhet: str
    utforare: str
    driftsform: str


@dataclass(frozen=True, slots=True)
class Handling:
    """A file that was laid to the papers; `fil` is what it is called where it is sent."""

    number: int
    fil: str
    mediatyp: str
    storlek: int
    sha256: str
    beskrivning: str


@dataclass(frozen=True, slots=True)
class ArendePaper:
    """Everything that papers say of an ärende."""

    arende: str
    diarienummer: str
    ivo_diarienummer: str
    lag: str
    lagrum: str
    place: Place
    rapport_inkom: str
    rapporter: int
    steg: str
    ivo: str
    bedomning: str
    avslutad: str
    utan_punkter: str
    lacks: tuple[str, ...]
    att_atgarda: tuple[str, ...]
    punkter: tuple[Punkt, ...]
    enskilda: tuple[Enskild, ...]
    ingen_enskild: str
    steps: tuple[Step, ...]
    measures: tuple[Measure, ...]
    bedomningar: tuple[Bedomning, ...]
    beslut: tuple[Beslut, ...]
    ivo_acts: tuple[IvoAct, ...]
    handlingar: tuple[Handling, ...]
    timeline: tuple[Happening, ...]


MISSING = "saknas"
SHORT: Final = "Ärendet avslutades på det korta sättet: de tio punkterna besvaras inte då."
READ_IN: Final = "Ärendet är läst in ur ett annat register: utredningen finns där."
NOT_OF_THE_PAPERS = frozenset({"anmala_ivo"})
"""What lacks in the ärende and is no lack of its papers: they are made to put it right."""


def arende_paper(coded: Coded, organisation: Organisation, moment: Moment) -> ArendePaper:
    """Tell an ärende; raises ValueError where nothing was known of it at that moment."""
    arende = Arende.from_events(coded.events)
    opening, closing = arende.opening, arende.closing
    if opening is None:
        message = "nothing was known of the ärende then"
        raise ValueError(message)
    answered = punkter(arende)
    found = tuple(lack for one in answered for lack in one.lacks)
    lacks = (one.sentence for one in what_lacks(arende) if one.name not in NOT_OF_THE_PAPERS)
    ivo_number = arende.last(IvoDiarienummerRegistered)
    return ArendePaper(
        arende=str(opening.originator_id),
        diarienummer=_diarienummer(arende) or MISSING,
        ivo_diarienummer=ivo_number.ivo_diarienummer if ivo_number else "",
        lag=LAG[opening.lag],
        lagrum=opening.lagrum,
        place=_place(organisation, opening.enhet, opening.verksamhet, moment),
        rapport_inkom=opening.rapport_inkom.isoformat(),
        rapporter=len(arende.rapporter),
        steg=STEG_LABELS[arende.steg],
        ivo=IVO_LABELS[arende.ivo],
        bedomning=BEDOMNING[arende.bedomning] if arende.bedomning else MISSING,
        avslutad=closing.avslutad.isoformat() if closing and closing.avslutad else "",
        utan_punkter=_without(closing),
        lacks=(*_no_number(arende), *lacks, *found),
        att_atgarda=tuple(dict.fromkeys(_told(one) for one in coded.noted)),
        punkter=answered,
        enskilda=enskilda(arende),
        ingen_enskild=_nobody(arende),
        steps=steps(arende),
        measures=measures(arende),
        bedomningar=bedomningar(arende),
        beslut=beslut(arende),
        ivo_acts=ivo_acts(arende),
        handlingar=_handlingar(arende.events),
        timeline=timeline(coded.history, arende),
    )


def _without(closing: Event | None) -> str:
    """Say why an ärende is whole without its punkter, empty where they are asked for."""
    if isinstance(closing, ArendeClosedShort):
        return SHORT
    return READ_IN if isinstance(closing, ArendeReadIn) else ""


def _diarienummer(arende: Arende) -> str | None:
    registered, before = arende.last(DiarienummerRegistered), arende.read_in
    if registered is not None:
        return registered.diarienummer
    return before.diarienummer if before else None


def _no_number(arende: Arende) -> tuple[str, ...]:
    return () if _diarienummer(arende) else ("Diarienummer saknas.",)


def _nobody(arende: Arende) -> str:
    noted = arende.last(IngenEnskildNoted)
    return (noted.skal or "") if noted and nobody_concerned(arende) else ""


def _place(organisation: Organisation, enhet: str, verksamhet: str, moment: Moment) -> Place:
    found = organisation.enhet(enhet, moment.per)
    names = {one.kod: one for one in organisation.utforare(moment.per)}
    utforare = names.get(found.utforare) if found else None
    return Place(
        verksamhet=organisation.name("verksamhet", verksamhet, moment.per) or verksamhet,
        enhet=found.namn if found else enhet,
        utforare=utforare.namn if utforare else "",
        driftsform=DRIFTSFORM[utforare.driftsform] if utforare else "",
    )


def _handlingar(events: Sequence[Event]) -> tuple[Handling, ...]:
    attached = [one for one in events if isinstance(one, HandlingAttached)]
    return tuple(
        Handling(
            number=number,
            fil=f"bilaga-{number:02}.{ENDINGS.get(one.mediatyp, 'bin')}",
            mediatyp=one.mediatyp,
            storlek=one.storlek,
            sha256=one.sha256,
            beskrivning=one.beskrivning or "",
        )
        for number, one in enumerate(attached, 1)
    )


def _told(note: Noted) -> str:
    where = f"{HANDELSER.get(note.topic, 'Registrering')}, löpnummer {antal(note.number)}"
    return f"{where}, {TEXTDELAR.get(note.part, 'texten')}: {note.finding.value}."
