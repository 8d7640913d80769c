"""How a course of events is written in one line: words, each with its day or days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Step:
    """One thing that happened: the word, its day, and the new last day of an extension."""

    word: str
    day: date = date.min
    till: date = date.min


def read(line: str) -> list[Step]:
    """Read a line: a word without a day stands alone."""
    steps: list[Step] = []
    for piece in line.split():
        if not piece[0].isdigit():
            steps.append(Step(piece))
            continue
        first, _, second = piece.partition(">")
        days = [date.fromisoformat(text) for text in (first, second) if text]
        steps[-1] = Step(steps[-1].word, *days)
    return steps


def said(lage: str, last: date, vardag: date, *flags: str) -> str:
    """Write an answer: where it stands, the last day (and its vardag), and the flags."""
    days = last.isoformat() if last == vardag else f"{last}/{vardag}"
    return " ".join([lage, days, *(flag for flag in flags if flag)])
