"""A second count of every clock, made to be plain: it walks through the calendar day by day.

Nothing here comes from the service; holidays are worked out anew, from Easter by Gauss's rule.
"""

from __future__ import annotations

from datetime import date, timedelta

from tests.unit.barnutredning.clocks.story import Step, read, said

ONE = timedelta(days=1)
NEW_ACT, WEEK_BEGINS = date(2025, 7, 1), date(2026, 1, 15)
FIXED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}


def easter(year: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_free(day: date) -> bool:
    """Tell whether 2 § lets an act wait over this day."""
    after_easter = (day - easter(day.year)).days
    midsommarafton = day.month == 6 and day.weekday() == 4 and 19 <= day.day <= 25
    return (
        day.weekday() >= 5
        or (day.month, day.day) in FIXED
        or after_easter in {-2, 0, 1, 39}
        or midsommarafton
    )


def vardag(day: date) -> date:
    """Walk to the next day on which one may act."""
    while is_free(day):
        day += ONE
    return day


def months_on(start: date, months: int) -> date:
    """Walk on until the month has changed so often, then to the same number or the month's end."""
    day = start
    while months:
        day += ONE
        months -= day.day == 1
    while day.day != start.day and (day + ONE).day != 1:
        day += ONE
    return day


def days_of(steps: list[Step], *words: str) -> list[date]:
    """Give the days of some words."""
    return [step.day for step in steps if step.word in words]


def extended(steps: list[Step], first: date, upto: date) -> tuple[date, bool]:
    """Walk the decisions up to a day: the last day in force, and whether one came too late."""
    last, late = first, False
    day = min((s.day for s in steps if s.word == "förlängd"), default=upto)
    while day <= upto:
        for step in steps:
            if step.word == "förlängd" and step.day == day:
                late = late or day > last
                last = max(last, step.till)
        day += ONE
    return last, late


def utredning(line: str, per: str) -> str:
    """Class an utredning on a day, or on the day it was closed."""
    steps = read(line)
    (inledd,), closed = days_of(steps, "inledd"), days_of(steps, "avslutad", "flyttad")
    day = closed[0] if per == "avslut" else date.fromisoformat(per)
    if day < inledd or (closed and closed[0] <= day and per != "avslut"):
        return "-"
    first = months_on(inledd, 4)
    last, late = extended(steps, first, day)
    if day <= first:
        lage = "inom"
    elif last == first:
        lage = "over_utan_forlangning"
    else:
        lage = "over_inom_forlangning" if day <= last else "over_forlangning_ute"
    soon = day > last and day <= vardag(last)
    later = f"stängd {closed[0]}" if closed and per != "avslut" else ""
    return said(lage, first, vardag(first), "vardag" * soon, "sen" * late, later)


def clock(day: date, last: date, rolled: date, ended: list[date], *, late: bool = False) -> str:
    """Say where one time stands."""
    done = [one for one in ended if one <= day]
    at = min(done) if done else day
    over = at > last
    lage = ("for_sent" if over else "i_tid") if done else ("over" if over else "loper")
    return said(lage, last, rolled, "vardag" * (over and at <= rolled), "sen" * late)


def skydd(line: str, per: str) -> str:
    """Say where the skyddsbedömning stands."""
    steps, day = read(line), date.fromisoformat(per)
    first = steps[0]
    last = first.day + ONE if first.word == "inkom-sent" else first.day
    return clock(day, last, last, days_of(steps, "bedömd")) if first.day <= day else "-"


def forhand(line: str, per: str) -> str:
    """Say where the förhandsbedömning stands."""
    steps, day = read(line), date.fromisoformat(per)
    inkom = steps[0].day
    if inkom > day:
        return "-"
    decided = [one for one in days_of(steps, "inleda", "inte-inleda") if one <= day]
    already = [one for one in days_of(steps, "redan") if one <= day]
    runs = any(step.word == "pågår" for step in steps)
    if already or (runs and not decided):
        return "behovs_inte"
    last = inkom
    for _ in range(14):
        last += ONE
    last, late = extended(steps, last, day)
    return clock(day, last, vardag(last), decided, late=late)


def week(decided: date, asked: date) -> tuple[date, date, date]:
    """Walk the week from a decision: its start, its last day, and the vardag after that."""
    last = decided
    while (last - decided).days < 7:
        last += ONE
    return (asked, asked, asked) if asked > last else (decided, last, vardag(last))


def svar(line: str, per: str) -> str:
    """Say where the answer to the anmälare stands."""
    steps, day = read(line), date.fromisoformat(per)
    asked = days_of(steps, "begärt")
    if not asked or asked[0] > day:
        return "-"
    ended = [one for one in days_of(steps, "svar", "olämpligt") if one <= day]
    decided, already = days_of(steps, "inleda", "inte-inleda"), days_of(steps, "redan")
    runs = any(step.word == "pågår" for step in steps)
    at_once = asked[0] if runs else max([asked[0], *already])
    if decided and not runs:
        found = week(decided[0], asked[0]) if decided[0] >= WEEK_BEGINS else None
    else:
        known = (runs or already) and at_once >= WEEK_BEGINS
        found = (at_once, at_once, at_once) if known else None
    if found and found[0] <= day:
        return clock(day, found[1], found[2], ended)
    waits = not runs and not ended and not any(one <= day for one in decided + already)
    return "vantar" if waits else "utan_tid"


def uppfoljning(line: str, per: str) -> str:
    """Say where an uppföljning stands."""
    steps, day = read(line), date.fromisoformat(per)
    (decided,) = days_of(steps, "uppföljning")
    start = [*days_of(steps, "placering"), *days_of(steps, "avslutad")][0]
    ended = [one for one in days_of(steps, "slut") if one <= day]
    if decided > day:
        return "-"
    at = ended[0] if ended else day
    months = 6 if decided >= NEW_ACT else 2
    if decided < NEW_ACT <= at and days_of(steps, "lag") and months_on(start, 2) >= NEW_ACT:
        months = 6
    last = months_on(start, months)
    return clock(day, last, vardag(last), ended)


def kedja(line: str, per: str) -> str:
    """Count the utredningar in a row that a day's last one belongs to, and their days."""
    day, parts = date.fromisoformat(per), list[list[date]]()
    for step in read(line):
        if step.word == "inledd":
            parts.append([step.day])
        else:
            parts[-1].append(step.day)
    begun = sorted(part for part in parts if part[0] <= day)
    number = total = 0
    ends = date.min
    for part in begun:
        free = 0
        while ends + ONE * free < part[0] and free <= 30:
            free += 1
        number, total = (number + 1, total) if number and free <= 30 else (1, 0)
        shut = part[1] if len(part) > 1 and part[1] <= day else None
        at = part[0]
        while at < (shut or day):
            at += ONE
            total += 1
        ends = max(ends, shut or date.max)
    return f"{number} delar {total} dagar" if number > 1 else "-"


ANSWER = {
    "kedja": kedja,
    "utredning": utredning,
    "skydd": skydd,
    "forhand": forhand,
    "svar": svar,
    "uppfoljning": uppfoljning,
}
"""Clock → how it is counted."""
