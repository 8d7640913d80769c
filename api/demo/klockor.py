"""Constructed extracts of the clocks: orosanmälningar, samordnare and rows of two controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from api.demo.enheter import ENHETER

FIRST: Final = date(2024, 1, 3)
"""From when orosanmälningar are in the extract."""
LAST: Final = date(2024, 4, 29)
ANMALNINGAR: Final = (
    *("anmalan_id", "barn_id", "grupp", "enhet", "inkom", "inkom_sent", "anmalare"),
    *("pagaende_utredning", "skyddsbedomning", "skyddsbedomning_utfall", "forhandsbedomning"),
    *("utfall", "utredning_id", "forlangd_beslutad", "forlangd_till", "forlangd_skal_kod"),
    *("aterkoppling_begard", "aterkoppling_lamnad", "aterkoppling_ej_lamnad"),
    "aterkoppling_ej_lamnad_skal",
)
HANDELSER: Final = (*("id", "enhet", "starthandelse", "startdatum", "sluthandelse", "slutdatum"),)
HEMTJANST_BESLUT: Final = "Beslut om hemtjänst från 100 timmar"
FORSTA_ANSOKAN: Final = "Första ansökan om försörjningsstöd"
"""What begins the rows of each control, as the source itself writes it."""
_EACH = 2
"""A new anmälan every so many days."""
_WITHIN_DAYS: Final = (3, 9, 12, 5, 14, 7, 11, 13, 2, 10, 16, 8)
"""After how many days the förhandsbedömning was decided; one in twelve came two days too late."""
_PLAN_AFTER: Final = (20, 20, 20, 20, 20, 20, 20, 55, 55, 55)
_SENT_LATE: Final = 9
_NO_SKYDD: Final = 31
_ANMALARE: Final = ("19_1", "19_1", "annan", "19_1", "19_2", "annan")


def anmalningar_file(day: date) -> bytes:
    """Write the orosanmälningar as the source had them at the end of a day; empty before 2024."""
    return _file(ANMALNINGAR, _anmalningar(day))


def handelser_file(day: date) -> bytes:
    """Write the generic extract of both controls as the source had it at the end of a day."""
    return _file(HANDELSER, (*_hemtjanst(day), *_handlingsplan(day)))


def _anmalningar(day: date) -> Iterator[Sequence[str]]:
    came, number = FIRST, 0
    while came <= min(day, LAST):
        number += 1
        yield _anmalan(number, came, day)
        came += timedelta(days=_EACH)


def _anmalan(number: int, came: date, day: date) -> Sequence[str]:
    late = number % _SENT_LATE == 0
    skydd = came + timedelta(days=int(late))
    decided = came + timedelta(days=_WITHIN_DAYS[number % len(_WITHIN_DAYS)])
    known = decided <= day
    anmalare = _ANMALARE[number % len(_ANMALARE)]
    asked = number % 5 == 0 and known and anmalare != "annan"
    return (
        f"A{number:04}",
        f"AB{number:04}",
        "ung" if number % 10 == 0 else "barn",
        tuple(ENHETER)[number % len(ENHETER)],
        came.isoformat(),
        "ja" if late else "nej",
        anmalare,
        "",
        *_pair(
            skydd,
            "behov" if number % 7 == 0 else "inget_behov",
            shown=skydd <= day and number % _NO_SKYDD != 0,
        ),
        *_pair(decided, "inte_inleda", shown=known),
        "",
        *("", "", ""),
        decided.isoformat() if asked else "",
        (decided + timedelta(days=4)).isoformat() if asked and _past(decided, 4, day) else "",
        "",
        "",
    )


def _past(start: date, days: int, day: date) -> bool:
    return start + timedelta(days=days) <= day


def _pair(day: date, code: str, *, shown: bool) -> tuple[str, str]:
    return (day.isoformat(), code) if shown else ("", "")


def _hemtjanst(day: date) -> Iterator[Sequence[str]]:
    """Tell forty decisions of 100 hours or more, each followed up within the year."""
    for number in range(1, 41):
        begun = date(2023, 1, 9) + timedelta(days=9 * number)
        followed = begun + timedelta(days=300 + number)
        if begun <= day:
            begins = (f"H{number:03}", "5220", HEMTJANST_BESLUT, begun)
            yield _row(*begins, "Uppföljning", followed, day)


def _handlingsplan(day: date) -> Iterator[Sequence[str]]:
    """Tell fifty households: seven of ten have a plan within the month."""
    for number in range(1, 51):
        begun = date(2023, 10, 2) + timedelta(days=3 * number)
        waits = _PLAN_AFTER[number % len(_PLAN_AFTER)]
        if begun <= day:
            yield _row(f"F{number:03}", "4210", FORSTA_ANSOKAN, begun, "Handlingsplan",
                       begun + timedelta(days=waits), day)  # fmt: skip


def _row(
    one: str, enhet: str, start: str, begun: date, slut: str, ended: date, day: date
) -> Sequence[str]:
    done = ended <= day
    return (one, enhet, start, begun.isoformat(), *(
        (slut, ended.isoformat()) if done else ("", "")))  # fmt: skip


def _file(columns: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> bytes:
    lines = [";".join(row) for row in rows]
    return ("\n".join([";".join(columns), *lines]) + "\n").encode() if lines else b""
