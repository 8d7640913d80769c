"""How an event of this area is made of a command, and how a correction replaces its facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from audit.canonical import can_be_stored
from audit.codec import fact_fields, plain, sealed_parts, typed
from audit.envelope import Event, Happened
from audit.errors import FieldProblem, InvalidInputError

E = TypeVar("E", bound=Event)
Problems = Iterator[FieldProblem]

LONGEST_WORDS = 20_000

REMOVABLE: Final = frozenset(
    {"registrerad_i_kalla", "beslutsfattare", "utredning", "pagaende", "kallreferens"}
)
"""The facts that may be absent: an empty text removes them."""

_TRUTH: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Replaceable:
    """What a correction may do to an event: the facts, the one with its day, a taking back."""

    facts: tuple[str, ...]
    day: str
    withdrawable: bool = True


def build(event_class: type[E], stream: UUID, version: int, day: date, **values: Any) -> E:
    """Make an event that happened on a day, from what is given by name."""
    happened = Happened.on(day)
    return event_class(
        originator_id=stream, originator_version=version, happened=happened, **values
    )


def shared(event_class: type[Event], command: Any) -> dict[str, Any]:
    """Give the fields of a command that the event has under the same name."""
    wanted = {f.name for f in fields(event_class)} - {"happened"}
    return {f.name: getattr(command, f.name) for f in fields(command) if f.name in wanted}


def refuse(found: Iterator[FieldProblem] | Sequence[FieldProblem]) -> None:
    """Raise InvalidInputError where there is a problem."""
    problems = tuple(found)
    if problems:
        raise InvalidInputError(problems)


def word_problems(event: Event) -> Problems:
    """Find sealed words that are too long or cannot be stored."""
    for name in sealed_parts(type(event)):
        text = getattr(event, name)
        if text is not None and len(text) > LONGEST_WORDS:
            yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
        elif text is not None and not can_be_stored(text):
            yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def code_problems(event: Event, codes: Mapping[str, Mapping[str, str]]) -> Problems:
    """Find a field that holds no code of its list, and a list of codes that says nothing."""
    for name, known in codes.items():
        value = getattr(event, name)
        given = value if isinstance(value, tuple) else (value,)
        if value is not None and any(code not in known for code in given):
            yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {', '.join(known)}.")
        elif not given or len(set(given)) != len(given):
            yield FieldProblem(name, f"{name}: minst en kod behövs, och var och en bara en gång.")


def form_problems(
    target: Event, replaced: Mapping[str, str], rule: Replaceable, *, withdraws: bool
) -> Problems:
    """Find fields that cannot be corrected in this event, and texts of the wrong form."""
    if withdraws:
        yield from _withdrawal_problems(replaced, rule)
        return
    hints = dict(fact_fields(type(target)))
    for name, text in replaced.items():
        if name not in rule.facts:
            known = ", ".join(rule.facts) or "ingenting"
            yield FieldProblem("replaced", f"replaced: bara {known} kan rättas i den händelsen.")
        elif not text:
            if name not in REMOVABLE:
                yield FieldProblem(name, f"{name}: uppgiften kan inte tas bort.")
        elif not _has_form(hints[name], text):
            yield FieldProblem(name, f"{name}: uppgiften har inte rätt form.")


def _withdrawal_problems(replaced: Mapping[str, str], rule: Replaceable) -> Problems:
    if not rule.withdrawable:
        yield FieldProblem("aterkallad", "aterkallad: den händelsen kan inte tas tillbaka.")
    if replaced:
        yield FieldProblem("replaced", "replaced: ett återtagande ges ensamt.")


def changed(target: Event, given: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is already so; raises InvalidInputError where nothing is left."""
    found = {name: text for name, text in given.items() if text != present(target, name)}
    if not found:
        reason = "replaced: rättelsen ändrar ingenting."
        raise InvalidInputError([FieldProblem("replaced", reason)])
    return found


def present(target: Event, name: str) -> str:
    """Give a fact in plain form: an absent one as an empty text, a truth as true or false."""
    value = getattr(target, name)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(plain(value))


def with_facts(target: E, replaced: Mapping[str, str], day: str) -> E:
    """Give the event with facts replaced; its time follows the fact that holds its day.

    Raises ValueError where a text does not fit its field.
    """
    hints = dict(fact_fields(type(target)))
    values = {name: _read(hints[name], text) for name, text in replaced.items()}
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)


def _read(hint: object, text: str) -> Any:
    if hint is bool:
        return _TRUTH[text]
    return typed(hint, text or None)


def _has_form(hint: object, text: str) -> bool:
    """Tell whether a text is written exactly as facts are: ISO dates with hyphens, small hex."""
    if hint is bool:
        return text in _TRUTH
    try:
        return str(plain(_read(hint, text))) == text
    except ValueError:
        return False
