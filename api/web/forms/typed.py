"""From what was typed to the plain values that a command is made of, and back to each field.

What was typed is one text per input; several ticked boxes are joined by line feeds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from api.web.forms.fields import Field, FieldKind
from audit.errors import FieldProblem, InvalidInputError

Typed = Mapping[str, str]
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PREFIX: Final = re.compile(r"^[a-z_]+: ")
WHEN: Final = "Skriv en dag som finns, ÅÅÅÅ-MM-DD."
CHOOSE: Final = "Välj ett av svaren."
WRITE: Final = "Skriv något här."
LONGEST_NUMBER: Final = 9


def plain_values(command: type[Any], fields: Iterable[Field], typed: Typed) -> dict[str, object]:
    """Give the values of a command by the names of its fields; what was left out is not there.

    Raises InvalidInputError naming each field that lacks or cannot be read.
    """
    values: dict[str, object] = {}
    problems: list[FieldProblem] = []
    hints = _hints(command)
    for one in fields:
        try:
            value = _value(one, typed, hints.get(one.name, str))
        except InvalidInputError as error:
            problems += error.problems
            continue
        if value is not None:
            values[one.name] = value
    if problems:
        raise InvalidInputError(problems)
    return values


def _value(field: Field, typed: Typed, hint: Any) -> object:
    text = typed.get(field.name, "").strip()
    match field.kind:
        case FieldKind.UTANFOR:
            return _utanfor(typed)
        case FieldKind.HAPPENED:
            return _happened(field, typed)
        case FieldKind.CHECKS:
            return text.splitlines()
        case FieldKind.CHECK:
            return text == "ja"
    return _single(field, text, hint)


def _single(field: Field, text: str, hint: Any) -> object:
    if text:
        is_day = field.kind is FieldKind.DATE
        return _day(field.name, text) if is_day else _of(hint, field.name, text)
    if field.required:
        _wrong(field.name, _lacks(field))
    return None


def _of(hint: Any, name: str, text: str) -> object:
    """Read a text as what the command's field holds: a whole number, a truth, or the text."""
    kind = _bare(hint)
    if kind is bool:
        return text == "ja"
    if kind is not int:
        return text
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        _wrong(name, "Skriv ett heltal.")
    return int(text)


def _utanfor(typed: Typed) -> dict[str, object]:
    who = typed.get("beslutsfattare", "").strip()
    problems = [] if who else [FieldProblem("beslutsfattare", CHOOSE)]
    day = typed.get("beslutad", "").strip()
    if not _is_day(day):
        problems.append(FieldProblem("beslutad", WHEN))
    if problems:
        raise InvalidInputError(problems)
    told: dict[str, object] = {"beslutsfattare": who, "beslutad": day}
    paragraf = typed.get("paragraf", "").strip()
    return told | ({"paragraf": paragraf} if paragraf else {})


def _happened(field: Field, typed: Typed) -> dict[str, object] | None:
    start = typed.get(field.name, "").strip()
    end = typed.get(f"{field.name}_till", "").strip()
    if not start and not end:
        return None
    first = _day(field.name, start)
    if not end or end == start:
        return {"precision": "day", "start": first}
    return {"precision": "interval", "start": first, "end": _day(f"{field.name}_till", end)}


def _day(name: str, text: str) -> str:
    if not _is_day(text):
        _wrong(name, WHEN)
    return text


def _is_day(text: str) -> bool:
    try:
        return _DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _lacks(field: Field) -> str:
    if field.offers or field.kind is FieldKind.YES_NO:
        return CHOOSE
    return WHEN if field.kind is FieldKind.DATE else WRITE


def _wrong(name: str, reason: str) -> None:
    raise InvalidInputError([FieldProblem(name, reason)])


def _bare(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _hints(command: type[Any]) -> dict[str, Any]:
    return get_type_hints(command)


def told_to_people(problem: FieldProblem) -> str:
    """Give a reason without the field's name in code before it: people see the label beside it."""
    text = _PREFIX.sub("", problem.reason)
    if text.startswith("uppgiften behövs"):
        return WRITE
    return text[:1].upper() + text[1:]
