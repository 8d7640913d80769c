"""View models of the revisorer's granskningar: the list, and one."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka, Paging, Table
from api.web.models.plan import Facts, Head, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class GranskningListPage:
    """What is to be answered and when, what was, and every granskning with where it stands."""

    frame: Frame
    head: Head
    waiting: Table
    answered: Table
    note: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question, rekommendation, part of an answer or happening.

    `words` are texts that people wrote about it; `text` is its own.
    """

    heading: str
    badges: tuple[Bricka, ...] = ()
    facts: Facts = ()
    text: str = ""
    words: tuple[Words, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the page of a granskning; `empty` is said where it has no parts.

    `fold` is what opens its parts where they stand folded.
    """

    id: str
    heading: str
    lead: str = ""
    badges: tuple[Bricka, ...] = ()
    facts: Facts = ()
    parts: tuple[Part, ...] = ()
    empty: str = ""
    fold: str = ""
    table: Table | None = None
    paging: Paging | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GranskningPage:
    """One granskning: what it opens, asks and recommends, how it was answered, who has read."""

    frame: Frame
    head: Head
    sections: tuple[Section, ...]
