"""What waits for whom, and until when: the rule behind the page Att göra, for ärenden.

Pure: the state of an ärende, the acts that a person may take in it now, and who the person is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from audit.lexsarah.acts import ACTS, Act
from audit.lexsarah.arende import Arende
from audit.lexsarah.atgarder import Atgard, Atgardsteg, atgarder
from audit.lexsarah.authorise import authorise
from audit.lexsarah.authority import own
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.clocks import Clock, clocks
from audit.lexsarah.events_arende import DiarienummerRegistered, InblandadRecorded, JavDeclared
from audit.lexsarah.events_arende import JavSettled as Settled
from audit.lexsarah.events_ivo import IvoUtredningSent
from audit.lexsarah.events_utredning import BedomningMade
from audit.lexsarah.refusals import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)
from audit.lexsarah.roles import IvoSteg, Role, Steg
from audit.lexsarah.waiting import Grund, Person, Task, Waiting, day_of

Mal = Callable[[str, date], int | None]
"""The nämnd's own days for a clock that began on a day; None where it has set none."""

READS = frozenset({"read_arende", "read_arende_facts"})
"""Whoever may take neither of these acts in an ärende is not told of it."""

_NEXT = {
    Steg.OPPNAT: ("ta", ("take_arende",)),
    Steg.UNDER_UTREDNING: ("utreda", ("make_bedomning",)),
    Steg.BEDOMT: ("besluta", ("decide_atgarder", "register_beslut")),
    Steg.BESLUTAT: ("avsluta", ("close_full",)),
}
"""Step → what the duty to utreda waits for then, and the acts that bring it on."""

_FOLLOWS = {
    "ta": frozenset({Role.MOTTAGARE, Role.VERKSAMHETSCHEF}),
    "omedelbara": frozenset({Role.UTREDARE}),
    "utreda": frozenset({Role.UTREDARE}),
    "besluta": frozenset({Role.UTREDARE, Role.VERKSAMHETSCHEF}),
    "avsluta": frozenset({Role.UTREDARE}),
    "anmala_ivo": frozenset({Role.UTREDARE, Role.BESLUTSFATTARE_IVO, Role.VERKSAMHETSCHEF}),
    "ivo_utredning": frozenset({Role.UTREDARE, Role.BESLUTSFATTARE_IVO, Role.VERKSAMHETSCHEF}),
    "ivo_fardig": frozenset({Role.UTREDARE, Role.BESLUTSFATTARE_IVO}),
    "ivo_kom_in": frozenset({Role.UTREDARE}),
    "atgard": frozenset({Role.UTREDARE, Role.VERKSAMHETSCHEF}),
}
"""What → the roles that follow it though another must act; an utredare only the own ärenden."""

_CONCERNS = {
    "besluta": frozenset({Role.VERKSAMHETSCHEF, Role.NAMNDSEKRETERARE}),
    "diarienummer": frozenset({Role.NAMNDSEKRETERARE}),
}
"""What → the only roles whose task it is, where others may do it as well."""

_UNHELD = frozenset({"namnd", "utskott", "presidium", "ordforande", "annan"})
"""Befattningar that nobody signs in with: an åtgärd of theirs waits on whoever may do it."""


def tasks_of(arende: Arende) -> tuple[Task, ...]:
    """List what waits in an ärende, whoever it concerns."""
    return tuple(_tasks(arende))


def acts_that_matter(arende: Arende, circumstances: Circumstances) -> tuple[str, ...]:
    """Name the acts that would end what waits and the reading ones, as far as a person may.

    It asks of those few what `next_acts` asks of all.
    """
    wanted = {*READS, *(act for task in _tasks(arende) for act in task.acts)}
    return tuple(name for name in sorted(wanted) if _passes(ACTS[name], arende, circumstances))


def _passes(act: Act, arende: Arende, circumstances: Circumstances) -> bool:
    try:
        authorise(act, arende, circumstances)
        if act.sak is not None:
            own(act, circumstances, absent=True)
    except (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError):
        return False
    return True


def in_arende(
    arende: Arende, acts: Collection[str], person: Person, mal: Mal | None = None
) -> tuple[Waiting, ...]:
    """List what waits in an ärende and concerns a person; `acts` are those the person may take.

    `mal` gives the nämnd's own times. Nothing where the person may not even read that the ärende
    is there.
    """
    if arende.opening is None or not READS & set(acts):
        return ()
    mine = arende.utredare == person.konto
    found = (
        task.for_person(acts, _roles(task, person, mine=mine))
        for task in (_complete(one, mal) for one in _tasks(arende))
    )
    return tuple(one for one in found if one is not None)


def _complete(task: Task, mal: Mal | None) -> Task:
    """Add the nämnd's own last day, and whom it waits on."""
    waiting, clock = task.waiting, task.clock
    days = mal(clock.name, clock.started) if mal and clock and clock.limit is None else None
    own = clock.started + timedelta(days=days) if clock and days is not None else None
    may = {role for act in task.acts for role in ACTS[act].may} - {Role.SYSTEM}
    only = _CONCERNS.get(waiting.kind)
    named = tuple(role for role in Role if role in (may & only if only else may))
    return replace(task, waiting=replace(waiting, mal_dag=own, vantar_pa=named))


