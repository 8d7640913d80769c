"""What somebody typed into the form, cleaned, and what is wrong with it in plain Swedish.

Nothing typed is ever refused in silence or lost: `Typed` goes back into the form as it came.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Final

from api.reporting.happened import NAR, Shown, when
from api.reporting.personnummer import looks_like
from audit.canonical import canonical_bytes
from audit.errors import FieldProblem
from audit.lexsarah.codes import HANDELSE

if TYPE_CHECKING:
    from api.reporting.places import Place, Places
    from audit.envelope import Happened

LABELS: Final = {
    "vad_hande": "Vad hände?",
    "slag": "Har det hänt, eller är det en risk?",
    "nar": "När?",
    "datum": "Datum",
    "enhet": "Var?",
    "var": "Plats",
    "vem_galler": "Vem gäller det?",
    "gjorde_direkt": "Vad gjorde du direkt?",
    "namn": "Ditt namn",
    "telefon": "Din telefon",
    "text": "Det du vill berätta",
}
"""What each field is called on the page."""

MOST: Final = {
    "vad_hande": 10_000,
    "gjorde_direkt": 10_000,
    "text": 10_000,
    "var": 500,
    "vem_galler": 500,
    "namn": 200,
    "telefon": 50,
}
"""Characters that a field holds."""

BOXES: Final = frozenset({"fara_nu", "forbi_chef", "utan_namn"})
_LOOKED_AT: Final = ("vad_hande", "gjorde_direkt", "var", "vem_galler")
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TYPED: Final = 20_000
"""Characters of what was typed that are carried back into the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form as it was sent: every field as text, every box as ticked or not."""

    vad_hande: str = ""
    slag: str = "handelse"
    nar: str = ""
    datum: str = ""
    enhet: str = ""
    var: str = ""
    vem_galler: str = ""
    gjorde_direkt: str = ""
    namn: str = ""
    telefon: str = ""
    fara_nu: bool = False
    forbi_chef: bool = False
    utan_namn: bool = False

    @classmethod
    def read(cls, form: Mapping[str, str]) -> Typed:
        """Read a form; a field that lacks is empty, a box that was not ticked is not sent."""
        texts: dict[str, Any] = {
            name: form[name][:_TYPED] for name in _names() - BOXES if name in form
        }
        boxes: dict[str, Any] = {name: bool(form.get(name)) for name in BOXES}
        return cls(**texts, **boxes)

    def cleaned(self) -> Typed:
        """Give it in NFC, without control characters and without space at the ends."""
        texts: dict[str, Any] = {name: clean(getattr(self, name)) for name in _names() - BOXES}
        return replace(self, **texts)

    def body(self) -> bytes:
        """Give what makes two sendings of the same form the same."""
        return canonical_bytes(asdict(self))


def _names() -> frozenset[str]:
    return frozenset(one.name for one in fields(Typed))


@dataclass(frozen=True, slots=True)
class Answers:
    """The seven answers, as they are to be recorded: `words` are sealed, empty ones left out."""

    slag: str
    fara_nu: bool
    forbi_chef: bool
    intraffade: Happened
    place: Place | None
    words: Mapping[str, str]


def clean(text: str) -> str:
    """Give a text in NFC with whole lines; control characters and lone surrogates become space."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", lines)).strip()


def answers_of(
    typed: Typed, shown: Shown, places: Places
) -> tuple[Answers | None, tuple[FieldProblem, ...]]:
    """Give the answers of a cleaned form, or what is wrong with it."""
    happened, place = when(typed.nar, typed.datum, shown), places.find(typed.enhet)
    problems = tuple(_problems(typed, happened, place))
    if problems or happened is None:
        return None, problems
    found = Answers(
        typed.slag, typed.fara_nu, typed.forbi_chef, happened, place, _words(typed, place)
    )
    return found, ()


def _problems(
    typed: Typed, happened: Happened | None, place: Place | None
) -> Iterator[FieldProblem]:
    if not typed.vad_hande:
        yield FieldProblem("vad_hande", "Vad hände? Skriv några ord.")
    for name in MOST:
        if name != "text":
            yield from too_long(name, getattr(typed, name))
    if typed.slag not in HANDELSE:
        yield FieldProblem("slag", "Välj om det har hänt eller är en risk.")
    if typed.nar and typed.nar not in NAR:
        yield FieldProblem("nar", "När? Välj ett av svaren.")
    if happened is None:
        yield FieldProblem("datum", "Datum: skriv som 2026-01-31. Dagen ska ha varit.")
    if typed.enhet and place is None:
        yield FieldProblem("enhet", "Var? Platsen finns inte i listan. Välj en annan.")


def too_long(name: str, text: str) -> Iterator[FieldProblem]:
    """Find a text that is longer than its field holds, and say by how much."""
    most = MOST[name]
    if len(text) > most:
        reason = f"{LABELS[name]} Texten har {len(text)} tecken. Högst {most} får plats. Korta den."
        yield FieldProblem(name, reason)


def _words(typed: Typed, place: Place | None) -> dict[str, str]:
    """Give the words: the place with the name that the reporter saw, no name where none is left."""
    where = ". ".join(part for part in (place.namn if place else "", typed.var) if part)
    told = {
        "vad_hande": typed.vad_hande,
        "var": where,
        "vem_galler": typed.vem_galler,
        "gjorde_direkt": typed.gjorde_direkt,
        "namn": "" if typed.utan_namn else typed.namn,
        "telefon": "" if typed.utan_namn else typed.telefon,
    }
    return {name: text for name, text in told.items() if text}


def names_somebody(typed: Typed) -> tuple[str, ...]:
    """Name the fields whose text looks like it holds a personnummer."""
    return tuple(name for name in _LOOKED_AT if looks_like(getattr(typed, name)))
