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
    r"\s?[-+–—]?\s?(?:\d{4}|[A-Z]{2}\d{2}|[A-Z]\d{3})(?!\d|[-.]\d)"
)
EPOST: Final = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.\w+")
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
_END: Final = r"(?P<s>:?s|['’]s)?(?!\w)"


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it may leave the house, and what was found in it."""

    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a kodlista, each with its code; `numbers` are those of what else it says."""

    whole: Mapping[str, str]
    parts: Mapping[str, str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, people: Iterable[tuple[str, str | None, str | None]]) -> Names:
        """Learn from (code, name, what else is said); a code may come again with another name."""
        whole: dict[str, str] = {}
        parts: dict[str, str] = {}
        numbers: set[str] = set()
        for code, name, more in people:
            numbers |= _numbers(f"{name or ''} {more or ''}")
            words = tuple(_words(name or ""))
            if len(words) > 1:
                whole[" ".join(words)] = code
                whole[" ".join((words[-1], *words[:-1]))] = code
            split = {one for word in words for one in (word, *word.split("-"))}
            for part in split - _CODE_WORDS:
                parts[part] = code if parts.get(part, code) == code else SEVERAL
        return cls(whole, parts, frozenset(numbers))

    def coded(self, text: str) -> Found:
        """Put codes for names, and take out what else points out a person."""
        findings: list[Finding] = []
        clean = unicodedata.normalize("NFC", tidy(text))
        clean = _take(EPOST, clean, Finding.EPOST, findings)
        for number in sorted(self.numbers, key=len, reverse=True):
            spaced = re.compile(r"(?<!\d)" + r"[-+ /]{0,3}".join(number) + r"(?!\d)")
            clean = _take(spaced, clean, Finding.NUMMER, findings)
        clean = _take(PERSONNUMMER, clean, Finding.PERSONNUMMER, findings)
        clean = _coded({**self.parts, **self.whole}, clean, findings)
        return Found(clean, tuple(dict.fromkeys(findings)))


def _take(pattern: re.Pattern[str], text: str, finding: Finding, found: list[Finding]) -> str:
    changed, count = pattern.subn(TAKEN[finding], text)
    if count:
        found.append(finding)
    return changed


def _coded(names: Mapping[str, str], text: str, found: list[Finding]) -> str:
    if not names:
        return text
    ordered = sorted(names, key=len, reverse=True)
    pattern = "|".join(_pattern(one) for one in ordered)
    # With its s first where the name itself ends in one: Lars, and then Elsas.
    return re.sub(
        rf"(?<!\w)(?P<name>{pattern}){_END}",
        lambda match: _code(names, match, found),
        text,
        flags=re.IGNORECASE,
    )


def _code(names: Mapping[str, str], match: re.Match[str], found: list[Finding]) -> str:
    name = _plain(match["name"])
    if match["name"].islower() and name in _WORDS:
        found.append(Finding.ORD)
        return match[0]
    return names[name] + (":s" if match["s"] else "")


def _pattern(name: str) -> str:
    """Match a name however it is spaced and accented."""
    return "".join(_letter(one) for one in name)


def _letter(one: str) -> str:
    if one == " ":
        return r"(?:\s*,)?\s+"
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
    spaced = re.sub(r"(?:\s*,)?\s+", " ", name.casefold())
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
