"""What is wrong with codes, lengths, days and words that controls and extracts are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from audit.canonical import can_be_stored
from audit.codec import sealed_parts
from audit.envelope import Event
from audit.errors import FieldProblem, InvalidInputError
from audit.internkontroll.kontroll_tid import LONGEST
from audit.internkontroll.langd import Langd
from audit.internkontroll.persons import holds_personnummer

Problems = Iterator[FieldProblem]

LONGEST_CODE: Final = 64
LONGEST_NAME: Final = 200
LONGEST_WORDS: Final = 20_000
FIRST_DAY: Final = date(1950, 1, 1)
LAST_DAY: Final = date(2149, 12, 31)
"""Days beyond these are slips of the hand."""

_CODE: Final = re.compile(r"[^\W_](?:[^\W_]|[ ._:/()-]|_)*")
# Six digits in a row are how a personnummer or a case number begins: no code of an act has them.
_IDENTIFIER: Final = re.compile(r"\d{6}")


def handelse_code_problems(name: str, code: str) -> Problems:
    """Find a code of the extract that is empty, too long, or looks like a personnummer."""
    if not 0 < len(code) <= LONGEST_CODE or not _CODE.fullmatch(code) or code != code.strip():
        yield FieldProblem(
            name, f"{name}: 1-{LONGEST_CODE} bokstäver och siffror behövs, inga andra tecken."
        )
    elif _IDENTIFIER.search(code):
        yield FieldProblem(name, f"{name}: koden ser ut att innehålla ett personnummer.")
    elif not can_be_stored(code):
        yield FieldProblem(name, f"{name}: koden innehåller tecken som inte kan lagras.")


def enhet_problems(enhet: str) -> Problems:
    """Find an enhet that is empty, too long, or cannot be stored."""
    yield from _text_problems("enhet", enhet, LONGEST_CODE)


def name_problems(name: str, text: str) -> Problems:
    """Find a heading that is empty, too long, names a person by number, or cannot be stored."""
    yield from _text_problems(name, text, LONGEST_NAME)
    yield from person_problems(name, text)


def person_problems(name: str, text: str) -> Problems:
    """Find a personnummer in what stands in clear, for everybody who sees numbers."""
    if holds_personnummer(text):
        yield FieldProblem(name, f"{name}: här står ett personnummer. Ta bort det.")


def _text_problems(name: str, text: str, longest: int) -> Problems:
    if not 0 < len(text.strip()) <= len(text) <= longest:
        yield FieldProblem(name, f"{name}: 1-{longest} tecken behövs.")
    elif not can_be_stored(text):
        yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def langd_problems(name: str, langd: Langd) -> Problems:
    """Find a length whose unit is unknown, or that is not from 1 up to ten years."""
    if langd.enhet not in LONGEST:
        yield FieldProblem(name, f"{name}: välj dag, vecka, månad eller år.")
    elif not 1 <= langd.antal <= LONGEST[langd.enhet]:
        longest = LONGEST[langd.enhet]
        yield FieldProblem(name, f"{name}: ett antal från 1 till {longest} behövs.")


def day_problems(name: str, day: date | None) -> Problems:
    """Find a day that nobody can have meant."""
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        reason = f"{name}: dagen ligger utanför åren {FIRST_DAY.year}-{LAST_DAY.year}."
        yield FieldProblem(name, reason)


def word_problems(event: Event) -> Problems:
    """Find sealed words that are too long or cannot be stored."""
    for name in sealed_parts(type(event)):
        text = getattr(event, name)
        if text is not None and len(text) > LONGEST_WORDS:
            yield FieldProblem(name, f"{name}: texten är längre än {LONGEST_WORDS} tecken.")
        elif text is not None and not can_be_stored(text):
            yield FieldProblem(name, f"{name}: texten innehåller tecken som inte kan lagras.")


def refuse(found: Problems | list[FieldProblem]) -> None:
    """Raise InvalidInputError where there is a problem."""
    problems = tuple(found)
    if problems:
        raise InvalidInputError(problems)
