"""What surrounds an act and is not in its stream: befattningar, verksamheter, jäv, delegation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts.areas import the_areas
from audit.lexsarah import Arende, Circumstances, Rapport, Role
from audit.lexsarah import commands as c
from audit.lexsarah.acts import Act, Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.acts.acting import Acting
    from audit.envelope import Event
    from audit.lexsarah.commands import Command
    from audit.organisation import Organisation, Verksamhet


def circumstances(
    acting: Acting,
    stream: Stream,
    history: Sequence[Event],
    command: Command | None = None,
) -> Iterator[Circumstances]:
    """Give the circumstances of an act, once for each role that the person holds.

    A befattning tied to a verksamhet counts in that verksamhet only, and the delegationsordning is
    asked for the area of the ärende's verksamhet.
    """
    # Asked for once: each asking looks in the log whether something is newer.
    organisation, delegation = acting.areas or the_areas(acting.log)
    verksamhet = _verksamhet(acting, organisation, stream, history, command)
    parts = organisation.verksamheter(acting.today)
    omrade = next((one.omrade for one in parts if one.kod == verksamhet), None)
    befattningar = tuple(
        one.befattning for one in acting.uppdrag if one.verksamhet in {None, verksamhet}
    )
    heads = frozenset(_headed(acting, parts))
    javig = stream is Stream.RAPPORT and _javig(acting, history)
    forbi = stream is Stream.RAPPORT and _forbi(acting, history, verksamhet)
    delegation = delegation.for_omrade(omrade)
    for role in acting.roles:
        yield Circumstances(
            konto=acting.konto,
            roll=role,
            today=acting.today,
            befattningar=befattningar,
            verksamheter=heads,
            javig=javig,
            forbi=forbi,
            delegation=delegation,
        )


def in_the_best_order(roles: Iterable[Circumstances], act: Act) -> list[Circumstances]:
    """Put the roles that may do it first, each kind in the order of the roles."""
    return sorted(roles, key=lambda one: one.roll not in act.may)


def _verksamhet(
    acting: Acting,
    organisation: Organisation,
    stream: Stream,
    history: Sequence[Event],
    command: Command | None,
) -> str | None:
    if stream is Stream.ARENDE:
        opening = Arende.from_events(history).opening
        asked = getattr(command, "verksamhet", None)
        return opening.verksamhet if opening else asked
    enhet = getattr(command, "enhet", None)
    if stream is Stream.RAPPORT:
        received = Rapport.from_events(history).received
        enhet = received.enhet if received else enhet
    found = organisation.enhet(enhet, acting.today) if enhet else None
    return found.verksamhet if found else None


def _headed(acting: Acting, parts: Sequence[Verksamhet]) -> Iterator[str]:
    """Name the verksamheter that the person heads: those of the uppdrag, all where none is said."""
    if Role.VERKSAMHETSCHEF not in acting.roles:
        return
    for one in acting.uppdrag:
        if one.befattning == "verksamhetschef":
            if one.verksamhet is None:
                yield from (part.kod for part in parts)
            else:
                yield one.verksamhet


def _javig(acting: Acting, history: Sequence[Event]) -> bool:
    """Tell whether an ärende of the report counts the person as involved."""
    arenden = Rapport.from_events(history).arenden
    if not arenden or Role.RAPPORTOR in acting.roles or Role.SYSTEM in acting.roles:
        return False
    loaded = acting.log.load_many(arenden)
    return any(
        Arende.from_events([one.event for one in loaded[arende]]).counts_as_javig(acting.konto)
        for arende in arenden
        if arende in loaded
    )


def _forbi(acting: Acting, history: Sequence[Event], verksamhet: str | None) -> bool:
    received = Rapport.from_events(history).received
    return received is not None and received.forbi_chef and is_passed_by(acting, verksamhet)


def is_passed_by(acting: Acting, verksamhet: str | None) -> bool:
    """Tell whether a report about a verksamhet that passes by the nearest chef passes by a person.

    A verksamhetschef of whom nobody knows which verksamhet is passed by too.
    """
    if {Role.RAPPORTOR, Role.SYSTEM} & set(acting.roles):
        return False
    chefer = acting.people.nearest_chefer(acting.log.namnd.slug, verksamhet, acting.today)
    heads = any(one.befattning == "verksamhetschef" for one in acting.uppdrag)
    unknown = set(acting.roles) == {Role.VERKSAMHETSCHEF} and not heads
    return acting.konto in chefer or unknown


def stream_of(command: Command) -> tuple[Stream, UUID]:
    """Give the kind and the id of the stream that a command adds to."""
    kind = c.act_of(command).stream
    return kind, getattr(command, _FIELD[kind])


_FIELD = {
    Stream.RAPPORT: "rapport",
    Stream.ARENDE: "arende",
    Stream.UTFORARE: "uppgift",
    Stream.INFORMATION: "information",
}
"""Which field of a command names its stream."""
