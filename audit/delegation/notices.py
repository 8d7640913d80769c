"""What a nämnd should be warned of in its delegationsordning; nothing is refused for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit.delegation.ordning import Ordning
from audit.law.delegation import SAKER
from audit.law.lagar import REPEALED

_ASKED_FOR = (
    "utreda",
    "informera_personal",
    "atgarder",
    "omedelbara_atgarder",
    "anmala_ivo",
    "anmala_brister",
)
"""The matters for which lex Sarah asks the order by itself."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to look at: its kind, the point it is about if any, and a Swedish sentence."""

    kind: str
    punkt: str | None
    sentence: str


def notices(ordning: Ordning, day: date) -> tuple[Notice, ...]:
    """List what should be looked at in an order on a day."""
    return (*_repealed(ordning, day), *_review(ordning, day), *_without_point(ordning))


def _repealed(ordning: Ordning, day: date) -> Iterator[Notice]:
    for punkt in ordning.adopted.punkter:
        for lagrum in punkt.lagrum:
            repealed = REPEALED.get(lagrum.sfs or "")
            if repealed is not None and repealed <= day:
                yield Notice(
                    "upphavd_lag",
                    punkt.nummer,
                    f"Punkt {punkt.nummer} hänvisar till {lagrum.text}. "
                    f"Lagen ({lagrum.sfs}) gäller inte sedan {repealed.isoformat()}.",
                )


def _review(ordning: Ordning, day: date) -> Iterator[Notice]:
    if day > ordning.review_due:
        since = ordning.review_due.isoformat()
        yield Notice("granskning", None, f"Ordningen skulle ha setts över senast {since}.")


def _without_point(ordning: Ordning) -> Iterator[Notice]:
    given = {punkt.sak for punkt in ordning.adopted.punkter}
    for sak in _ASKED_FOR:
        if sak not in given:
            sentence = f"Ingen punkt handlar om att {SAKER[sak]}: det beslutar nämnden själv."
            yield Notice("utan_punkt", None, sentence)
