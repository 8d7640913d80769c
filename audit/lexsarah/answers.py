"""What has been answered in an utredning: the ten punkter, and the följder for each Enskild."""

from __future__ import annotations

from audit.lexsarah.arende import Arende
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from audit.lexsarah.events_utredning import (
    IngenEnskildNoted,
    KodRecorded,
    KonsekvensAnswered,
    PunktAnswered,
)


def punkter(arende: Arende) -> dict[str, tuple[PunktAnswered, ...]]:
    """Give the answers that stand for each of the ten punkter, none where it is unanswered.

    An answer that a punkt does not apply replaces all before it, and the next answer replaces it.
    """
    return {punkt: _standing(arende, punkt) for punkt in PUNKTER}


def enskilda(arende: Arende) -> tuple[str, ...]:
    """Give the codes of those of the kodlista that are Enskilda, in the order they came."""
    kinds = {one.kod: one.slag for one in arende.each(KodRecorded)}
    return tuple(kod for kod, slag in kinds.items() if slag == "enskild")


def koder(arende: Arende) -> frozenset[str]:
    """Give every code of the kodlista."""
    return frozenset(one.kod for one in arende.each(KodRecorded))


def nobody_concerned(arende: Arende) -> bool:
    """Tell whether it was said, with reasons, that no Enskild is concerned, and none is listed."""
    return bool(arende.each(IngenEnskildNoted)) and not enskilda(arende)


def konsekvenser(arende: Arende, kod: str) -> dict[str, KonsekvensAnswered | None]:
    """Give the newest answer to each question about one Enskild."""
    found: dict[str, KonsekvensAnswered | None] = dict.fromkeys(KONSEKVENSER)
    for one in arende.each(KonsekvensAnswered):
        if one.kod == kod:
            found[one.fraga] = one
    return found


def _standing(arende: Arende, punkt: str) -> tuple[PunktAnswered, ...]:
    standing: dict[int, PunktAnswered] = {}
    for one in arende.each(PunktAnswered):
        if one.punkt != punkt:
            continue
        settled = any(not earlier.aktuell for earlier in standing.values())
        if settled or not one.aktuell:
            standing.clear()
        if one.ersatter is not None:
            standing.pop(one.ersatter, None)
        standing[one.originator_version] = one
    return tuple(standing.values())