def _roles(task: Task, person: Person, *, mine: bool) -> tuple[bool, bool]:
    """Tell whether a task is the person's to do, where the acts allow it, and to follow."""
    kind, ansvarig = task.waiting.kind, task.waiting.ansvarig
    wanted = _CONCERNS.get(kind)
    to_do = wanted is None or bool(wanted & person.roles)
    if task.konto is not None:
        to_do = to_do and (task.konto == person.konto or (mine and kind == "effekt"))
    elif ansvarig is not None and ansvarig not in _UNHELD:
        to_do = to_do and person.holds(ansvarig)
    held = person.roles if mine else person.roles - {Role.UTREDARE}
    return to_do, bool(_FOLLOWS.get(kind, frozenset()) & held)


def _tasks(arende: Arende) -> Iterator[Task]:
    running = {one.name: one for one in clocks(arende) if one.ended is None}
    steg = arende.steg
    if steg in _NEXT and "utreda" in running:
        yield from _soft(arende, running, steg)
    yield from _ivo(arende, running)
    for number, atgard in atgarder(arende).items():
        yield from _atgard(arende, number, atgard)
    yield from _other(arende, steg)


def _soft(arende: Arende, running: dict[str, Clock], steg: Steg) -> Iterator[Task]:
    """Give the duties whose time is a word of law: what is to be done next, and at once."""
    if "omedelbara_atgarder" in running:
        clock = running["omedelbara_atgarder"]
        yield _task(arende, "omedelbara", ("assess_omedelbara_atgarder",), clock.started, clock)
    utredare = arende.utredare
    free = utredare is not None and arende.counts_as_javig(utredare)
    kind, acts = _NEXT[Steg.OPPNAT] if free else _NEXT[steg]
    since, made = running["utreda"].started, arende.last(BedomningMade)
    if kind == "besluta" and made is not None:
        # What was to be decided was not known before the bedömning; the duty is older.
        since = day_of(made.happened, since)
    yield _task(arende, kind, acts, since, running["utreda"])


def _ivo(arende: Arende, running: dict[str, Clock]) -> Iterator[Task]:
    anmala, after = running.get("anmala_ivo"), running.get("ivo_utredning")
    if anmala is not None:
        acts = ("anmal_ivo", "register_ivo_anmalan")
        yield _task(arende, "anmala_ivo", acts, anmala.started, anmala)
    if after is None:
        return
    sent = arende.last(IvoUtredningSent)
    if sent is not None:
        # The two months are kept once it has come in, so they go on being shown until then.
        yield _task(arende, "ivo_kom_in", ("register_ivo_arrival",), sent.skickad, after)
        return
    yield _task(arende, "ivo_utredning", ("send_utredning_ivo",), after.started, after)
    if arende.ivo is IvoSteg.ANMALT and arende.closing is not None:
        soft = Clock("ivo_fardig", after.lagrum, arende.closing.avslutad or after.started, None)
        yield _task(arende, "ivo_fardig", ("send_utredning_ivo",), soft.started, soft)


def _atgard(arende: Arende, number: int, atgard: Atgard) -> Iterator[Task]:
    newest = atgard.newest
    if atgard.steg is Atgardsteg.PLANERAD:
        waiting = Waiting(
            kind="atgard",
            id=newest.originator_id,
            grund=Grund.MAL if newest.senast else Grund.INGEN,
            since=day_of(atgard.planned.happened, newest.senast or date.max),
            enhet=newest.enhet or _enhet(arende),
            senast=newest.senast,
            nummer=number,
            ansvarig=newest.ansvarig,
        )
        yield Task(waiting, ("do_atgard",), newest.konto)
    elif atgard.done is not None and atgard.effekt is None:
        task = _task(arende, "effekt", ("assess_effekt",), atgard.done.utford, nummer=number)
        yield Task(task.waiting, task.acts, newest.konto)


def _other(arende: Arende, steg: Steg) -> Iterator[Task]:
    opened = arende.opening
    if opened is None:
        return
    if not diarienummer_of(arende) and steg is not Steg.AVSLUTAT:
        day = opened.rapport_inkom
        yield _task(arende, "diarienummer", ("register_diarienummer",), day)
    for event in _unsettled(arende):
        yield _task(arende, "jav", ("settle_jav",), day_of(event.happened, opened.rapport_inkom))


def _unsettled(arende: Arende) -> Iterator[JavDeclared]:
    """Give each anmälan om jäv that nobody has decided about."""
    for event in arende.each(JavDeclared):
        later = [
            one
            for one in arende.events
            if isinstance(one, Settled | InblandadRecorded)
            and one.konto == event.konto
            and one.originator_version > event.originator_version
        ]
        if not later:
            yield event


def diarienummer_of(arende: Arende) -> str | None:
    """Give the number in the diarium that stands, None before it has one."""
    registered = arende.last(DiarienummerRegistered)
    if registered is not None:
        return registered.diarienummer
    return arende.read_in.diarienummer if arende.read_in else None


def _task(
    arende: Arende,
    kind: str,
    acts: tuple[str, ...],
    since: date,
    clock: Clock | None = None,
    nummer: int | None = None,
) -> Task:
    limit = clock.limit if clock else None
    opened = arende.opening
    waiting = Waiting(
        kind=kind,
        id=opened.originator_id if opened else arende.events[0].originator_id,
        grund=Grund.LAG if limit else Grund.PLIKT if clock else Grund.INGEN,
        since=since,
        enhet=_enhet(arende),
        lagrum=clock.lagrum if clock else None,
        senast=limit.sista_dag if limit else None,
        senast_vardag=limit.sista_dag_vardag if limit else None,
        nummer=nummer,
    )
    return Task(waiting, acts, clock=clock)


def _enhet(arende: Arende) -> str | None:
    return arende.opening.enhet if arende.opening else None
