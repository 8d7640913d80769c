"""What a term of the glossary is: how it is written, what it means, what it replaces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its spelling, its name in code, its plural, what it means, and where it is from.

    `banned` holds the names, in CamelCase, that code must not use for it anywhere;
    `banned_in_areas` those that only the areas' own code must not use, because elsewhere
    they are ordinary technical words.
    """

    area: str
    term: str
    code: str
    plural: str
    meaning: str
    source: str
    banned: tuple[str, ...] = ()
    banned_in_areas: tuple[str, ...] = ()
