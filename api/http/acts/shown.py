"""What is told of a state, as JSON and as its schema: both follow from the dataclasses it is of."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, create_model

from api.http.acts.described import describe
from audit.envelope import Event

_NAMES: Final = {"originator_version": "version"}
_NOT_TOLD: Final = frozenset({"originator_id", "happened"})
"""What stands beside an event already, or is the stream itself."""


def told(value: Any) -> Any:
    """Write a value as plain ones: a part of a state, an event, a code."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        kind: Any = type(value)
        return {_NAMES.get(name, name): told(getattr(value, name)) for name in _told(kind)}
    if isinstance(value, Mapping):
        return {str(name): told(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [told(one) for one in value]
    return value


@cache
def shape(prefix: str, hint: Any) -> Any:
    """Give the type that a value of a hint has when it is told; `prefix` begins schemas' names."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return Union[tuple(shape(prefix, one) for one in arguments)]  # noqa: UP007 - of a tuple
    if origin in (tuple, list, Sequence):
        return types.GenericAlias(list, (shape(prefix, arguments[0]),))
    if origin in (dict, Mapping):
        return types.GenericAlias(dict, (str, shape(prefix, arguments[1])))
    if is_dataclass(hint) and isinstance(hint, type):
        return _model(prefix, hint)
    return str if isinstance(hint, type) and issubclass(hint, Enum) else hint


def _model(prefix: str, kind: Any) -> type[BaseModel]:
    hints, own = get_type_hints(kind), kind.__name__
    made: dict[str, Any] = {}
    for name in _told(kind):
        shown = _NAMES.get(name, name)
        made[shown] = (shape(prefix, hints[name]), Field(description=describe(own, shown)))
    model: type[BaseModel] = create_model(f"{prefix}{own}", **made)
    return model


@cache
def _told(kind: Any) -> tuple[str, ...]:
    """Name the fields of a dataclass that are told; of an event not what stands beside it."""
    left_out = _NOT_TOLD if issubclass(kind, Event) else frozenset()
    return tuple(one.name for one in fields(kind) if one.name not in left_out)
