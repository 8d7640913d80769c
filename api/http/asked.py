"""What a caller asks a figure for: population, days and moment, read once and resolved once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field

from api.http.moments import a_day, moment, utc
from audit.barnutredning.classify import Tidsklass
from audit.errors import FieldProblem, InvalidInputError
from projections.asof import AsOf, today_of
from projections.barnutredning.listing import Flag, Narrowing

if TYPE_CHECKING:
    from audit.store.log import Log

KNOWN_AT = (
    "Så som det var registrerat då: ett datum (slutet av den dagen i Sverige) eller en tid enligt "
    "RFC 3339 med valfri offset. Utelämnad: nu."
)


class Population(StrEnum):
    """The two populations of the measure."""

    PAGAENDE = "pagaende"
    AVSLUTADE = "avslutade"


class FigureQuery(BaseModel):
    """What the figure is asked for."""

    model_config = ConfigDict(extra="forbid")
    population: Population = Field(
        Population.PAGAENDE, description="Pågående en dag, eller avslutade i en period."
    )
    per: date | None = Field(
        None, description="Läget den dagen. Utelämnad: i dag.", examples=["2022-12-31"]
    )
    known_at: str | None = Field(
        None, max_length=40, description=KNOWN_AT, examples=["2022-12-31", "2023-02-21T08:15:00Z"]
    )
    start: date | None = Field(
        None, description="Periodens första dag (avslutade). Utelämnad: årets första."
    )
    slut: date | None = Field(
        None, description="Periodens sista dag (avslutade). Utelämnad: samma dag som per."
    )


class ListQuery(FigureQuery):
    """What the list behind a number is asked for."""

    klass: Tidsklass | None = Field(None, description="Bara den klassen.")
    flag: Flag | None = Field(None, description="Bara de som bär den flaggan.")
    enhet: str | None = Field(
        None, max_length=64, pattern=r"^[^\x00]*$", description="Bara den enheten."
    )
    samordnare: str | None = Field(
        None, pattern=r"^[a-z0-9_-]{1,32}$", description="Bara den samordnarens kod."
    )
    inom: int | None = Field(
        None, ge=0, le=3660, description="Bara de som når fyra månader inom så många dagar."
    )
    limit: int = Field(20, ge=1, le=200, description="Högsta antal.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="Hur många som hoppas över.")

    def narrowing(self) -> Narrowing:
        """Give what the list is narrowed to."""
        return Narrowing(
            klass=self.klass,
            flag=self.flag,
            enhet=self.enhet,
            reaching=self.inom,
            samordnare=self.samordnare,
        )

    def narrowed(self) -> dict[str, str]:
        """Give what was narrowed, as it stands in an address and in the record of a reading."""
        given: dict[str, Any] = {
            "klass": self.klass, "flag": self.flag, "enhet": self.enhet,
            "samordnare": self.samordnare, "inom": self.inom,
        }  # fmt: skip
        return {name: str(value) for name, value in given.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question resolved: on which day, known at which löpnummer, of which period if any."""

    population: Population
    as_of: AsOf
    period: tuple[date, date] | None

    @classmethod
    def resolve(cls, log: Log, query: FigureQuery) -> Wanted:
        """Find the löpnummer of the moment; raises InvalidInputError for what does not fit."""
        per = today_of(log) if query.per is None else a_day("per", query.per)
        known = None if query.known_at is None else moment("known_at", query.known_at)
        return cls(query.population, AsOf.resolve(log, per, known), _period(query, per))

    def same_again(self) -> dict[str, str]:
        """Give the query that asks exactly the same again, also when the log has grown."""
        asked = {"population": self.population.value, "per": self.as_of.per.isoformat()}
        if self.as_of.recorded_at is not None:
            asked["known_at"] = utc(self.as_of.recorded_at)
        if self.period is not None:
            asked["start"], asked["slut"] = (day.isoformat() for day in self.period)
        return asked

    def filters(self, query: ListQuery) -> dict[str, str]:
        """Give what stands in the record of a reading."""
        page = {"limit": str(query.limit), "offset": str(query.offset)}
        return {**self.same_again(), **query.narrowed(), **page}


def _period(query: FigureQuery, per: date) -> tuple[date, date] | None:
    given = {"start": query.start, "slut": query.slut}
    if query.population is Population.PAGAENDE:
        reason = "Hör bara till population=avslutade."
        problems = [FieldProblem(name, reason) for name, day in given.items() if day is not None]
        if problems:
            raise InvalidInputError(problems)
        return None
    end = per if query.slut is None else a_day("slut", query.slut)
    start = end.replace(month=1, day=1) if query.start is None else a_day("start", query.start)
    if start > end:
        raise InvalidInputError([FieldProblem("start", "Ska inte ligga efter slut.")])
    return start, end
