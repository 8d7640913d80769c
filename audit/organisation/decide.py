"""What a command leads to: pure, from the organisation's events to the one that is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from audit.envelope import Event, Happened
from audit.errors import InvalidInputError
from audit.organisation import commands as c
from audit.organisation import events as e
from audit.organisation.checks import problems
from audit.organisation.organisation import Organisation

_EVENT_OF: dict[type[c.Command], type[Event]] = {
    c.AddVerksamhet: e.VerksamhetAdded,
    c.AddUtforare: e.UtforareAdded,
    c.AddEnhet: e.EnhetAdded,
    c.RenameDel: e.DelRenamed,
    c.MoveEnhet: e.EnhetMoved,
    c.MergeEnhet: e.EnhetMerged,
    c.EndDel: e.DelEnded,
    c.SetBeredskap: e.BeredskapSet,
    c.SetMal: e.MalSet,
}
"""The one visible dict: command → the event that holds the same fields."""


def decide(command: c.Command, history: Sequence[Event]) -> tuple[Event, ...]:
    """Give the event that a command adds to the organisation's history.

    It happened on the first day it applies.
    Raises InvalidInputError naming the fields.
    """
    state = Organisation.from_events(history)
    found = tuple(problems(state, command))
    if found:
        raise InvalidInputError(found)
    facts = {f.name: getattr(command, f.name) for f in fields(command)}
    stream = facts.pop("organisation")
    day = facts["upphor"] if isinstance(command, c.EndDel) else facts["fran"]
    event_class = _EVENT_OF[type(command)]
    return (
        event_class(
            originator_id=stream,
            originator_version=state.version + 1,
            happened=Happened.on(day),
            **facts,
        ),
    )
