"""What is wrong with the facts of an utredning: one Swedish sentence per field, never a value."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from audit.barnutredning.checks_uppgift import AFTER_OPENING
from audit.barnutredning.codes import AVSLUT, BESLUTSFATTARE, SKAL
from audit.barnutredning.events import (
    Correctable,
    UtredningClosed,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.uppgifter import day_of
from audit.barnutredning.utredning import Utredning
from audit.errors import FieldProblem, StateError

LONGEST_CODE = 64
LONGEST_WORDS = 20_000

_CODES: dict[str, Mapping[str, str]] = {
    "avslut": AVSLUT,
    "skal_kod": SKAL,
    "beslutsfattare": BESLUTSFATTARE,
}


def code_problems(name: str, code: str) -> Iterator[FieldProblem]:
    """Find a code that is not in its list."""
    if code not in _CODES[name]:
        known = ", ".join(_CODES[name])
        yield FieldProblem(name, f"{name}: koden är okänd. Kända koder: {known}.")


def enhet_problems(enhet: str) -> Iterator[FieldProblem]:
    """Find an enhet that is empty, too long, or cannot be stored."""
    if not 0 < len(enhet.strip()) <= len(enhet) <= LONGEST_CODE:
        yield FieldProblem("enhet", f"enhet: 1-{LONGEST_CODE} tecken behövs.")
    elif not _can_be_stored(enhet):
        yield FieldProblem("enhet", "enhet: koden innehåller tecken som inte kan lagras.")


def words_problems(skal: str | None) -> Iterator[FieldProblem]:
    """Find reasons that are too long or cannot be stored."""
    if skal is None:
        return
    if len(skal) > LONGEST_WORDS:
        yield FieldProblem("skal", f"skal: texten är längre än {LONGEST_WORDS} tecken.")
    elif not _can_be_stored(skal):
        yield FieldProblem("skal", "skal: texten innehåller tecken som inte kan lagras.")


def problems(state: Utredning, event: Correctable) -> Iterator[FieldProblem]:
    """Find what is wrong with an event that a state is to hold, new or corrected."""
    match event:
        case UtredningOpened():
            yield from enhet_problems(event.enhet)
            yield from _moved_opening_problems(state, event.inledd)
        case UtredningExtended():
            yield from _extension_problems(state, event)
        case UtredningClosed():
            yield from code_problems("avslut", event.avslut)
            yield from _closing_problems(state, event.avslutad)


def refuse_extension_after_closing(state: Utredning, beslutad: date) -> None:
    """Raise StateError for an extension decided after the utredning was closed.

    One decided before the closing but registered after it is true, and the truth is not refused.
    """
    if state.closing is not None and beslutad > state.closing.avslutad:
        message = "Utredningen var avslutad när förlängningen beslutades."
        raise StateError(message)


def _moved_opening_problems(state: Utredning, inledd: date) -> Iterator[FieldProblem]:
    if state.closing is not None and state.closing.avslutad < inledd:
        reason = "inledd: dagen ligger efter den dag då utredningen avslutades."
        yield FieldProblem("inledd", reason)
    if any(extension.beslutad < inledd for extension in state.extensions):
        yield FieldProblem("inledd", "inledd: dagen ligger efter ett beslut om förlängning.")
    noted = (one for one in state.uppgifter if isinstance(one, AFTER_OPENING))
    if any(day_of(one) < inledd for one in noted):
        yield FieldProblem("inledd", "inledd: dagen ligger efter något som har antecknats.")


def _extension_problems(state: Utredning, event: UtredningExtended) -> Iterator[FieldProblem]:
    yield from code_problems("skal_kod", event.skal_kod)
    yield from code_problems("beslutsfattare", event.beslutsfattare)
    if state.opened is not None and event.beslutad < state.opened.inledd:
        reason = "beslutad: dagen ligger före den dag då utredningen inleddes."
        yield FieldProblem("beslutad", reason)
    # "Viss tid" (11 kap. 2 §, now 20 kap. 3 §): an end that the time already has is no extension.
    if event.ny_sista_dag <= state.limit_before(event):
        reason = "ny_sista_dag: dagen måste ligga efter den sista dag som redan gällde."
        yield FieldProblem("ny_sista_dag", reason)


def _closing_problems(state: Utredning, avslutad: date) -> Iterator[FieldProblem]:
    if state.opened is not None and avslutad < state.opened.inledd:
        reason = "avslutad: dagen ligger före den dag då utredningen inleddes."
        yield FieldProblem("avslutad", reason)


def _can_be_stored(text: str) -> bool:
    """Tell whether entry format 1 and UTF-8 can hold a text (compare `audit/canonical.py`)."""
    lone = any("\ud800" <= character <= "\udfff" for character in text)
    return not lone and "\x00" not in text and unicodedata.is_normalized("NFC", text)
