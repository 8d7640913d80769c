"""Small forms of the registers' own pages: fields as data, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from api.web.models.frame import Problem
from api.web.models.parts import Choice

if TYPE_CHECKING:
    from audit.errors import InvalidInputError


class Kind(StrEnum):
    """How a field is asked for."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    LONG = "long"
    SELECT = "select"
    CHECK = "check"
    FILE = "file"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; a field that may be left empty says so in its description."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    value: str = ""
    description: str = ""
    choices: tuple[Choice, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: where it leads, what it asks for, and what was wrong when it was sent.

    `id` comes first in the id of each field, so that several forms can stand on one page.
    """

    id: str
    action: str
    csrf: str
    heading: str
    fields: tuple[Field, ...]
    button: str = "Spara"
    lead: str = ""
    problems: tuple[Problem, ...] = ()
    files: bool = False
    method: str = "post"

    def again(self, values: Mapping[str, str], error: InvalidInputError) -> Form:
        """Give the form as it was filled in, with what was wrong beside each field."""
        reasons = {one.field: one.reason for one in error.problems}
        filled = tuple(
            _filled(one, values.get(one.name, ""), reasons.get(one.name, "")) for one in self.fields
        )
        known = {one.name: one.label for one in self.fields}
        problems = tuple(
            Problem(
                f"{self.id}-{one.field}" if one.field in known else "",
                _in_words(one.reason, one.field, known.get(one.field, "")),
            )
            for one in error.problems
        )
        return replace(self, fields=filled, problems=problems)


def choices_of(words: Mapping[str, str], chosen: str = "") -> tuple[Choice, ...]:
    """Give the options of a select field from codes with their words."""
    return tuple(Choice(code, text, code == chosen) for code, text in words.items())


def _filled(field: Field, value: str, reason: str) -> Field:
    choices = tuple(replace(one, chosen=one.value == value) for one in field.choices)
    kept = "" if field.kind is Kind.FILE else value
    told = _in_words(reason, field.name, field.label) if reason else ""
    return replace(field, value=kept, choices=choices, reason=told)


def _in_words(reason: str, name: str, label: str) -> str:
    """Say the field's label where a reason begins with its name in code."""
    rest = reason.removeprefix(f"{name}: ")
    return f"{label}: {rest}" if label and rest != reason else reason
