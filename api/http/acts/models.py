"""The schemas of what is read of each kind of stream: made of what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from pydantic import BaseModel, Field, create_model

from api.http.acts.addressed import EXAMPLE_ID
from api.http.acts.answered import example
from api.http.acts.described import describe
from api.http.acts.shown import shape
from api.http.arenden import EXAMPLE_HANDELSE, Handelse
from api.http.documented import API
from api.http.lexsarah.answered import Nasta
from api.http.lexsarah.asked import KnownQuery, PagedQuery
from api.http.lexsarah.parts import Kodat

if TYPE_CHECKING:
    from api.http.acts.area import Area, Kind

_PER: Final = "Dagen som läget gäller. Utelämnad: i dag."


class PerQuery(KnownQuery):
    """As known at which moment, and standing so on which day."""

    per: date | None = Field(None, description=_PER, examples=["2024-03-31"])


class RaderQuery(PagedQuery):
    """Which stretch of a list."""

    per: date | None = Field(None, description=_PER, examples=["2024-03-31"])
    steg: str | None = Field(
        None, max_length=40, pattern=r"^[a-z_]*$", description="Bara det som står på det steget."
    )


@dataclass(frozen=True, slots=True)
class Models:
    """The answers about a kind of stream: a list of them, and one."""

    listed: type[BaseModel]
    one: type[BaseModel]


_MADE: Final[dict[str, Models]] = {}


def models_of(kind: Kind) -> Models:
    """Give the answers about a kind of stream; made once."""
    if kind.path not in _MADE:
        _MADE[kind.path] = Models(_listed(kind), _one(kind))
    return _MADE[kind.path]


def _head(kind: Kind) -> dict[str, Any]:
    """Give the fields that name a stream and say where it stands."""
    if kind.fixed:
        own: dict[str, Any] = {
            name: (int, Field(description=describe(kind.schema, name))) for name in kind.parts
        }
    else:
        own = {"id": (UUID, Field(description="Id."))}
    return own | {
        "href": (str, Field(description="Adressen.")),
        "version": (int, Field(description="Versionen.")),
        "etag": (str, Field(description="ETag att skicka i If-Match.")),
        "steg": (Kodat, Field(description="Steget.")),
    }


def _about() -> dict[str, Any]:
    return {
        "namnd": (str, Field(description="Nämndens beteckning.")),
        "constructed": (bool, Field(description="Sant om uppgifterna är konstruerade.")),
        "per": (date, Field(description="Dagen som läget gäller.")),
        "position": (int, Field(description="Löpnumret: allt till och med det är med.")),
    }


def _told(kind: Kind, *, brief: bool) -> dict[str, Any]:
    return {
        tell.name: (
            shape(kind.schema, tell.kind),
            Field(description=describe(kind.schema, tell.name)),
        )
        for tell in kind.tells
        if tell.brief or not brief
    }


def _listed(kind: Kind) -> type[BaseModel]:
    fields = _head(kind) | _told(kind, brief=True)
    row: Any = create_model(f"{kind.schema}IListan", __doc__=f"{kind.one}, i korthet.", **fields)
    paged: dict[str, Any] = {
        "total": (int, Field(description="Hur många det är i allt.")),
        "limit": (int, Field(description="Högsta antal som ges.")),
        "offset": (int, Field(description="Hur många som hoppades över.")),
        kind.rader: (list[row], Field(description=f"{kind.several}.")),
    }
    made: type[BaseModel] = create_model(
        f"{kind.schema}Lista", __doc__=f"{kind.several}.", **_about(), **paged
    )
    return made


def _one(kind: Kind) -> type[BaseModel]:
    rest: dict[str, Any] = {
        "words": (bool, Field(description="Sant om skyddad text är med.")),
        "next_acts": (list[Nasta], Field(description="Vad du får göra härnäst.")),
        "handelser": (list[Handelse], Field(description="Allt som har registrerats, i ordning.")),
    }
    fields = _head(kind) | _about() | _told(kind, brief=False) | rest
    made: type[BaseModel] = create_model(
        f"{kind.schema}Laget", __doc__=f"{kind.one}, så som det står.", **fields
    )
    return made


def _example_head(kind: Kind) -> dict[str, Any]:
    values = [2024, 1][: len(kind.parts)] if kind.fixed else [EXAMPLE_ID]
    home = "/".join((f"{API}/namnder/prov{kind.path}", *map(str, values)))
    return {
        **dict(zip(kind.parts if kind.fixed else ("id",), values, strict=True)),
        "href": home,
        "version": 7,
        "etag": '"7"',
        "steg": {"kod": "oppen", "label": "öppen"},
    }


_EXAMPLE_ABOUT: Final = {
    "namnd": "prov",
    "constructed": True,
    "per": "2024-03-31",
    "position": 4812,
}


def example_list(kind: Kind) -> dict[str, Any]:
    """Show a list."""
    paged = {"total": 1, "limit": 20, "offset": 0}
    return _EXAMPLE_ABOUT | paged | {kind.rader: [_example_head(kind) | dict(kind.example)]}


def example_one(area: Area, kind: Kind) -> dict[str, Any]:
    """Show one, with no more of it than the list has."""
    empty: dict[str, Any] = {tell.name: [] for tell in kind.tells if tell.name not in kind.example}
    row = next(one for one in area.rows if area.kind(one) is kind and not area.begins(one))
    return {
        **_example_head(kind),
        **_EXAMPLE_ABOUT,
        **empty,
        **kind.example,
        "words": False,
        "next_acts": example(area, row)["next_acts"],
        "handelser": [EXAMPLE_HANDELSE],
    }
