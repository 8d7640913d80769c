"""What a page's address asks for: read once, with field and reason where it cannot be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from api.http.moments import EARLIEST, LATEST
from api.web.links import AVSLUTADE, PAGAENDE, Stand
from audit.errors import FieldProblem, InvalidInputError
from projections.asof import AsOf, today_of

if TYPE_CHECKING:
    from audit.store.log import Log

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
LONGEST_NUMBER: Final = 15
"""Digits of the largest number that an address may hold."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the reader wants to stand, and in which population."""

    stand: Stand
    population: str
    per: date

    @property
    def start(self) -> date:
        """Give the first day of the period of the closed ones: by default the year's first."""
        return self.stand.fran or self.per.replace(month=1, day=1)

    def resolve(self, log: Log) -> AsOf:
        """Find out up to which kontrollnummer the log had come at the chosen moment."""
        if self.stand.nummer is None:
            return AsOf.resolve(log, self.per, self.stand.registrerat)
        head = log.head().size
        if self.stand.nummer > head:
            raise InvalidInputError(
                [FieldProblem("nr", "Kontrollnumret finns inte än: registret är inte så långt.")]
            )
        moment = log.recorded_at(self.stand.nummer)
        return AsOf(self.per, moment, self.stand.nummer, moment)


def asked_of(log: Log, query: Mapping[str, str]) -> Asked:
    """Read an address's query to a page of a nämnd; raises InvalidInputError like `asked`."""
    return asked(query, today_of(log))


def asked(query: Mapping[str, str], now: date) -> Asked:
    """Read an address's query; what is left out means now, and the running ones.

    Raises InvalidInputError naming each field that cannot be read.
    """
    problems: list[FieldProblem] = []
    laget = _day(query, "laget", "Läget den", problems)
    registrerat = _day(query, "registrerat", "Så som det var registrerat den", problems)
    fran = _day(query, "fran", "Från och med", problems)
    nummer = _number(query, problems)
    population = query.get("population", PAGAENDE)
    if population not in {PAGAENDE, AVSLUTADE}:
        problems.append(FieldProblem("population", "Välj pågående eller avslutade utredningar."))
    if fran and fran > (laget or now):
        problems.append(FieldProblem("fran", "Från och med: dagen ligger efter periodens sista."))
    if problems:
        raise InvalidInputError(problems)
    return Asked(Stand(laget, registrerat, nummer, fran), population, laget or now)


def page_number(query: Mapping[str, str]) -> int:
    """Read which page of a list is asked for; raises InvalidInputError."""
    text = query.get("sida", "1")
    whole = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    if not (whole and int(text) > 0):
        raise InvalidInputError([FieldProblem("sida", "Sida: skriv ett heltal från 1.")])
    return int(text)


def _day(
    query: Mapping[str, str], name: str, label: str, problems: list[FieldProblem]
) -> date | None:
    text = query.get(name, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        problems.append(FieldProblem(name, f"{label}: skriv ett datum som finns, ÅÅÅÅ-MM-DD."))
    elif not EARLIEST <= day <= LATEST:
        problems.append(FieldProblem(name, f"{label}: skriv ett datum mellan 1900 och 2999."))
    return day


def _number(query: Mapping[str, str], problems: list[FieldProblem]) -> int | None:
    text = query.get("nr", "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        problems.append(FieldProblem("nr", "Kontrollnumret är ett heltal."))
        return None
    return int(text)
