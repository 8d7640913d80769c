"""From plain values (of a form or of JSON) to a command: each field that is wrong is named."""

from __future__ import annotations

import types
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from audit.clock import iso_utc
from audit.codec import plain, typed
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")
_SPACE = {"\n", "\t"}
_YEARS: Final = range(1900, 3000)
"""Outside these a time cannot be told in Swedish time and in UTC alike."""


def parse(command_class: type[C], values: Mapping[str, object]) -> C:
    """Make a command of plain values: text, whole numbers, truths, lists and objects.

    Text is brought to NFC and stripped; an empty text is the same as none. Dates are `2026-03-20`,
    times RFC 3339 with any offset. What a part of a command leaves out has its default.
    Raises InvalidInputError naming every field that is unknown, lacks or has the wrong form.
    """
    hints = _hints(command_class)
    problems = [_problem(name, "okänd uppgift") for name in sorted(set(values) - set(hints))]
    made: dict[str, Any] = {}
    for one in fields(command_class):
        raw = _clean(values.get(one.name))
        if raw is None:
            if one.default is MISSING and one.default_factory is MISSING:
                problems.append(_problem(one.name, "uppgiften behövs"))
            continue
        try:
            made[one.name] = typed(hints[one.name], _whole(hints[one.name], raw))
        except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
            problems.append(_problem(one.name, "uppgiften har inte rätt form"))
    problems += [_problem(name, "texten innehåller styrtecken") for name in _with_control(made)]
    if problems:
        raise InvalidInputError(problems)
    return command_class(**made)


@cache
def _hints(command_class: type[Any]) -> dict[str, Any]:
    found = get_type_hints(command_class)
    return {name: _concrete(hint) for name, hint in found.items()}


def _concrete(hint: Any) -> Any:
    """Give the hint of what is made for one that only says what it can do, parts included."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return Union[tuple(_concrete(one) for one in arguments)]  # noqa: UP007 - made of a tuple
    if origin is Mapping:
        return types.GenericAlias(dict, (arguments[0], _concrete(arguments[1])))
    if origin is Sequence:
        return types.GenericAlias(tuple, (_concrete(arguments[0]), ...))
    return hint


def _whole(hint: Any, raw: object) -> object:
    """Give a value as stored values are: a time in UTC, a part with what it left out."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _whole(next(one for one in arguments if one is not types.NoneType), raw)
    if origin is tuple and isinstance(raw, list):
        return [_whole(arguments[0], one) for one in raw]
    if hint is datetime and isinstance(raw, str):
        return _in_utc(raw)
    if is_dataclass(hint) and isinstance(raw, Mapping):
        left_out = ((f.name, f.default) for f in fields(hint) if f.default is not MISSING)
        return {name: plain(value) for name, value in left_out if value is not None} | dict(raw)
    return raw


def _in_utc(text: str) -> str:
    """Write a time in UTC; raises ValueError for one without an offset, or too far away."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or moment.year not in _YEARS:
        message = "a time has an offset, and lies within the years that are known"
        raise ValueError(message)
    return iso_utc(moment)


def _clean(raw: object) -> object:
    """Bring text to NFC without space around it; what is empty is not there."""
    if isinstance(raw, str):
        text = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
        return unicodedata.normalize("NFC", text) or None
    if isinstance(raw, Mapping):
        cleaned = {str(name): _clean(value) for name, value in raw.items()}
        # What a correction puts in the place of a fact may be nothing: an empty text says so.
        return {name: "" if value is None else value for name, value in cleaned.items()}
    if isinstance(raw, list | tuple):
        return [_clean(item) for item in raw]
    return raw


def _with_control(made: Mapping[str, Any]) -> list[str]:
    return [name for name, value in made.items() if any(map(_controls, _texts(value)))]


def _texts(value: object) -> Iterator[str]:
    """Give every text of a value, those of its parts too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from (*_texts(name), *_texts(item))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def _controls(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in _SPACE for sign in text)


def _problem(name: str, reason: str) -> FieldProblem:
    return FieldProblem(name, f"{name}: {reason}.")
