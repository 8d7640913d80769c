"""What lacks before an ärende can be closed the full way, each thing by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.lexsarah.answers import enskilda, konsekvenser, nobody_concerned, punkter
from audit.lexsarah.arende import Arende
from audit.lexsarah.bedomning import goes_to_ivo
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from audit.lexsarah.events_common import AnnanAnmalanNoted
from audit.lexsarah.events_utredning import OmedelbaraAtgarderAssessed
from audit.lexsarah.roles import IvoSteg


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that lacks: its kind (punkt | konsekvens | beslut), its name, and a sentence.

    For a följd the name is `kod/fraga`.
    """

    kind: str
    name: str
    sentence: str


def what_lacks(arende: Arende) -> tuple[Lack, ...]:
    """List what must be there before the full closing and is not, in the order people work."""
    return (*_beslut(arende), *_punkter(arende), *_konsekvenser(arende))


def _beslut(arende: Arende) -> Iterator[Lack]:
    if arende.last(OmedelbaraAtgarderAssessed) is None:
        yield Lack(
            "beslut", "omedelbara_atgarder", "Behovet av omedelbara åtgärder är inte bedömt."
        )
    answered = {one.slag for one in arende.each(AnnanAnmalanNoted)}
    for slag, label in ANNAN_ANMALAN.items():
        if slag not in answered:
            yield Lack("beslut", slag, f"{label}: det står inte om den är gjord.")
    if arende.final is None:
        yield Lack("beslut", "bedomning", "Bedömningen saknas.")
    if arende.beslut_about_atgarder is None:
        yield Lack("beslut", "atgarder", "Beslutet om åtgärder saknas.")
    if goes_to_ivo(arende.bedomning) and arende.ivo is IvoSteg.INTE_ANMALT:
        yield Lack("beslut", "anmala_ivo", "Bedömningen är allvarlig men inte anmäld till IVO.")


def _punkter(arende: Arende) -> Iterator[Lack]:
    for punkt, answers in punkter(arende).items():
        if not answers:
            yield Lack("punkt", punkt, f"Punkten är obesvarad: {PUNKTER[punkt]}.")


def _konsekvenser(arende: Arende) -> Iterator[Lack]:
    concerned = enskilda(arende)
    if not concerned and not nobody_concerned(arende):
        yield Lack("konsekvens", "enskild", "Ingen enskild står i kodlistan, och inte varför.")
    for kod in concerned:
        for fraga, answer in konsekvenser(arende, kod).items():
            if answer is None:
                sentence = f"{kod}: obesvarat: {KONSEKVENSER[fraga]}."
                yield Lack("konsekvens", f"{kod}/{fraga}", sentence)
