"""What an area of the API is made of: its kinds of stream, and one row for each act.

Addresses, schemas and answers follow from these: a new act is a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.http.documented import API, NAMND
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from enum import StrEnum

    from api.acts import Acting, AreaDoor, Done
    from api.http.lexsarah.schema import Body
    from audit.act_table import Act
    from audit.envelope import Event
    from audit.store.log import Log

Key = tuple[Any, ...]
"""What an address says of a stream: its id, or the year (and the number) that it is of."""
Values = Mapping[str, Any]
MISSING: Final = "Det finns inget sådant."


@dataclass(frozen=True, slots=True)
class Tell:
    """One thing told of a stream: its name, the type it has, and how it is read on a day.

    `brief` things stand in lists too: they are facts, never sealed words.
    """

    name: str
    kind: Any
    of: Callable[[Any, date], Any]
    brief: bool = False


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of stream: where it is addressed, and what is told of it.

    `parts` are what the address names it by, each with its type; `there` gives those that there are
    by the same. `id_of` gives the id of a stream that has a fixed one; without it the id is drawn.
    `reads` is the act by which its sealed words are read; a reading of one is called `what`, one
    of the list `listed`.
    """

    stream: StrEnum
    path: str
    one: str
    several: str
    what: str
    listed: str
    parts: Mapping[str, Any]
    there: Callable[[Any], Mapping[Key, Any]]
    tells: tuple[Tell, ...]
    example: Mapping[str, Any]
    id_of: Callable[..., UUID] | None = None
    reads: str = ""

    @property
    def fixed(self) -> bool:
        """Tell whether it is addressed by its year, and has an id that follows from that."""
        return self.id_of is not None

    @property
    def address(self) -> str:
        """Give the address of one below the nämnd, as a template."""
        return "/".join((self.path, *(f"{{{name}}}" for name in self.parts)))

    @property
    def rader(self) -> str:
        """Name the field of a list that holds its rows."""
        return self.path.rpartition("/")[2].replace("-", "_")

    @property
    def schema(self) -> str:
        """Begin the names of its schemas."""
        return self.stream.value.capitalize()

    def key(self, given: Values) -> Key:
        """Give what an address says of a stream."""
        return tuple(given[name] for name in self.parts)

    def id(self, log: Log, key: Key) -> UUID:
        """Give the id of the stream that an address names."""
        if self.id_of is None:
            named: UUID = key[0]
            return named
        return self.id_of(log, *key)

    def href(self, log: Log, key: Key) -> str:
        """Write the address of one."""
        return "/".join((f"{API}/namnder/{log.namnd.slug}{self.path}", *map(str, key)))

    def find(self, state: Any, key: Key) -> Any:
        """Give a stream's own state out of that of the area; raises NotFoundError."""
        found = self.there(state).get(key)
        if found is None:
            raise NotFoundError(MISSING)
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Special:
    """How an act is asked for that is not made of its command's own fields: `body` and `make`."""

    body: type[Body]
    make: Callable[[Acting, UUID, Values], Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Opens:
    """What an act may open besides: the kind of stream, and which ones it did open."""

    stream: StrEnum
    found: Callable[[Log, Done], Sequence[UUID]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One act over HTTP: the event it leads to, an example, and what its caller does not say.

    `makes` is a field that holds the id of something the act makes, which the service draws; with
    `made_by` it follows from what is asked. `numbers` is the event's field that holds the number
    which the stream gives. `tag` tells apart acts that share an address. `opens` is for acts that
    may open something in the same batch.
    """

    act: str
    event: type[Event]
    example: Mapping[str, Any]
    by_service: frozenset[str] = frozenset()
    codes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    makes: str = ""
    made_by: Callable[[Log, Key, Values], UUID | None] | None = None
    numbers: str = ""
    tag: str = ""
    special: Special | None = None
    opens: Opens | None = None


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area with a table of acts: its door, its kinds of stream, and its rows.

    `codes` and `required` are the area's own: codes of an event's fields, and words it must have.
    """

    door: AreaDoor[Any]
    tag: str
    kinds: tuple[Kind, ...]
    rows: tuple[Row, ...]
    codes: Mapping[type[Event], Mapping[str, Mapping[str, Any]]]
    required: Mapping[type[Event], str]

    @cached_property
    def commands(self) -> Mapping[str, type[Any]]:
        """Give the command of each act by its name."""
        return {act: command for command, act in self.door.table.of_command.items()}

    @cached_property
    def row_of(self) -> Mapping[str, Row]:
        """Give the row of each act that can be done over HTTP."""
        return {row.act: row for row in self.rows}

    @cached_property
    def _kind_of(self) -> Mapping[StrEnum, Kind]:
        return {kind.stream: kind for kind in self.kinds}

    def act(self, row: Row) -> Act:
        """Give the act as the table has it."""
        return self.door.table.acts[row.act]

    def kind(self, row: Row) -> Kind:
        """Give the kind of stream that an act is done on."""
        return self._kind_of[self.act(row).stream]

    def opened(self, row: Row) -> Kind | None:
        """Give the kind of stream that an act may open besides its own; None for most acts."""
        return self._kind_of[row.opens.stream] if row.opens else None

    def begins(self, row: Row) -> bool:
        """Tell whether the act is sent to a collection: it begins a stream whose id is drawn."""
        return self.act(row).starts and not self.kind(row).fixed

    def given(self, row: Row) -> frozenset[str]:
        """Name the fields that address and service give."""
        kind = self.kind(row)
        named = {kind.stream.value, *(kind.parts if kind.fixed else ())}
        return row.by_service | named | ({row.makes} if row.makes else set())

    def codes_of(self, row: Row) -> dict[str, dict[str, str]]:
        """Give the codes that fields of the act's command hold, each with what people read."""
        known = {**self.codes.get(row.event, {}), **row.codes}
        return {name: labels(codes) for name, codes in known.items()}

    def address(self, row: Row) -> str:
        """Give the act's address, in kebab-case."""
        kind = self.kind(row)
        if self.begins(row):
            return NAMND + kind.path
        return f"{NAMND}{kind.address}/{row.act.replace('_', '-')}"


def labels(codes: Mapping[str, Any]) -> dict[str, str]:
    """Give what people read for each code, whether it is a text or holds one."""
    return {code: getattr(one, "etikett", None) or str(one) for code, one in codes.items()}
