"""A second count of gynnande beslut, made to be plain: it lives through a beslut day by day.

Nothing here comes from the service: it follows the sentences of law alone. What is asked for is
answered as in the table of cases by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE = timedelta(days=1)
NEW_ACT = date(2025, 7, 1)
ANSWERS = {"ja": "ja", "nej": "nej", "återkallat": "borta"}
CLOSINGS = ("återtagen", "borta", "avliden", "flyttat")
Told = tuple[date, str]


@dataclass
class Life:
    """A beslut on the day it has come to: what is given of it, and since when it waits.

    `given` is all, part, stopped or nothing; `ends` is what ended the waiting on this very day,
    and `beyond` whether three months had passed by then.
    """

    given: str = "nothing"
    closed: bool = False
    since: date | None = None
    kind: str = ""
    offers: list[str] = field(default_factory=list)
    ends: str = ""
    beyond: bool = False


@cache
def three_months_from(start: date, months: int = 3) -> date:
    """Walk from day to day until the month has changed so often; then to the number, or the end."""
    day, left = start, months
    while left:
        day += ONE
        left -= day.day == 1
    while day.day != start.day and (day + ONE).month == day.month:
        day += ONE
    return day


def read(line: str) -> tuple[str, list[Told]]:
    """Give the act and what happened, in the order told."""
    parts = [part.split(" ") for part in line.split(", ")]
    return parts[0][0], [(date.fromisoformat(words[-1]), words[-2]) for words in parts]


def lived(line: str, until: date) -> Iterator[tuple[date, Life]]:
    """Live through a beslut, a day at a time, from its own day until another."""
    _, told = read(line)
    day, life = told[0][0], Life()
    while day <= until:
        life.ends, life.beyond = "", False
        for _, word in [one for one in told if one[0] == day]:
            happens(life, word, day)
        yield day, life
        day += ONE


def happens(life: Life, word: str, day: date) -> None:
    """Let one thing happen on a day."""
    if word == "beslut":
        life.since, life.kind = day, "beslut"
    elif word == "erbjuden":
        life.offers.append("")
    elif word in ANSWERS and word != "borta":
        life.offers[-1] = ANSWERS[word]
    elif word == "verkställt":
        stops_waiting(life, "verkstallt", day)
        life.given = "all"
    elif word in CLOSINGS:
        stops_waiting(life, "avslutat", day)
        life.closed = True
    else:
        if life.given == "all":
            # What had been given whole stops: three months begin anew.
            life.since, life.kind = day, "avbrott"
        life.given = "part" if word == "delvis" else "stopped"


def stops_waiting(life: Life, how: str, day: date) -> None:
    """End the waiting, and remember whether it had lasted too long."""
    if life.since is not None:
        life.ends, life.beyond = how, day > three_months_from(life.since)
        life.since = None


def called(life: Life) -> str:
    """Say what a beslut is."""
    if life.closed:
        return "avslutat"
    plain = {"all": "verkstallt", "part": "delvis", "stopped": "avbrott"}
    if life.given in plain:
        return plain[life.given]
    if "ja" in life.offers:
        return "tackat_ja"
    if "" in life.offers:
        return "erbjuden"
    return "tackat_nej" if "nej" in life.offers else "vantar"


def on(line: str, day: date) -> Life | None:
    """Give a beslut on a day; None before it was made."""
    found = None
    for _, life in lived(line, day):
        found = life
    return found


@cache
def lage(line: str, per: str) -> str:
    """Answer what it is, what runs until when, and whether it is reported."""
    day = date.fromisoformat(per)
    life = on(line, day)
    if life is None:
        return "-"
    if life.since is None:
        return f"{called(life)} - nej"
    last = three_months_from(life.since)
    return f"{called(life)} {life.kind} {last} {'ja' if day > last else 'nej'}"


@cache
def avgift(line: str, per: str) -> str:
    """Answer two years from the beslut or the avbrott that runs."""
    life = on(line, date.fromisoformat(per))
    return str(three_months_from(life.since, 24)) if life and life.since else "-"


@cache
def lagrum(line: str, per: str) -> str:
    """Answer under which act it is reported: both, where the act changed while it waited."""
    day, act = date.fromisoformat(per), read(line)[0]
    life = on(line, day)
    if life is None or life.since is None:
        return "-"
    if act == "lss":
        return "28f"
    old, new = life.since < NEW_ACT, day >= NEW_ACT
    return "+".join(name for name, holds in (("16:6f", old), ("34:1", new)) if holds)


@cache
def kvartal(line: str, per: str) -> str:
    """Answer which individrapporter a quarter asks for, one per stretch of waiting."""
    year, number = map(int, per.split("-"))
    first = date(year, 3 * number - 2, 1)
    last = three_months_from(first) - ONE
    found: list[str] = []
    reported_before = reported_now = False
    for day, life in lived(line, last):
        if life.ends and life.beyond and day >= first:
            found.append(life.ends)
        if life.ends:
            reported_before = reported_now = False
        if life.since is not None and day > three_months_from(life.since):
            reported_now = True
            reported_before = reported_before or day < first
    if reported_now:
        found.append("fortsatt" if reported_before else "ny")
    return "+".join(found) or "-"


ASK = {"lage": lage, "kvartal": kvartal, "avgift": avgift, "lagrum": lagrum}
"""The questions of the table."""
