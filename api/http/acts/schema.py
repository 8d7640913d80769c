"""The body of an act as a schema: types, what must be there, codes with labels; from its command.

What is checked here is form alone; what a stream allows is decided by the domain.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AwareDatetime, create_model
from pydantic import Field as Described

from api.http.acts.area import Area, Row, labels
from api.http.acts.described import describe
from api.http.lexsarah.schema import Body, coded
from api.http.moments import EARLIEST, LATEST
from audit.codec import sealed_parts
from audit.internkontroll import codes as internkontroll
from audit.internkontroll.mal import Mal
from audit.internkontroll.uppdelning import Del
from audit.revision import codes as revision
from audit.revision.insyn import Insyn

LONGEST_FACT: Final = 2_000
LONGEST_WORDS: Final = 20_000
MOST: Final = 500
"""How many items a list or an object in a body may have."""
PART_CODES: Final[dict[type[Any], dict[str, Mapping[str, Any]]]] = {
    Mal: {"slag": internkontroll.MAL_SLAG, "enhet": internkontroll.MATENHETER},
    Insyn: {"omraden": revision.OMRADEN, "grund": revision.GRUNDER},
}
"""Which fields of which parts hold codes."""
PARTS: Final[dict[type[Any], str]] = {
    Del: "En del av ett antal.",
    Insyn: "Vad en granskning öppnar, för vem och till när.",
    Mal: "En gräns eller ett mål.",
}
"""What each part of a body is."""
_KINDS: Final[dict[Any, Any]] = {
    int: Annotated[int, Described(ge=0, lt=2**53)],
    date: Annotated[date, Described(ge=EARLIEST, le=LATEST)],
    datetime: AwareDatetime,
    str: Annotated[str, Described(min_length=1, max_length=LONGEST_FACT)],
}
"""A type of a command → how a body has it, where that is not the same."""


def body_of(area: Area, row: Row) -> type[Body]:
    """Make the body of an act: every field but those that the address or the service gives."""
    name = area.kind(row).schema + "".join(part.capitalize() for part in row.act.split("_"))
    says, more = f"{area.act(row).label}.", dict[str, Any]()
    if row.tag:
        more["slag"] = (Literal[row.tag], Described(description="Hur mätningen kommer till."))
    if row.special is not None:
        plain: type[Body] = create_model(name, __base__=row.special.body, __doc__=says, **more)
        return plain
    command = area.commands[row.act]
    hints = get_type_hints(command)
    asked = (one for one in fields(command) if one.name not in area.given(row))
    made: dict[str, Any] = {one.name: _field(area, row, one, hints[one.name]) for one in asked}
    body: type[Body] = create_model(name, __base__=Body, __doc__=says, **made, **more)
    return body


def _field(area: Area, row: Row, one: Field[Any], hint: Any) -> tuple[Any, Any]:
    """Describe one field; words without which the event says nothing must be there."""
    says: dict[str, Any] = {"description": describe(row.act, one.name)}
    codes = area.codes_of(row).get(one.name)
    words = one.name in sealed_parts(row.event)
    required = area.required.get(row.event) == one.name
    if codes:
        kind, told = _coded(hint, codes)
        says |= told(says["description"])
    elif words:
        kind = Annotated[str, Described(max_length=LONGEST_WORDS)]
    else:
        kind = _kind(_without_none(hint))
    return _whether(one, kind, hint, says, required=required)


def _whether(
    one: Field[Any], kind: Any, hint: Any, says: dict[str, Any], *, required: bool
) -> tuple[Any, Any]:
    """Say whether a field must be there, and what it is where it is not."""
    if one.default is MISSING or required:
        return kind, Described(**says)
    default = list(one.default) if isinstance(one.default, tuple) else one.default
    optional = type(None) in get_args(hint)
    return (kind | None if optional else kind), Described(default, **says)


def _coded(hint: Any, codes: Mapping[str, str]) -> tuple[Any, Any]:
    """Give the type of a code, or of a list of them, and how its description is made whole."""
    kind: Any
    kind, told = coded(codes)
    if get_origin(_without_none(hint)) in (tuple, Sequence):
        kind = Annotated[types.GenericAlias(list, (kind,)), Described(max_length=MOST)]
    extra = {"x-enum-labels": told["labels"]}
    return kind, lambda says: {"description": says + told["says"], "json_schema_extra": extra}


def _kind(hint: Any) -> Any:
    """Give the type that a value of a hint has in a body."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (tuple, Sequence):
        return Annotated[list[_kind(arguments[0])], Described(max_length=MOST)]  # type: ignore[misc] # made of a hint
    if origin in (dict, Mapping):
        inner = int if arguments[1] is int else str
        # An empty text in a correction takes a fact away.
        value = _KINDS[int] if inner is int else Annotated[str, Described(max_length=LONGEST_FACT)]
        return Annotated[dict[str, value], Described(max_length=MOST)]  # type: ignore[valid-type] # made of a hint
    if is_dataclass(hint) and isinstance(hint, type):
        return _part(hint)
    return _KINDS.get(hint, hint)


@cache
def _part(kind: type[Any]) -> type[Body]:
    """Make the schema of a part of a body."""
    hints, made, own = get_type_hints(kind), dict[str, Any](), PART_CODES.get(kind, {})
    for one in fields(kind):
        hint = hints[one.name]
        says: dict[str, Any] = {"description": describe(kind.__name__, one.name)}
        if one.name in own:
            shape, told = _coded(hint, labels(own[one.name]))
            says |= told(says["description"])
        else:
            shape = _kind(_without_none(hint))
        made[one.name] = _whether(one, shape, hint, says, required=False)
    name = f"{kind.__name__}Angiven"
    part: type[Body] = create_model(name, __base__=Body, __doc__=PARTS[kind], **made)
    return part


def _without_none(hint: Any) -> Any:
    """Take `None` out of `X | None`."""
    if get_origin(hint) not in (Union, types.UnionType):
        return hint
    return next(one for one in get_args(hint) if one is not type(None))
