"""The sentences of the report about a mätning: numbers in plain words, nothing rounded twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from api.web.formats import andel, antal, dagar, datum, procent

if TYPE_CHECKING:
    from decimal import Decimal

    from api.reports.internkontroll.model import Count, Outcome, Part, Point, Words

_ONE_TENTH: Final = 10
ALONE: Final = {
    "avslutade senare": "avslutad senare",
    "förlängda för sent": "förlängd för sent",
}
"""Remark of several → of one."""


def in_short(words: Words, count: Count) -> str:
    """Say a count in two or three sentences: the whole, those within, and the rest in its parts."""
    whole = f"{antal(count.total)} {words.one if count.total == 1 else words.many}."
    if not count.total:
        return whole
    share = procent(count.within, count.total)
    within = f"{antal(count.within)} {words.inside} ({share})."
    return " ".join((whole, within, *_over(words, count)))


def _over(words: Words, count: Count) -> Iterable[str]:
    if not count.over:
        return
    yield f"{antal(count.over)} {words.outside}{_parts(count)}."


def _parts(count: Count) -> str:
    over = [one for one in count.parts[1:] if one.antal]
    if len(count.parts) <= 2:  # noqa: PLR2004 - what is over is one part, and said already
        return ""
    if len(over) == 1:
        return f": {'alla ' if count.over > 1 else ''}{over[0].phrase}"
    return f": {listed([f'{antal(one.antal)} {one.phrase}' for one in over])}"


def listed(parts: list[str]) -> str:
    """Join with commas, and "och" before the last."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} och {parts[-1]}"


def later(count: Count) -> tuple[str, ...]:
    """Say of each part that is not within what its remarks are: `Av de 6 …: 2 avslutade senare`."""
    return tuple(_remarks(one) for one in count.parts[1:] if any(number for _, number in one.varav))


def _remarks(one: Part) -> str:
    if one.antal == 1:
        alone = [ALONE.get(name, name) for name, number in one.varav if number]
        return f"Den enda {one.phrase} är {listed(alone)}."
    return f"Av de {antal(one.antal)} {one.phrase}: {listed(remarks(one))}."


def remarks(one: Part) -> list[str]:
    """Give the remarks of a part with their numbers: `2 avslutade senare`, `1 avslutad senare`."""
    return [
        f"{antal(number)} {ALONE.get(name, name) if number == 1 else name}"
        for name, number in one.varav
        if number
    ]


def compared(now: Point, before: Point | None) -> str:
    """Say in two sentences how an outcome differs from the one before it."""
    if before is None:
        return "Det finns ingen tidigare mätning att jämföra med."
    said = f"Mätningen före, {datum(before.per)}: {value(before)}."
    if now.namnare is None or before.namnare is None:
        return f"{said} Nu: {value(now)}."
    if not now.namnare or not before.namnare:
        return said
    share = andel(now.taljare, now.namnare) - andel(before.taljare, before.namnare)
    number = now.namnare - before.namnare
    return f"{said} Andelen är {_share(share)} nu, och {_number(number)}."


def value(one: Point) -> str:
    """Write an outcome: `59 av 68 (86,8 %)`, or the number alone."""
    if one.namnare is None:
        return antal(one.taljare)
    return f"{antal(one.taljare)} av {antal(one.namnare)} ({procent(one.taljare, one.namnare)})"


def _share(difference: Decimal) -> str:
    if not difference:
        return "densamma"
    how = "lägre" if difference < 0 else "högre"
    points = f"{abs(difference)}".replace(".", ",").removesuffix(",0")
    return f"{points} procentenheter {how}"


def _number(difference: int) -> str:
    if not difference:
        return "lika många räknas som då"
    how = "fler" if difference > 0 else "färre"
    return f"de som räknas är {antal(abs(difference))} {how} än då"


def paragraf(text: str) -> str:
    """Write a § as minutes do, however it was typed: `§ 26`."""
    number = text.strip().removeprefix("§").strip()
    return f"§\N{NO-BREAK SPACE}{number}"


def outcome_in_words(outcome: Outcome) -> str:
    """Write an outcome in its own unit."""
    if outcome.enhet == "promille" and outcome.namnare is not None:
        share = procent(outcome.taljare, outcome.namnare)
        return f"{antal(outcome.taljare)} av {antal(outcome.namnare)} ({share})"
    return dagar(outcome.taljare) if outcome.enhet == "dagar" else antal(outcome.taljare)


def mal_in_words(slag: str, enhet: str, varde: int) -> str:
    """Write a target: `minst 90 %`, `högst 0`, `högst 14 dagar`."""
    word = "minst" if slag == "minst" else "högst"
    if enhet == "promille":
        whole, tenth = divmod(varde, _ONE_TENTH)
        return f"{word} {whole}{f',{tenth}' if tenth else ''}\N{NO-BREAK SPACE}%"
    return f"{word} {dagar(varde) if enhet == 'dagar' else antal(varde)}"
