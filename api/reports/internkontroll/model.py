"""What the report about a mätning says: plain data, before any paper is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from audit.internkontroll.mal import Mal

WITHIN: Final = 0
"""Where those within their time stand among the parts of a count."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a count: its name, the same inside a sentence, and how many carry a remark."""

    name: str
    antal: int
    phrase: str = ""
    varav: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many: the parts, those within their time first; together they are the whole.

    `beside` are told too and belong to no part of the whole.
    """

    parts: tuple[Part, ...]
    beside: tuple[Part, ...] = ()

    @property
    def within(self) -> int:
        """Count those within their time."""
        return self.parts[WITHIN].antal

    @property
    def total(self) -> int:
        """Count all."""
        return sum(one.antal for one in self.parts)

    @property
    def over(self) -> int:
        """Count those not within their time."""
        return self.total - self.within


@dataclass(frozen=True, slots=True)
class Words:
    """How a sentence tells a count: of one, of many, those within and those not.

    `timed` tells whether the count is about time: a survey's is not.
    """

    one: str
    many: str
    inside: str
    outside: str
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Known:
    """The same question as answered with what was registered by a moment."""

    label: str
    count: Count


@dataclass(frozen=True, slots=True)
class Point:
    """One mätning in a row of them: its day, and `taljare` of `namnare` or `taljare` of a unit.

    `mal` is the nämnd's goal as it stood on that day, None where there was none.
    """

    per: date
    taljare: int
    namnare: int | None
    enhet: str = "promille"
    mal: Mal | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """A measure that stands beside the report's own and is never added to it.

    `frozen` says what its own frozen mätning said, where that is not what is known now.
    """

    heading: str
    explained: str
    words: Words
    count: Count
    frozen: str = ""


@dataclass(frozen=True, slots=True)
class Atgard:
    """An åtgärd of an avvikelse, in words."""

    rubrik: str
    ansvarig: str
    senast: str
    lage: str


@dataclass(frozen=True, slots=True)
class AvvikelsePart:
    """An avvikelse that the mätning opened, in words.

    `analys` is what people wrote of its cause, None where there is none; `hidden` tells that there
    is one which the reader may not see.
    """

    rubrik: str
    lage: str
    atgarder: tuple[Atgard, ...] = ()
    analys: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Presented:
    """When the nämnd was told, and what it decided; `text` is None where it may not be read."""

    sammantrade: date
    paragraf: str
    utfall: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a mätning gave as one number: `taljare` of `namnare`, or `taljare` of a unit."""

    taljare: int
    namnare: int | None
    enhet: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MatningReport:
    """The report about a mätning; `per` is its day, `period_start` begins its period if any.

    `moment` are the headings of the kontrollmoment with what the plan says under each.
    `count` is None for a number that is no count. `known` holds the answer by what was registered
    at different times, the report's own last; where the outcome became another, `then_and_now`
    tells both, `turned` the newer's verdict where it crossed the goal, and `why` what was
    registered in between; `before_now` is the same of the mätning before. `computed` tells that the
    register counted. `texts` are what people wrote by avsnitt; `hidden` names those that the reader
    may not see.
    """

    rubrik: str
    per: date
    outcome: Outcome | None
    words: Words
    count: Count | None
    period_start: date | None = None
    diarienummer: str = ""
    moment: tuple[tuple[str, str], ...] = ()
    ansvar: str = ""
    mal: str = ""
    held: str = ""
    withdrawn: bool = False
    metod: str = ""
    registered: str = ""
    said: str = ""
    known: tuple[Known, ...] = ()
    changed: bool = False
    then_and_now: str = ""
    turned: str = ""
    why: str = ""
    computed: bool = False
    before: Point | None = None
    before_now: str = ""
    points: tuple[Point, ...] = ()
    other: Other | None = None
    counted: tuple[str, ...] = ()
    delar: tuple[Part, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    avvikelser: tuple[AvvikelsePart, ...] = ()
    presented: tuple[Presented, ...] = ()
    underlag: tuple[str, ...] = ()
