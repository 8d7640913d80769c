"""What a caller asks the clocks of child protection for: day, moment, population and narrowing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.http.asked import KNOWN_AT
from api.http.moments import a_day, moment, utc
from audit.barnutredning.clock import Lage
from audit.errors import FieldProblem, InvalidInputError
from projections.asof import AsOf, today_of
from projections.barnutredning.anmalan_rows import AnmalanFlag, AnmalanNarrowing, Tid
from projections.barnutredning.handlaggning import STILL, Brist, HandlaggningNarrowing
from projections.barnutredning.kedjor import WITHIN
from projections.barnutredning.uppfoljningar import UppfoljningNarrowing

if TYPE_CHECKING:
    from audit.store.log import Log

Enhet = Annotated[
    str | None, Field(max_length=64, pattern=r"^[^\x00]*$", description="Bara den enheten.")
]
Inom = Annotated[
    int | None,
    Field(ge=0, le=3660, description="Bara de vars tid löper ut inom så många dagar."),
]
Bara = Annotated[Lage | None, Field(description="Bara de som står så.")]


class AnmalanPopulation(StrEnum):
    """The two populations of orosanmälningar."""

    OPPNA = "oppna"
    INKOMNA = "inkomna"


class UppfoljningPopulation(StrEnum):
    """The two populations of uppföljningar."""

    OPPNA = "oppna"
    AVSLUTADE = "avslutade"


class Matt(StrEnum):
    """What lead times are told of."""

    UTREDNING = "utredning"
    FORHANDSBEDOMNING = "forhandsbedomning"


class DayQuery(BaseModel):
    """On which day, as known at which moment."""

    model_config = ConfigDict(extra="forbid")
    per: date | None = Field(
        None, description="Läget den dagen. Utelämnad: i dag.", examples=["2026-02-28"]
    )
    known_at: str | None = Field(None, max_length=40, description=KNOWN_AT, examples=["2026-03-01"])


class PeriodQuery(DayQuery):
    """The same, and a period."""

    start: date | None = Field(None, description="Periodens första dag. Utelämnad: årets första.")
    slut: date | None = Field(None, description="Periodens sista dag. Utelämnad: samma som per.")


class Page(BaseModel):
    """Which stretch of a list."""

    limit: int = Field(20, ge=1, le=200, description="Högsta antal.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="Hur många som hoppas över.")


class AnmalanQuery(PeriodQuery):
    """What is asked of orosanmälningar."""

    population: AnmalanPopulation = Field(
        AnmalanPopulation.OPPNA,
        description="De som väntar på något den dagen, eller de som kom in i en period.",
    )


class AnmalanListQuery(AnmalanQuery, Page):
    """What the list behind a number is asked for."""

    tid: Tid | None = Field(
        None, description="Vilken tid som menas. Utelämnad: den som löper ut först."
    )
    lage: Bara = None
    flag: AnmalanFlag | None = Field(None, description="Bara de som bär den flaggan.")
    enhet: Enhet = None
    inom: Inom = None

    def narrowing(self) -> AnmalanNarrowing:
        """Give what the list is narrowed to."""
        return AnmalanNarrowing(
            tid=self.tid, lage=self.lage, flag=self.flag, enhet=self.enhet, reaching=self.inom
        )


class UppfoljningQuery(PeriodQuery):
    """What is asked of uppföljningar."""

    population: UppfoljningPopulation = Field(
        UppfoljningPopulation.OPPNA,
        description="De som pågår den dagen, eller de som avslutades i en period.",
    )


class UppfoljningListQuery(UppfoljningQuery, Page):
    """What the list behind a number is asked for."""

    lage: Bara = None
    enhet: Enhet = None
    inom: Inom = None

    def narrowing(self) -> UppfoljningNarrowing:
        """Give what the list is narrowed to."""
        return UppfoljningNarrowing(lage=self.lage, enhet=self.enhet, reaching=self.inom)


class HandlaggningQuery(DayQuery):
    """What is asked of what is noted in utredningar."""

    dagar: int = Field(
        STILL, ge=1, le=3660, description="Så många dagar utan anteckning räknas som stilla."
    )


class HandlaggningListQuery(HandlaggningQuery, Page):
    """What the list behind a number is asked for."""

    brist: Brist | None = Field(None, description="Bara de där det är så.")
    enhet: Enhet = None
    samordnare: str | None = Field(
        None, pattern=r"^[a-z0-9_-]{1,32}$", description="Bara den samordnarens kod."
    )

    def narrowing(self) -> HandlaggningNarrowing:
        """Give what the list is narrowed to."""
        return HandlaggningNarrowing(brist=self.brist, enhet=self.enhet, samordnare=self.samordnare)


class KedjaQuery(DayQuery, Page):
    """What is asked of chains."""

    inom: int = Field(
        WITHIN, ge=0, le=3660, description="Högst så många dagar från avslut till ny utredning."
    )
    pagaende: bool = Field(default=False, description="Bara kedjor med en utredning som pågår.")
    enhet: Enhet = None


class LedtidQuery(PeriodQuery):
    """What is asked of lead times."""

    matt: Matt = Field(Matt.UTREDNING, description="Vad som tog tid.")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question resolved: known at which löpnummer, on which day, of which period if any."""

    as_of: AsOf
    period: tuple[date, date] | None = None

    @classmethod
    def resolve(cls, log: Log, query: DayQuery, *, period: bool = False) -> Asked:
        """Find the löpnummer of the moment; raises InvalidInputError for what does not fit."""
        per = today_of(log) if query.per is None else a_day("per", query.per)
        known = None if query.known_at is None else moment("known_at", query.known_at)
        as_of = AsOf.resolve(log, per, known)
        if not isinstance(query, PeriodQuery):
            return cls(as_of)
        return cls(as_of, _period(query, per, wanted=period))

    def filters(self, query: BaseModel) -> dict[str, str]:
        """Give the question as a record of a reading keeps it, and as it is asked again."""
        given = query.model_dump(mode="json", exclude_none=True)
        given |= {"per": self.as_of.per.isoformat()}
        if self.as_of.recorded_at is not None:
            given["known_at"] = utc(self.as_of.recorded_at)
        return {name: _plain(value) for name, value in given.items()}


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _period(query: PeriodQuery, per: date, *, wanted: bool) -> tuple[date, date] | None:
    given = {"start": query.start, "slut": query.slut}
    if not wanted:
        reason = "Hör bara till en period."
        problems = [FieldProblem(name, reason) for name, day in given.items() if day is not None]
        if problems:
            raise InvalidInputError(problems)
        return None
    end = per if query.slut is None else a_day("slut", query.slut)
    start = end.replace(month=1, day=1) if query.start is None else a_day("start", query.start)
    if start > end:
        raise InvalidInputError([FieldProblem("start", "Ska inte ligga efter slut.")])
    return start, end
