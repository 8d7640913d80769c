"""What is wrong with a count of beslut: one Swedish sentence per field; sums must add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.canonical import can_be_stored
from audit.delegation.checks import word_problems
from audit.delegation.codes import KALLA, UTFALL
from audit.delegation.events import BeslutCounted, EnhetCount, SlagCount
from audit.errors import FieldProblem

LONGEST_NAME = 200
MOST = 10_000_000
"""More beslut than any nämnd takes: a slip of the keyboard."""


def count_problems(event: BeslutCounted) -> Iterator[FieldProblem]:
    """Find what is wrong with a count; only a count that is there can be emptied."""
    if event.kalla not in KALLA:
        yield FieldProblem("kalla", f"kalla: koden är okänd. Kända: {', '.join(KALLA)}.")
    if (event.fran is None) != (event.till is None):
        yield FieldProblem("till", "till: perioden har både första och sista dag, eller ingen.")
    elif event.fran and event.till and event.till < event.fran:
        yield FieldProblem("till", "till: dagen ligger före periodens första dag.")
    if not event.enheter and event.originator_version == 1:
        yield FieldProblem("enheter", "enheter: minst en enhet behövs.")
    for one in event.enheter:
        yield from _enhet_problems(one)
    yield from _twice(event)
    yield from _sum_problems(event)
    yield from word_problems("text", event.text)


def _enhet_problems(one: EnhetCount) -> Iterator[FieldProblem]:
    if not _has_form(one.enhet):
        yield FieldProblem("enheter", f"enheter: ett namn är 1-{LONGEST_NAME} tecken.")
        return
    if not 0 <= one.antal <= MOST:
        yield FieldProblem("enheter", f"{one.enhet}: antalet är 0-{MOST}.")
        return
    for part in one.varav:
        yield from _slag_problems(one, part)
    told = sum(part.antal for part in one.varav)
    if told > one.antal:
        reason = f"{one.enhet}: delarna är {told} tillsammans, fler än alla {one.antal}."
        yield FieldProblem("enheter", reason)


def _slag_problems(one: EnhetCount, part: SlagCount) -> Iterator[FieldProblem]:
    if not _has_form(part.slag):
        yield FieldProblem("enheter", f"{one.enhet}: slaget är 1-{LONGEST_NAME} tecken.")
    if not 0 <= part.antal <= MOST:
        yield FieldProblem("enheter", f"{one.enhet}: antalet är 0-{MOST}.")
    if part.utfall is not None and part.utfall not in UTFALL:
        yield FieldProblem("enheter", f"{one.enhet}: utfallet är ett av {', '.join(UTFALL)}.")


def _twice(event: BeslutCounted) -> Iterator[FieldProblem]:
    for enhet, count in Counter(one.enhet for one in event.enheter).items():
        if count > 1:
            yield FieldProblem("enheter", f"{enhet}: enheten står två gånger.")
    for one in event.enheter:
        kinds = Counter((part.slag, part.utfall) for part in one.varav)
        if any(count > 1 for count in kinds.values()):
            yield FieldProblem("enheter", f"{one.enhet}: ett slag står två gånger.")


def _sum_problems(event: BeslutCounted) -> Iterator[FieldProblem]:
    total = sum(one.antal for one in event.enheter)
    if event.summa is not None and event.summa != total:
        # What a source adds up wrongly is registered without its sum, and the text says so.
        reason = f"summa: enheterna är {total} tillsammans, inte {event.summa}."
        yield FieldProblem("summa", reason)


def _has_form(text: str) -> bool:
    return bool(text.strip()) and len(text) <= LONGEST_NAME and can_be_stored(text)
