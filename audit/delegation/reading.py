"""A delegationsordning written as plain data (parsed TOML or JSON) into a command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from audit.codec import typed
from audit.delegation.commands import AdoptOrdning
from audit.delegation.events import Punkt
from audit.errors import FieldProblem, InvalidInputError

_KNOWN = {"namn", "antagen", "galler_fran", "granskas_manader", "paragraf", "diarienummer"}


def read_ordning(ordning: UUID, data: Mapping[str, Any]) -> AdoptOrdning:
    """Make the command that adopts an order: keys as in the command, `punkt` a list of tables.

    Raises InvalidInputError for a key that is unknown or lacks, or has the wrong form.
    """
    unknown = sorted(set(data) - _KNOWN - {"punkt"})
    if unknown:
        raise _wrong(unknown[0], "okänd uppgift")
    values = {name: data[name] for name in _KNOWN & data.keys()}
    for name in ("antagen", "galler_fran"):
        values[name] = _day(name, values.get(name))
    return AdoptOrdning(
        ordning=ordning,
        punkter=tuple(_punkt(number, one) for number, one in enumerate(data.get("punkt", ()), 1)),
        **_with_namn(values),
    )


def _with_namn(values: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(values.get("namn"), str):
        raise _wrong("namn", "en text behövs")
    return values


def _day(name: str, raw: object) -> date:
    if not isinstance(raw, date):
        raise _wrong(name, "ett datum behövs")
    return raw


def _punkt(number: int, data: Mapping[str, Any]) -> Punkt:
    wrong = _wrong("punkter", f"punkt nummer {number} i filen har inte rätt form")
    if not set(data) <= set(Punkt.__slots__):
        raise wrong
    try:
        punkt: Punkt = typed(Punkt, {"lagrum": [], **data})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise wrong from error
    return punkt


def _wrong(name: str, reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(name, f"{name}: {reason}.")])
