"""A command's body as a schema: types, what must be there, codes with labels; from the dataclass.

What is checked here is form alone; what a stream allows is decided by the domain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Protocol, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Described

from api.http.lexsarah.described import describe
from audit.codec import sealed_parts
from audit.envelope import Happened
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah import Utanfor
from audit.lexsarah.checks import LONGEST_FACT, LONGEST_WORDS
from audit.lexsarah.code_fields import CODES, REQUIRED

if TYPE_CHECKING:
    from audit.envelope import Event

MOST_CODES: Final = 50
"""How many items a list or object in a body may have."""

PRECISION: Final[dict[str, str]] = {
    "day": "en dag",
    "time": "en tid",
    "interval": "från en dag till en annan",
    "unknown": "okänt",
}


class Body(BaseModel):
    """A body that says nothing else than its fields."""

    model_config = ConfigDict(extra="forbid")


def coded(codes: Mapping[str, str]) -> tuple[Any, dict[str, Any]]:
    """Give the type of a field that holds one of some codes, and what is told of them."""
    listed = "; ".join(f"`{code}` {label}" for code, label in codes.items())
    return Literal[tuple(codes)], {"says": f" {listed}.", "labels": dict(codes)}


def _code(codes: Mapping[str, str], says: str) -> Any:
    kind, told = coded(codes)
    labels = {"x-enum-labels": told["labels"]}
    return Annotated[kind, Described(description=says + told["says"], json_schema_extra=labels)]


UtanforBody = create_model(
    "Utanfor",
    __base__=Body,
    __doc__="Ett beslut som är taget utanför Liggaren.",
    beslutsfattare=_code(BESLUTSFATTARE, describe("", "beslutsfattare")),
    beslutad=Annotated[date, Described(description=describe("", "beslutad"))],
    paragraf=(
        str | None,
        Described(None, min_length=1, max_length=LONGEST_FACT, description="Paragrafen."),
    ),
)

HappenedBody = create_model(
    "Handelsetid",
    __base__=Body,
    __doc__="När något hände, och hur säkert det är.",
    precision=_code(PRECISION, "Hur säkert det är:"),
    start=(str | None, Described(None, max_length=40, description="Dagen, eller tiden i UTC.")),
    end=(str | None, Described(None, max_length=40, description="Intervallets sista dag.")),
)

_KINDS: Final[dict[Any, Any]] = {
    Happened: HappenedBody,
    Utanfor: UtanforBody,
    tuple[str, ...]: Annotated[list[str], Described(max_length=MOST_CODES)],
    dict[str, str]: Annotated[dict[str, str], Described(max_length=MOST_CODES)],
    int: Annotated[int, Described(ge=0, lt=2**53)],
}
"""A type of a command → how a body has it, where that is not the same."""


class Shaped(Protocol):
    """What a body is made of: a command, the event that holds the same fields, and its codes."""

    @property
    def act(self) -> str:
        """Give its name."""

    @property
    def label(self) -> str:
        """Say in Swedish what it does."""

    @property
    def command(self) -> type[Any]:
        """Give the dataclass of the command."""

    @property
    def event(self) -> type[Event]:
        """Give the event that it leads to."""

    @property
    def given(self) -> frozenset[str]:
        """Name the fields that address and service give."""

    @property
    def codes(self) -> Mapping[str, Mapping[str, str]]:
        """Give the codes of fields that the event's own do not say."""


def body_of(row: Shaped, *, name: str | None = None, **more: Any) -> type[Body]:
    """Make the body of a command: every field but those that the address or the service gives.

    `more` adds fields, as pydantic has them; `name` names the schema otherwise than its act.
    """
    hints = get_type_hints(row.command)
    made = {one.name: _field(row, one, hints[one.name]) for one in _asked(row)} | more
    name = name or "".join(part.capitalize() for part in row.act.split("_"))
    body: type[Body] = create_model(name, __base__=Body, __doc__=f"{row.label}.", **made)
    return body


def _asked(row: Shaped) -> Iterator[Field[Any]]:
    return (one for one in fields(row.command) if one.name not in row.given)


def _field(row: Shaped, one: Field[Any], hint: Any) -> tuple[Any, Any]:
    """Describe one field; words without which the event says nothing must be there."""
    says: dict[str, Any] = {"description": describe(row.act, one.name)}
    plain, optional = _without_none(hint)
    codes = row.codes.get(one.name) or CODES.get(row.event, {}).get(one.name)
    if codes:
        kind, told = coded(codes)
        says["description"] += told["says"]
        says["json_schema_extra"] = {"x-enum-labels": told["labels"]}
    else:
        kind = _KINDS.get(plain, plain)
        says |= _lengths(row, one.name) if plain is str else {}
    if one.default is MISSING or one.name in REQUIRED.get(row.event, ()):
        return kind, Described(**says)
    default = list(one.default) if isinstance(one.default, tuple) else one.default
    return (kind | None if optional else kind), Described(default, **says)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """Take `None` out of `X | None`, and tell whether it was there."""
    parts = getattr(hint, "__args__", ())
    if type(None) not in parts:
        return hint, False
    return next(one for one in parts if one is not type(None)), True


def _lengths(row: Shaped, name: str) -> dict[str, int]:
    """Say how long a text may be: words are longer than facts, and some must be there."""
    if name not in sealed_parts(row.event):
        return {"min_length": 1, "max_length": LONGEST_FACT}
    required = name in REQUIRED.get(row.event, ())
    return {"max_length": LONGEST_WORDS} | ({"min_length": 1} if required else {})
