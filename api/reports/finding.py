"""What must not leave the house in a text: names of the kodlista, personnummer, e-mail addresses.

A name becomes its code. What points out a person in another way is taken out and told, so that
somebody looks at it before anything is sent. What nobody wrote in the kodlista cannot be known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from api.reports.document import tidy
from audit.lexsarah.codes_utredning import KODSLAG


class Finding(StrEnum):
    """What was found in a text and has to be looked at; the value is what people read."""

    PERSONNUMMER = "ett personnummer eller något som liknar ett är borttaget"
    EPOST = "en e-postadress är borttagen"
    NUMMER = "ett nummer som står i kodlistan är borttaget"
    ORD = "ett ord kan vara ett namn i kodlistan: läs texten"


PERSONNUMMER: Final = re.compile(
    # yyyymmdd-nnnn or yymmdd-nnnn; days of samordningsnummer are 60 more; -TF12 is a reservnummer.
    r"(?<!\d)(?:(?:18|19|20)?\d\d(?P<s>[-. ]?)(?:0\d|1[0-2])(?P=s)(?:[0-3]|[6-9])\d)"
    r"\s?[-+–—]?\s?(?:\d\d\s?\d\d|[A-Z]{2}\d{2}|[A-Z]\d{3})(?!\d|[-.]\d)"
)
# Begun where a word begins: tried at every letter of a long one, it would take minutes.
EPOST: Final = re.compile(r"(?<![^\s@<>,;])[^\s@<>,;]+@[^\s@<>,;]+\.\w+")
TAKEN: Final = {
    Finding.PERSONNUMMER: "[personnummer borttaget]",
    Finding.EPOST: "[e-postadress borttagen]",
    Finding.NUMMER: "[nummer borttaget]",
}
SEVERAL: Final = "[namn i kodlistan]"
"""Stands for a name that several people of the kodlista share."""
SHORTEST_NUMBER: Final = 5
_PARTICLES: Final = frozenset(
    ("af", "al", "av", "bin", "da", "de", "den", "der", "el", "la", "von")
)
_CODE_WORDS: Final = frozenset(label.casefold() for label in KODSLAG.values())
"""Words of the codes themselves: they must stay readable."""
_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "alm ask august berg björk björn blad blom bo bäck dag dal du ek falk fors fred frid"
        " frisk glad gran gren hammar hand hed hjort holm iris jasmin juli juni kvist lilja lind"
        " liv ljung lo lund lycke löv maj man mark mars mild modig my mån norr ny per ranta rask"
        " ren ros rose rut rönn saga sand sjö sköld sol son stark sten stig stolt strand ström"
        " stål svan svea sund sved söder tor ulv ung vass viola vår åker åström öberg öster",
    )
)
"""Names that are ordinary words: written small they are told about and stay."""
_LETTER: Final = r"[^\W\d_]"
_BEFORE: Final = rf"(?<!{_LETTER})"
_END: Final = rf"(?P<s>:?s|['’]s)?(?!{_LETTER})"
_GAP: Final = rf"(?:\s*,)?\s+(?:(?:{'|'.join(sorted(_PARTICLES))})\s+)*"


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it may leave the house, and what was found in it."""

    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a kodlista, each with its code; `numbers` are those of what else it says."""

    codes: Mapping[str, str]
    names: re.Pattern[str] | None
    numbers: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, people: Iterable[tuple[str, str | None, str | None]]) -> Names:
        """Learn from (code, name, what else is said); a code may come again with another name."""
        codes: dict[str, str] = {}
        numbers: set[str] = set()
        for code, name, more in people:
            numbers |= _numbers(f"{name or ''} {more or ''}")
            for form in _forms(tuple(_words(name or ""))):
                codes[form] = code if codes.get(form, code) == code else SEVERAL
        ordered = sorted(numbers, key=len, reverse=True)
        return cls(codes, _any_of(codes), tuple(_spaced(one) for one in ordered))

    def coded(self, text: str) -> Found:
        """Put codes for names, and take out what else points out a person."""
        findings: list[Finding] = []
        clean = unicodedata.normalize("NFC", tidy(text))
        clean = _take(EPOST, clean, Finding.EPOST, findings)
        for number in self.numbers:
            clean = _take(number, clean, Finding.NUMMER, findings)
        clean = _take(PERSONNUMMER, clean, Finding.PERSONNUMMER, findings)
        if self.names is not None:
            clean = self.names.sub(lambda match: self._code(match, findings), clean)
            for code in {*self.codes.values()}:
                clean = re.sub(rf"({re.escape(code)})(?: \1)+(?!\w)", r"\1", clean)
        return Found(clean, tuple(dict.fromkeys(findings)))

    def _code(self, match: re.Match[str], found: list[Finding]) -> str:
        name = _plain(match["name"])
        if match["name"].islower() and name in _WORDS:
            found.append(Finding.ORD)
            return match[0]
        return self.codes[name] + (":s" if match["s"] else "")


def _take(pattern: re.Pattern[str], text: str, finding: Finding, found: list[Finding]) -> str:
    changed, count = pattern.subn(TAKEN[finding], text)
    if count:
        found.append(finding)
    return changed


def _forms(words: tuple[str, ...]) -> Iterable[str]:
    """Give the ways a name is written: whole, last name first, and each part by itself."""
    if len(words) > 1:
        yield " ".join(words)
        yield " ".join((words[-1], *words[:-1]))
    parts = {one for word in words for one in (word, *word.split("-"))}
    yield from sorted(parts - _CODE_WORDS - {""})


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first: a whole name before its parts, and Lars before an s that belongs to it.
    ordered = sorted(names, key=lambda one: (-len(one), one))
    if not ordered:
        return None
    pattern = "|".join("".join(_letter(each) for each in one) for one in ordered)
    return re.compile(rf"{_BEFORE}(?P<name>{pattern}){_END}", re.IGNORECASE)


def _spaced(number: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\d)" + r"[-+ /]{0,3}".join(number) + r"(?!\d)")


def _letter(one: str) -> str:
    """Match a letter however it is accented, and a space however wide, particles in it."""
    if one == " ":
        return _GAP
    return f"[{one}{_ACCENTS[one]}]" if one in _ACCENTS else re.escape(one)


_ACCENTS: Final = {
    "e": "éèêë",
    "a": "áàâã",
    "o": "óòôõ",
    "u": "úùûü",
    "i": "íìîï",
    "c": "ç",
    "n": "ñ",
}
_UNACCENTED: Final = {accented: plain for plain, all_ in _ACCENTS.items() for accented in all_}


def _plain(name: str) -> str:
    """Write a name as it is looked up: small letters, one space, no accents but å, ä, ö."""
    spaced = re.sub(_GAP, " ", name.casefold())
    return "".join(_UNACCENTED.get(one, one) for one in spaced)


def _words(name: str) -> Iterable[str]:
    for word in re.findall(rf"{_LETTER}+(?:['’-]{_LETTER}+)*", unicodedata.normalize("NFC", name)):
        plain = _plain(word)
        if len(plain) > 1 and plain not in _PARTICLES:
            yield plain


def _numbers(text: str) -> set[str]:
    joined = re.findall(r"\+?\d(?:[-+ /]?\d)+", text)
    digits = (re.sub(r"\D", "", one) for one in joined)
    return {one for one in digits if len(one) >= SHORTEST_NUMBER}
