"""What can happen to a report and to an ärende alike: notes, papers and corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.law.rule import Limit
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class AnnanAnmalanNoted(Event):
    """Whether a polisanmälan, an orosanmälan or one under lex Maria was made; who decided that."""

    TOPIC: ClassVar[str] = "lexsarah.annan_anmalan_noted"

    slag: str
    utfall: str
    taget: Taget
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class HandlingAttached(Event):
    """A file was laid to the papers: `sha256` of its bytes in clear, `storlek` in bytes."""

    TOPIC: ClassVar[str] = "lexsarah.handling_attached"

    handling: UUID
    sha256: str
    storlek: int
    mediatyp: str
    filnamn: str | None = words()
    beskrivning: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RattelseMade(Event):
    """Facts of an earlier event were replaced, or it was taken back; both stay visible.

    `replaced` gives each fact's new value in plain form, an empty text where it was removed;
    `aterkallad` takes the whole event back, as one that never was;
    `limit` is counted anew where the day it runs from moved, `rules` and `lagrum` are those that
    speak on the new day or under the new act.
    """

    TOPIC: ClassVar[str] = "lexsarah.rattelse_made"

    corrects: int
    replaced: dict[str, str]
    aterkallad: bool
    limit: Limit | None = None
    rules: tuple[str, ...] = ()
    lagrum: str | None = None
    skal: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules that apply anew, with that of the limit."""
        return (*self.rules, *((self.limit.rule,) if self.limit else ()))


EVENTS_COMMON: tuple[type[Event], ...] = (AnnanAnmalanNoted, HandlingAttached, RattelseMade)
