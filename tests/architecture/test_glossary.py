"""One word for one concept: code uses the glossary's nouns, and none of their banned synonyms."""

from __future__ import annotations

import ast
import re
import unicodedata
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING

import pytest

from audit import barnutredning, internkontroll
from audit.codec import ENVELOPE_FIELDS
from audit.glossary import BANNED, BANNED_IN_AREAS, TERMS
from audit.law import RULES
from tests.support.sources import ROOT, modules, place, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
NOT_AREAS = {"store", "evidence", "intake"}
ENGLISH = {
    *("corrects", "end", "frozen", "happened", "known", "limit", "ny", "numbers"),
    *("per", "period", "population", "position", "replaced", "root", "rule", "start", "topic"),
    *("closed", "corrected", "extended", "opened", "kod", "inkom", "i"),
    *("decided", "ended", "given", "heard", "made", "moved", "not", "noted"),
    *("received", "recomputed", "requested", "withheld"),
    *("added", "adopted", "analysed", "assessed", "attached", "begun", "changed", "defined"),
    *("definition", "done", "dropped", "followed", "planned", "presented", "registered"),
    *("reopened", "result", "reviewed", "revised", "seed", "sha", "256", "text", "up", "written"),
}
"""Words of stored names that are mechanics, or the small Swedish words that tie nouns together."""


@cache
def ascii_words(text: str) -> tuple[str, ...]:
    """Split a term or a name into lower-case ASCII words: `Påtaglig risk` → patagliga, risk."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return tuple(word.lower() for word in WORD.findall(plain))


def names(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line, name) of everything that a module names itself, the module included."""
    yield 1, path.stem if path.stem != "__init__" else path.parent.name
    for node in ast.walk(tree(path)):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.Name(ctx=ast.Store()):
                yield node.lineno, node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.lineno, node.attr


@cache
def spellings(banned: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of a banned name in the singular and in the plural."""
    *before, last = ascii_words(banned)
    plural = last.removesuffix("y") + ("ies" if last[-1] == "y" else "s")
    return (*before, last), (*before, plural)


def holds(found: tuple[str, ...], banned: str) -> bool:
    """Say whether the words of a banned name follow each other in a name, plural or not."""
    wanted = spellings(banned)
    size = len(wanted[0])
    return any(found[at : at + size] in wanted for at in range(len(found) - size + 1))


def misnamed(name: str, banned: dict[str, str]) -> Iterator[str]:
    """Give what to say of each banned word in a name."""
    found = ascii_words(name)
    for synonym, use in banned.items():
        if holds(found, synonym):
            yield f"{name} says {synonym}: the glossary's word is {use}"


@cache
def compounds() -> frozenset[str]:
    """Give the terms of the glossary that are one word."""
    return frozenset("".join(ascii_words(term.code)) for term in TERMS
                     if len(ascii_words(term.code)) == 1)  # fmt: skip


def torn(name: str) -> Iterator[str]:
    """Give what to say of each compound of the glossary that a name tears apart."""
    words = ascii_words(name)
    for at in range(len(words) - 1):
        if words[at] + words[at + 1] in compounds():
            yield f"{name} tears {words[at] + words[at + 1]} apart: a compound is one word"


@cache
def wrong_with(name: str) -> tuple[str, ...]:
    """Give all that is wrong with a name, which may stand in a thousand places."""
    return (*misnamed(name, BANNED), *torn(name))


def area_modules() -> Iterator[Path]:
    """Give the modules of the areas in `audit`."""
    for path in modules("audit"):
        parts = path.relative_to(ROOT / "audit").parts
        if len(parts) > 1 and parts[0] not in NOT_AREAS:
            yield path


def test_code_says_the_words_of_the_glossary() -> None:
    """No name in the service holds a banned synonym of a term, or tears a compound apart."""
    wrong = [
        f"{place(path, line)} {message}"
        for path in modules()
        for line, name in names(path)
        for message in wrong_with(name)
    ]

    assert not wrong, "\n".join(wrong)


def test_classes_of_the_areas_do_not_use_english_for_terms_of_law() -> None:
    """A class in an area is not called Report or Decision: those are technical words elsewhere."""
    wrong = [
        f"{place(path, node.lineno)} {message}"
        for path in area_modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        for message in misnamed(node.name, BANNED_IN_AREAS)
    ]

    assert not wrong, "\n".join(wrong)


def test_stored_names_use_only_listed_words() -> None:
    """Every noun of a topic, of an event's field and of a rule's name is in the glossary."""
    listed = {word for term in TERMS for text in (term.code, term.plural, term.term)
              for word in ascii_words(text)}  # fmt: skip
    stored = [rule.name for rule in RULES if not rule.name.startswith(("evb", "ivo"))]
    for event in (*barnutredning.EVENTS, *internkontroll.EVENTS):
        stored += [event.TOPIC, *(f.name for f in fields(event) if f.name not in ENVELOPE_FIELDS)]
    unknown = {
        f"{name}: {word} is in no glossary: add the term to audit/glossary.py"
        for name in stored
        for word in ascii_words(name)
        if word not in listed | ENGLISH
    }

    assert not unknown, "\n".join(sorted(unknown))


@pytest.mark.parametrize(
    ("name", "use"),
    [
        ("OpenInvestigation", "Utredning"),
        ("investigations", "Utredning"),
        ("inquiry_id", "Utredning"),
        ("inquiries", "Utredning"),
        ("ControlStepList", "Kontrollmoment"),
        ("case_number", "Diarienummer"),
        ("HTTPErrand", "Arende"),
    ],
)
def test_a_banned_synonym_is_found_in_any_spelling(name: str, use: str) -> None:
    """A banned synonym is found in classes, functions and variables, in the plural too."""
    found = list(misnamed(name, BANNED))

    assert len(found) == 1
    assert found[0].endswith(use)


@pytest.mark.parametrize("name", ["dashboard", "committer", "match_case", "check", "on_boarding"])
def test_ordinary_technical_words_are_left_alone(name: str) -> None:
    """A word that only contains a banned one, or that is ordinary in code, passes."""
    assert not list(misnamed(name, BANNED))


@pytest.mark.parametrize("name", ["KontrollMoment", "forhands_bedomning", "InternKontrollplan"])
def test_a_torn_compound_is_found(name: str) -> None:
    """A Swedish compound is one word with one capital."""
    assert len(list(torn(name))) == 1


def test_every_term_is_listed_once_in_its_area() -> None:
    """The key (area, term) is unique, and a code never stands for two different words."""
    keys = [(term.area, term.term) for term in TERMS]
    codes = {(term.code, term.term) for term in TERMS}

    assert len(set(keys)) == len(keys)
    assert len({code for code, _ in codes}) == len(codes)


def test_no_term_is_banned_by_another() -> None:
    """What the glossary tells people to write is nowhere banned, and codes are ASCII."""
    for term in TERMS:
        assert term.code.isascii()
        assert not list(misnamed(term.code, BANNED | BANNED_IN_AREAS))
