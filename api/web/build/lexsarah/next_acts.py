"""What the reader may do next: the acts that lead anywhere now, the likely ones first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.web.forms.fields import Group
from api.web.forms.registry import ALL, FORMS
from api.web.models.lexsarah import Link
from api.web.models.lexsarah_case import ActGroup
from audit.lexsarah.acts import Stream
from audit.lexsarah.answers import enskilda, nobody_concerned, punkter
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.bedomning import goes_to_ivo, needs_full_way
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.events_arende import DiarienummerRegistered, InblandadRecorded, JavDeclared
from audit.lexsarah.events_common import AnnanAnmalanNoted
from audit.lexsarah.events_ivo import IvoUtredningArrived, IvoUtredningSent
from audit.lexsarah.events_utredning import OmedelbaraAtgarderAssessed
from audit.lexsarah.lacking import what_lacks
from audit.lexsarah.roles import IvoSteg, Steg

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.forms.addresses import Addresses
    from api.web.forms.fields import FormSpec
    from audit.lexsarah.arende import Arende
    from audit.lexsarah.rapport import Rapport

MOST_FIRST: Final = 3
"""How many acts are put forward."""
NOTHING: Final[Mapping[str, str]] = {}


def act_links(
    acts: Iterable[str], stream: Stream, id_: UUID, addresses: Addresses
) -> dict[Group, list[Link]]:
    """Give the forms of acts by group, in the order of the forms; acts without a form are left."""
    allowed = set(acts)
    found: dict[Group, list[Link]] = {}
    for spec in ALL:
        if spec.act in allowed and spec.act not in FROM_ITS_PLACE:
            link = _link(spec, stream, id_, addresses)
            found.setdefault(spec.group, []).append(link)
    return found


def groups_of(links: dict[Group, list[Link]]) -> tuple[ActGroup, ...]:
    """Put the links under their headings, in the order of the work."""
    return tuple(ActGroup(str(one), tuple(links[one])) for one in Group if one in links)


FROM_ITS_PLACE: Final = frozenset({"correct_arende", "correct_rapport", "answer_fraga"})
"""What is reached from the event or question that it is about."""


def likely(
    acts: Iterable[str],
    wanted: Iterable[str],
    stream: Stream,
    id_: UUID,
    addresses: Addresses,
    running: Mapping[str, str] = NOTHING,
) -> tuple[Link, ...]:
    """Give the first few of the wanted acts that the reader may take.

    `running` says of a clock that runs until when: it stands beside the act that ends it.
    """
    allowed = set(acts)
    mine = [one for one in dict.fromkeys(wanted) if one in allowed][:MOST_FIRST]
    return tuple(
        replace(_link(spec, stream, id_, addresses), note=running.get(spec.clock, ""))
        for one in mine
        for spec in FORMS[one]
    )


def _link(spec: FormSpec, stream: Stream, id_: UUID, addresses: Addresses) -> Link:
    way = {"vag": spec.way} if spec.way else {}
    return Link(spec.label, addresses.act(spec.act, stream, id_, **way))


def offered(acts: Iterable[str], arende: Arende) -> tuple[str, ...]:
    """Leave out the acts that have nothing to be done on."""
    return tuple(one for one in acts if one not in NEEDS or NEEDS[one](arende))


def _has(steg: Atgardsteg) -> Callable[[Arende], bool]:
    return lambda arende: any(one.steg is steg for one in atgarder(arende).values())


def _waits_for_arrival(arende: Arende) -> bool:
    sent = arende.last(IvoUtredningSent)
    arrived = arende.last(IvoUtredningArrived)
    return sent is not None and sent.kom_in is None and arrived is None


NEEDS: Final[dict[str, Callable[[Arende], bool]]] = {
    "split_rapport": lambda arende: len(arende.rapporter) > 1,
    "settle_jav": lambda arende: bool(arende.each(JavDeclared) or arende.each(InblandadRecorded)),
    "answer_konsekvens": lambda arende: bool(enskilda(arende)),
    "note_ingen_enskild": lambda arende: not enskilda(arende),
    "change_atgard": _has(Atgardsteg.PLANERAD),
    "drop_atgard": _has(Atgardsteg.PLANERAD),
    "do_atgard": _has(Atgardsteg.PLANERAD),
    "assess_effekt": _has(Atgardsteg.UTFORD),
    "anmal_ivo": lambda arende: goes_to_ivo(arende.bedomning),
    "register_ivo_arrival": _waits_for_arrival,
    "close_short": lambda arende: not needs_full_way(arende.bedomning),
}
"""Act → whether there is something to do it on."""


def wanted_in(arende: Arende) -> tuple[str, ...]:
    """Name the acts that move an ärende on, the likely ones first."""
    if arende.steg is Steg.AVSLUTAT:
        return (*_until_a_day(arende), "do_atgard", "assess_effekt")
    return (*_until_a_day(arende), *_at_once(arende), *_by_steg(arende))


def _until_a_day(arende: Arende) -> tuple[str, ...]:
    """Name the act that the law has a last day for, from the day its time runs."""
    if arende.ivo is IvoSteg.ANMALT:
        return ("send_utredning_ivo",)
    return ("register_ivo_arrival",) if _waits_for_arrival(arende) else ()


def _at_once(arende: Arende) -> tuple[str, ...]:
    found = []
    if arende.last(OmedelbaraAtgarderAssessed) is None:
        found.append("assess_omedelbara_atgarder")
    if arende.bedomning is None:
        found.append("make_forsta_bedomning")
    if arende.utredare is None:
        found.append("take_arende")
    if goes_to_ivo(arende.bedomning) and arende.ivo is IvoSteg.INTE_ANMALT:
        found += ["anmal_ivo", "register_ivo_anmalan"]
    return tuple(found)


def _by_steg(arende: Arende) -> tuple[str, ...]:
    ready = arende.steg is Steg.BESLUTAT and not what_lacks(arende)
    first = ("close_full",) if ready else ()
    return (*first, *_unanswered(arende), *_undecided(arende), "write_utredningssteg")


def _unanswered(arende: Arende) -> tuple[str, ...]:
    found = [] if all(punkter(arende).values()) else ["answer_punkt"]
    if enskilda(arende):
        found.append("answer_konsekvens")
    elif not nobody_concerned(arende):
        found += ["record_kod", "note_ingen_enskild"]
    noted = {one.slag for one in arende.each(AnnanAnmalanNoted)}
    if set(ANNAN_ANMALAN) - noted:
        found.append("note_annan_anmalan")
    return tuple(found)


def _undecided(arende: Arende) -> tuple[str, ...]:
    found = []
    if arende.final is None:
        found.append("make_bedomning")
    elif arende.beslut_about_atgarder is None:
        found.append("decide_atgarder")
    if arende.last(DiarienummerRegistered) is None:
        found.append("register_diarienummer")
    return (*found, "plan_atgard")


def wanted_of(rapport: Rapport) -> tuple[str, ...]:
    """Name the acts that move a report on."""
    if rapport.steg is Steg.INKOMMEN:
        return ("sort_rapport", "ask_fraga")
    return ("tell_rapportor", "ask_fraga")
