"""Acts outside lex Sarah: keeping the organisation, and the nämnd's delegationsordning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.acts.done import Done
from api.acts.perform import ATTEMPTS, SOMEBODY_ELSE, own_time
from api.auth.roles import Permission, known, may
from audit import delegation, organisation
from audit.errors import AuthorityError, VersionConflictError
from audit.lexsarah import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from api.acts.acting import Acting
    from audit.envelope import Context, Event
    from audit.organisation.commands import Command as OrganisationCommand


def perform_organisation(
    acting: Acting, command: OrganisationCommand, *, expected: int | None = None
) -> Done:
    """Change the organisation; `expected` is the version the caller saw.

    Raises AuthorityError without `Permission.ORGANISE`, InvalidInputError naming the fields,
    VersionConflictError, LogUnavailableError.
    """

    def decided(history: Sequence[Event]) -> tuple[Event, ...]:
        return organisation.decide(command, history)

    context = _context(acting, Permission.ORGANISE)
    return _perform(acting, command.organisation, decided, context, expected)


def perform_delegation(
    acting: Acting, command: delegation.Command, *, expected: int | None = None
) -> Done:
    """Register what the nämnd decided about a delegationsordning; like `perform_organisation`.

    It needs `Permission.ADOPT`. Raises StateError too, where the order cannot take it.
    """

    def decided(history: Sequence[Event]) -> tuple[Event, ...]:
        return delegation.decide(command, history)

    context = _context(acting, Permission.ADOPT)
    return _perform(acting, delegation.stream_of(command), decided, context, expected)


def _context(acting: Acting, permission: Permission) -> Context:
    """Give the context of the role that may; the service itself reads in what others decided."""
    held = [role for role in acting.roles if may(known((role.value,)), permission)]
    if Role.SYSTEM in acting.roles:
        held.append(Role.SYSTEM)
    if not held:
        raise AuthorityError("Dina roller i nämnden räcker inte för det här.")
    return acting.context(held[0])


def _perform(
    acting: Acting,
    stream: UUID,
    decided: Callable[[Sequence[Event]], tuple[Event, ...]],
    context: Context,
    expected: int | None,
) -> Done:
    log = acting.log
    for attempt in range(1, ATTEMPTS + 1):
        history = [one.event for one in log.load_many([stream]).get(stream, [])]
        if expected is not None and expected != len(history):
            raise VersionConflictError(SOMEBODY_ELSE)
        events = decided(history)
        at = acting.at or own_time(log)
        try:
            done = log.append(events, context, at=at)
        except VersionConflictError:
            if expected is not None or attempt == ATTEMPTS:
                raise
            continue
        version = events[-1].originator_version
        return Done(stream, version, done.last_position, done.recorded_at)
    raise AssertionError  # the last attempt returns or raises
