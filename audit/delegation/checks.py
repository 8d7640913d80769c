"""What is wrong with a delegationsordning: one Swedish sentence per field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from audit.canonical import can_be_stored
from audit.delegation.codes import GRANSKNING, SLAG
from audit.delegation.events import OrdningAdopted, OrdningEnded, OrdningReviewed, Punkt
from audit.errors import FieldProblem
from audit.law.delegation import BESLUTSFATTARE, OMRADEN, SAKER

LONGEST_TEXT = 500
LONGEST_WORDS = 20_000


def adoption_problems(event: OrdningAdopted) -> Iterator[FieldProblem]:
    """Find what is wrong with an order that is to be adopted."""
    yield from _text_problems("namn", event.namn)
    if event.galler_fran < event.antagen:
        yield FieldProblem("galler_fran", "galler_fran: dagen ligger före den då den antogs.")
    if event.granskas_manader < 1:
        yield FieldProblem("granskas_manader", "granskas_manader: är minst en.")
    if not event.punkter:
        yield FieldProblem("punkter", "punkter: minst en punkt behövs.")
    for name in ("paragraf", "diarienummer"):
        value = getattr(event, name)
        if value is not None:
            yield from _text_problems(name, value)
    for punkt in event.punkter:
        yield from _punkt_problems(punkt)
    yield from _twice(event)


def review_problems(event: OrdningReviewed, adopted: OrdningAdopted) -> Iterator[FieldProblem]:
    """Find what is wrong with a review."""
    if event.utfall not in GRANSKNING:
        yield FieldProblem("utfall", f"utfall: koden är okänd. Kända: {', '.join(GRANSKNING)}.")
    if event.granskad < adopted.antagen:
        yield FieldProblem("granskad", "granskad: dagen ligger före den då ordningen antogs.")
    yield from word_problems("text", event.text)


def end_problems(event: OrdningEnded, adopted: OrdningAdopted) -> Iterator[FieldProblem]:
    """Find what is wrong with an end."""
    if event.upphor < adopted.galler_fran:
        yield FieldProblem("upphor", "upphor: dagen ligger före den då ordningen börjar gälla.")
    yield from word_problems("skal", event.skal)


def word_problems(name: str, text: str | None) -> Iterator[FieldProblem]:
    """Find words that are too long or cannot be stored."""
    if text is not None and (len(text) > LONGEST_WORDS or not can_be_stored(text)):
        yield FieldProblem(name, f"{name}: texten är för lång eller kan inte lagras.")


def _punkt_problems(punkt: Punkt) -> Iterator[FieldProblem]:
    where = f"punkt {punkt.nummer}"
    if punkt.slag not in SLAG:
        yield FieldProblem("punkter", f"{where}: slag är ansvar eller beslut.")
    if punkt.sak not in SAKER:
        yield FieldProblem("punkter", f"{where}: saken är okänd. Kända: {', '.join(SAKER)}.")
    if not punkt.delegater or not set(punkt.delegater) <= set(BESLUTSFATTARE):
        known = ", ".join(BESLUTSFATTARE)
        yield FieldProblem("punkter", f"{where}: delegater behövs, ur: {known}.")
    if punkt.omrade is not None and punkt.omrade not in OMRADEN:
        yield FieldProblem("punkter", f"{where}: området är okänt. Kända: {', '.join(OMRADEN)}.")
    texts = (punkt.nummer, punkt.text, *(one.text for one in punkt.lagrum))
    for text in (*texts, *filter(None, (punkt.anmarkning,))):
        yield from _text_problems("punkter", text)


def _twice(event: OrdningAdopted) -> Iterator[FieldProblem]:
    """Find a number that stands twice, and a matter that two points give in the same area."""
    numbers = Counter(punkt.nummer for punkt in event.punkter)
    matters = Counter((p.sak, p.omrade) for p in event.punkter if p.sak != "ovrigt")
    for nummer, count in numbers.items():
        if count > 1:
            yield FieldProblem("punkter", f"punkt {nummer}: numret står två gånger.")
    for (sak, _), count in matters.items():
        if count > 1:
            yield FieldProblem("punkter", f"{sak}: två punkter ger samma sak.")


def _text_problems(name: str, text: str) -> Iterator[FieldProblem]:
    if not text.strip() or len(text) > LONGEST_TEXT or not can_be_stored(text):
        yield FieldProblem(name, f"{name}: 1-{LONGEST_TEXT} tecken som kan lagras behövs.")
