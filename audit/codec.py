"""Events to facts and words, and back: driven by the type hints of the event, nothing guessed.

Facts are a plain object of canonical JSON (`audit/canonical.py`); absent means None.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from audit.canonical import checked_integer, checked_key
from audit.clock import iso_utc, parse_utc
from audit.envelope import Actor, Event, KeyPurpose

MISSING = "a fact that must be there is missing"
ENVELOPE_FIELDS = frozenset({"originator_id", "originator_version"})


Writer = Callable[[Any], Any]
Reader = Callable[[Any], Any]

# Filled once per type.
_WRITERS: dict[type, Writer] = {}

# Filled once per type hint.
_READERS: dict[Any, Reader] = {}

# Filled once per class; type hints are costly to resolve and never change.
_SEALED: dict[type[Event], dict[str, KeyPurpose]] = {}
_FACTS: dict[type[Event], tuple[tuple[str, Any], ...]] = {}
_FACT_READERS: dict[type[Event], tuple[tuple[str, Reader], ...]] = {}


def sealed_parts(event_class: type[Event]) -> dict[str, KeyPurpose]:
    """Name the fields of an event class that are sealed words, each with the key it lies under."""
    if event_class not in _SEALED:
        marked = ((f.name, f.metadata.get("sealed")) for f in fields(event_class))
        _SEALED[event_class] = {name: purpose for name, purpose in marked if purpose}
    return _SEALED[event_class]


def fact_fields(event_class: type[Event]) -> tuple[tuple[str, Any], ...]:
    """Name the fields of an event class that are facts, each with its type."""
    if event_class not in _FACTS:
        hints = get_type_hints(event_class)
        hidden = ENVELOPE_FIELDS.union(sealed_parts(event_class))
        named = (f.name for f in fields(event_class) if f.name not in hidden)
        _FACTS[event_class] = tuple((name, hints[name]) for name in named)
    return _FACTS[event_class]


def facts_of(event: Event, actor: Actor) -> dict[str, Any]:
    """Give the facts of an event with its actor as a plain object, None left out."""
    facts = {"actor": _plain_actor(actor)}
    for name, _ in fact_fields(type(event)):
        value = getattr(event, name)
        if value is not None:
            facts[name] = plain(value)
    return facts


@lru_cache(maxsize=1024)
def _plain_actor(actor: Actor) -> dict[str, Any]:
    """Write an actor once for the many events of one request or import; nobody changes it."""
    written: dict[str, Any] = plain(actor)
    return written


def words_of(event: Event) -> dict[str, str]:
    """Give the sealed words of an event by field name, None left out."""
    found = {name: getattr(event, name) for name in sealed_parts(type(event))}
    return {name: text for name, text in found.items() if text is not None}


def event_from(
    event_class: type[Event],
    arende: UUID,
    version: int,
    facts: dict[str, Any],
    words: dict[str, str],
) -> Event:
    """Build the event again from its facts and words.

    Raises ValueError or KeyError when a fact lacks or has the wrong form.
    """
    values = {name: read(facts.get(name)) for name, read in _fact_readers(event_class)}
    values.update({name: words.get(name) for name in sealed_parts(event_class)})
    return event_class(originator_id=arende, originator_version=version, **values)


def _fact_readers(event_class: type[Event]) -> tuple[tuple[str, Reader], ...]:
    """Give how each fact is read: looking hints up costs more than reading by them."""
    if event_class not in _FACT_READERS:
        named = fact_fields(event_class)
        _FACT_READERS[event_class] = tuple((name, _reader_of(hint)) for name, hint in named)
    return _FACT_READERS[event_class]


def plain(value: Any) -> Any:
    """Turn a value into what canonical JSON can hold.

    Raises TypeError for a type that has no form there (floats among them), and
    NotCanonicalError for an integer that is too large.
    """
    kind = type(value)
    if kind is str:
        return value
    if kind not in _WRITERS:
        _WRITERS[kind] = _writer(kind)
    return _WRITERS[kind](value)


def _writer(kind: type) -> Writer:
    """Find how values of a type are written; raises TypeError where there is no way."""
    for known, write in _PLAIN:
        if issubclass(kind, known):
            return write
    if is_dataclass(kind):
        return _field_writer(tuple(f.name for f in fields(kind)))
    message = f"{kind.__name__} has no form in the facts of an event"
    raise TypeError(message)


def _field_writer(names: tuple[str, ...]) -> Writer:
    def write(value: Any) -> dict[str, Any]:
        pairs = ((name, getattr(value, name)) for name in names)
        return {name: plain(item) for name, item in pairs if item is not None}

    return write


# In this order: an Enum may be a str, a datetime is a date.
_PLAIN: tuple[tuple[Any, Writer], ...] = (
    (Enum, lambda value: value.value),
    ((str, bool), lambda value: value),
    (int, checked_integer),
    (datetime, iso_utc),
    (date, lambda value: value.isoformat()),
    (UUID, str),
    ((tuple, list), lambda value: [plain(item) for item in value]),
    (dict, lambda value: {checked_key(key): plain(item) for key, item in value.items()}),
)


def typed(hint: Any, raw: Any) -> Any:
    """Turn a plain value back into the type that the hint names.

    Raises ValueError when a value lacks or does not fit.
    """
    return _reader_of(hint)(raw)


def _reader_of(hint: Any) -> Reader:
    if hint not in _READERS:
        _READERS[hint] = _reader(hint)
    return _READERS[hint]


def _reader(hint: Any) -> Reader:
    """Find how values of a hint are read."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader_of(next(arg for arg in arguments if arg is not type(None)))
        return lambda raw: None if raw is None else inner(raw)
    if origin is tuple:
        each = _reader_of(arguments[0])
        return _present(lambda raw: tuple(each(item) for item in raw))
    if origin is dict:
        one = _reader_of(arguments[1])
        return _present(lambda raw: {key: one(item) for key, item in raw.items()})
    if hint in (str, int, bool):
        return _exactly(hint)
    return _present(_single(hint))


def _exactly(hint: Any) -> Reader:
    """Demand exactly the plain type: `True` is not an int here, nor 1 a bool."""

    def demand(raw: Any) -> Any:
        if type(raw) is hint:
            return raw
        message = f"expected {hint.__name__}, got {type(raw).__name__}"
        raise ValueError(MISSING if raw is None else message)

    return demand


def _present(read: Reader) -> Reader:
    """Refuse a fact that lacks, then read it."""

    def demand(raw: Any) -> Any:
        if raw is None:
            raise ValueError(MISSING)
        return read(raw)

    return demand


def _single(hint: Any) -> Reader:
    if hint is datetime:
        return parse_utc
    if hint is date:
        return date.fromisoformat
    if is_dataclass(hint):
        make: Any = hint
        hints = get_type_hints(hint)
        named = tuple((f.name, _reader_of(hints[f.name])) for f in fields(hint))
        return lambda raw: make(**{name: read(raw.get(name)) for name, read in named})
    read: Reader = hint
    return read
