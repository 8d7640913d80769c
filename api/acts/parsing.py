"""From plain values (of a form or of JSON) to a command: each field that is wrong is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from audit.codec import typed
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

C = TypeVar("C", bound="DataclassInstance")
_SPACE = {"\n", "\t"}


def parse(command_class: type[C], values: Mapping[str, object]) -> C:
    """Make a command of plain values: text, whole numbers, truths, lists and objects.

    Text is brought to NFC and stripped; an empty text is the same as none. Dates are `2026-03-20`.
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
            made[one.name] = typed(hints[one.name], raw)
        except (ValueError, KeyError, TypeError, AttributeError):
            problems.append(_problem(one.name, "uppgiften har inte rätt form"))
    problems += [_problem(name, "texten innehåller styrtecken") for name in _with_control(made)]
    if problems:
        raise InvalidInputError(problems)
    return command_class(**made)


@cache
def _hints(command_class: type[Any]) -> dict[str, Any]:
    return get_type_hints(command_class)


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
    return [name for name, value in made.items() if isinstance(value, str) and _controls(value)]


def _controls(text: str) -> bool:
    return any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in _SPACE for sign in text)


def _problem(name: str, reason: str) -> FieldProblem:
    return FieldProblem(name, f"{name}: {reason}.")
