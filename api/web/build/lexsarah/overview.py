"""An ärende at a glance: what to do next, until when, what lacks, who has it, what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.web.build.lexsarah.event_facts import taget_facts
from api.web.build.lexsarah.handlingar import handlingar_of
from api.web.build.lexsarah.next_acts import act_links, groups_of, likely, offered, wanted_in
from api.web.build.lexsarah.timeline import happenings, who
from api.web.build.lexsarah.times import last_days, times_of
from api.web.formats import antal, datum, gemen
from api.web.forms.refusing import what_gives
from api.web.forms.short_names import rapport_name
from api.web.labels import TEXTS, named
from api.web.labels_lexsarah import utfall_name
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.lexsarah_case import OverviewPage, Section
from api.web.models.pages import Fact
from api.web.models.parts import Bricka
from audit.law.delegation import BESLUTSFATTARE
from audit.law.lagar import LAG
from audit.lexsarah.acts import Stream
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.clocks import day_of
from audit.lexsarah.codes import ANNAN_ANMALAN, GJORD, INBLANDAD, JAVSGRUND
from audit.lexsarah.codes_utredning import (
    BEDOMNINGSSLAG,
    BESLUTSSLAG,
    OMEDELBARA,
)
from audit.lexsarah.events_arende import AtkomstGiven, InblandadRecorded, JavDeclared
from audit.lexsarah.events_beslut import ArendeClosed, ArendeClosedShort, BeslutRecorded
from audit.lexsarah.events_common import AnnanAnmalanNoted, HandlingAttached
from audit.lexsarah.events_utredning import BedomningMade, OmedelbaraAtgarderAssessed
from audit.lexsarah.lacking import what_lacks
from audit.lexsarah.roles import Steg
from projections.trail.timeline import items_of

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from api.web.models.frame import Frame
    from api.web.models.lexsarah_case import Head
    from audit.envelope import Event, Recorded
    from audit.lexsarah.arende import Arende
    from audit.lexsarah.taget import Taget

LATEST: Final = 6
"""How many of the newest happenings stand on the first page."""
_RUNS: Final = frozenset({Steg.UNDER_UTREDNING, Steg.BEDOMT, Steg.BESLUTAT})


@dataclass(frozen=True, slots=True)
class Seen:
    """An ärende as it was read, and what the reader may do with it now."""

    id: UUID
    history: list[Recorded]
    arende: Arende
    acts: tuple[str, ...]
    reports: tuple[UUID, ...]
    """Those of its reports that the reader may open."""


def overview_page(frame: Frame, head: Head, seen: Seen, around: Around) -> OverviewPage:
    """Make the page."""
    acts = offered(seen.acts, seen.arende)
    links = act_links(acts, Stream.ARENDE, seen.id, around.addresses)
    lacks = lacks_of(seen, around)
    return OverviewPage(
        frame=frame,
        head=head,
        first=likely(
            acts,
            wanted_in(seen.arende),
            Stream.ARENDE,
            seen.id,
            around.addresses,
            last_days(seen.arende, around.today),
        ),
        groups=groups_of(links),
        times=times_of(seen.arende, around),
        lacks=lacks,
        lead=lacks_lead(seen.arende, lacks),
        sections=tuple(one for one in _sections(seen, around) if one.facts or one.text),
        reports=tuple(_report(one, seen, around) for one in seen.arende.rapporter),
        handlingar=handlingar_of(
            seen.arende.each(HandlingAttached), Stream.ARENDE, seen.id, around
        ),
        latest=happenings(seen.history, around)[:LATEST],
        all_href=around.addresses.case(seen.id, "handelser"),
    )


def lacks_of(seen: Seen, around: Around) -> tuple[Link, ...]:
    """Name what lacks before the full closing, each with the form that gives it, if I may."""
    if seen.arende.steg not in _RUNS:
        return ()
    return tuple(
        Link(one.sentence, _href(f"{one.kind}:{one.name}", seen, around))
        for one in what_lacks(seen.arende)
    )


def _href(lack: str, seen: Seen, around: Around) -> str:
    found = what_gives(lack, around.addresses, seen.id)
    act = found[1].rpartition("/handla/")[2].partition("?")[0] if found else ""
    return found[1] if found and act in seen.acts else ""


def lacks_lead(arende: Arende, lacks: tuple[Link, ...]) -> str:
    """Say how much lacks."""
    if arende.steg not in _RUNS:
        return ""
    if not lacks:
        return "Inget saknas för att avsluta på det fullständiga sättet."
    things = "sak" if len(lacks) == 1 else "saker"
    return f"{antal(len(lacks))} {things} saknas innan ärendet kan avslutas fullständigt."


def _report(rapport: UUID, seen: Seen, around: Around) -> Link:
    may = rapport in seen.reports
    return Link(rapport_name(rapport), around.addresses.rapport(rapport) if may else "")


def _sections(seen: Seen, around: Around) -> Iterator[Section]:
    yield _matter(seen, around)
    yield from _bedomningar(seen, around)
    yield from _beslut(seen.arende, around)
    yield _people(seen, around)


def _matter(seen: Seen, around: Around) -> Section:
    opening = seen.arende.opening
    if opening is None:
        return Section("arendet", "Ärendet")
    facts = [
        Fact("Enhet", around.enhet(opening.enhet)),
        Fact("Verksamhet", around.verksamhet(opening.verksamhet)),
        Fact("Lag", named(LAG, opening.lag)),
        Fact("Lagrum", opening.lagrum),
        Fact("Rapporten togs emot", datum(opening.rapport_inkom)),
    ]
    assessed = seen.arende.last(OmedelbaraAtgarderAssessed)
    facts.append(
        Fact(
            "Omedelbara åtgärder", named(OMEDELBARA, assessed.utfall) if assessed else "Inte bedömt"
        )
    )
    badges = flags(assessed.taget, "Omedelbara åtgärder") if assessed else ()
    for slag, label in ANNAN_ANMALAN.items():
        noted = _noted(seen.arende, slag)
        facts.append(Fact(label, _told(noted)))
        badges += flags(noted.taget, label) if noted else ()
    return Section("arendet", "Ärendet", tuple(facts), badges)


def _noted(arende: Arende, slag: str) -> AnnanAnmalanNoted | None:
    noted = [one for one in arende.each(AnnanAnmalanNoted) if one.slag == slag]
    return noted[-1] if noted else None


def _told(noted: AnnanAnmalanNoted | None) -> str:
    if noted is None:
        return "Inte antecknat"
    who = named(BESLUTSFATTARE, noted.taget.beslutsfattare)
    return f"{named(GJORD, noted.utfall)}, {datum(noted.taget.beslutad)}, {who}"


def _bedomningar(seen: Seen, around: Around) -> Iterator[Section]:
    for one in reversed(seen.arende.each(BedomningMade)):
        facts = [Fact("Bedömning", named(BEDOMNING, one.bedomning))]
        if one.tidigare:
            facts.append(Fact("Tidigare bedömning", named(BEDOMNING, one.tidigare)))
        facts += taget_facts(one.taget) if one.taget else _made_by(one, seen, around)
        if one.lagrum:
            facts.append(Fact("Ska anmälas till IVO", one.lagrum))
        facts += _words(one, around, skal="Skäl", till_rapportor="Text till rapportören")
        badges = (Bricka("Sänkt", Kind.WARNING),) if one.sankt else ()
        heading = named(BEDOMNINGSSLAG, one.slag)
        version = one.originator_version
        yield Section(f"bedomning-{version}", heading, tuple(facts), (*badges, *flags(one.taget)))


def _made_by(one: BedomningMade, seen: Seen, around: Around) -> Iterator[Fact]:
    """Say who made a bedömning that no delegation is asked about, and on which day."""
    version = one.originator_version
    for item in items_of(seen.history):
        if item.version == version:
            yield Fact("Gjord av", f"{who(item, around)}, {datum(day_of(one))}")


def flags(taget: Taget | None, what: str = "") -> tuple[Bricka, ...]:
    """Mark what was taken without support in the delegationsordning, by name among several."""
    if taget is None or taget.stod != "saknas":
        return ()
    text = "Taget utan stöd i delegationsordningen"
    return (Bricka(f"{what}: {gemen(text)}" if what else text, Kind.WARNING),)


def _beslut(arende: Arende, around: Around) -> Iterator[Section]:
    for one in arende.each(BeslutRecorded):
        facts = [Fact("Utfall", utfall_name(one.slag, one.utfall)), *taget_facts(one.taget)]
        facts += _words(one, around, text="Beslut", skal="Skäl")
        heading = f"Beslut: {named(BESLUTSSLAG, one.slag).lower()}"
        anchor = f"beslut-{one.originator_version}"
        yield Section(anchor, heading, tuple(facts), flags(one.taget))
    closing = arende.closing
    if isinstance(closing, ArendeClosed | ArendeClosedShort):
        facts = [Fact("Avslutat", datum(closing.avslutad)), *taget_facts(closing.taget)]
        facts += _words(closing, around, text="Anteckning", skal="Skäl")
        short = isinstance(closing, ArendeClosedShort)
        way = "på det korta sättet" if short else "på det fullständiga sättet"
        yield Section("avslut", f"Avslutat {way}", tuple(facts), flags(closing.taget))


def _words(event: Event, around: Around, **names: str) -> Iterable[Fact]:
    """Give the sealed words of an event under their labels, masked for those who may not read."""
    if not around.words:
        return [
            Fact(label, TEXTS["skyddad_text"], sealed=True) for label in list(names.values())[:1]
        ]
    values = ((label, getattr(event, name, None)) for name, label in names.items())
    return [Fact(label, value) for label, value in values if value]


def _people(seen: Seen, around: Around) -> Section:
    arende = seen.arende
    utredare = arende.utredare
    facts = [Fact("Utredare", around.person(utredare) if utredare else "Ingen har tagit ärendet")]
    given = dict.fromkeys(one.konto for one in arende.each(AtkomstGiven))
    facts += [
        Fact("Har åtkomst", around.person(konto))
        for konto in given
        if arende.has_atkomst(konto, around.today)
    ]
    for konto, said in _said_of_jav(arende).items():
        state = "" if arende.counts_as_javig(konto) else " – prövat, inte jävig"
        facts.append(Fact("Jäv", f"{around.person(konto)}: {said}{state}"))
    return Section("manniskor", "Personer i ärendet", tuple(facts))


def _said_of_jav(arende: Arende) -> dict[UUID, str]:
    said = {one.konto: named(JAVSGRUND, one.grund) for one in arende.each(JavDeclared)}
    recorded = {one.konto: named(INBLANDAD, one.slag) for one in arende.each(InblandadRecorded)}
    return recorded | said
