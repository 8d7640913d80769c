"""Choices that depend on the case, the people and the organisation: code and what people read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from api.web.formats import datum
from api.web.forms.listed import arenden, rapporter
from api.web.forms.short_names import atgard_name, shortened
from audit.lexsarah.answers import enskilda, koder
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.codes_utredning import PUNKTER, UTREDNINGSSTEG
from audit.lexsarah.events_arende import InblandadRecorded, JavDeclared
from audit.lexsarah.events_rapport import FragaAsked
from audit.lexsarah.events_utredning import PunktAnswered, UtredningsstegWritten

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.forms.fields import Field
    from api.web.forms.situation import Situation

Choices = Mapping[str, str]


def choices_of(field: Field, situation: Situation) -> Choices:
    """Give the choices of a field: its own, or those of its source in this situation."""
    if field.source:
        return SOURCES[field.source](situation)
    return field.choices or {}


def _enheter(situation: Situation) -> Choices:
    return {one.kod: one.namn for one in situation.organisation.enheter(situation.today)}


def _verksamheter(situation: Situation) -> Choices:
    return {one.kod: one.namn for one in situation.organisation.verksamheter(situation.today)}


def _privata(situation: Situation) -> Choices:
    utforare = situation.organisation.utforare(situation.today)
    return {one.kod: one.namn for one in utforare if one.driftsform == "privat"}


def _konton(situation: Situation) -> Choices:
    named = sorted(situation.people.items(), key=lambda one: one[1])
    return {str(konto): name for konto, name in named}


def _atkomst(situation: Situation) -> Choices:
    arende, today = situation.arende, situation.today
    return _named(situation, (k for k in situation.people if arende.has_atkomst(k, today)))


def _javfragor(situation: Situation) -> Choices:
    arende = situation.arende
    declared = [one.konto for one in arende.each(JavDeclared)]
    recorded = [one.konto for one in arende.each(InblandadRecorded)]
    return _named(situation, dict.fromkeys([*declared, *recorded]))


def _named(situation: Situation, konton: Iterable[UUID]) -> Choices:
    return {str(konto): situation.people.get(konto, "Okänt konto") for konto in konton}


def _koder(situation: Situation) -> Choices:
    return {kod: kod for kod in sorted(koder(situation.arende))}


def _enskilda(situation: Situation) -> Choices:
    return {kod: kod for kod in enskilda(situation.arende)}


def _atgarder(steg: Atgardsteg) -> Callable[[Situation], Choices]:
    def listed(situation: Situation) -> Choices:
        found = atgarder(situation.arende).items()
        return {str(number): atgard_name(one) for number, one in found if one.steg is steg}

    return listed


def _svar(situation: Situation) -> Choices:
    """List earlier answers to the punkt that the address chose, to all of them where it did not."""
    punkt = situation.chosen.get("punkt")
    return {
        str(one.originator_version): f"{PUNKTER[one.punkt]}, {datum(one.datum)}: "
        f"{shortened(one.text or one.skal)}"
        for one in situation.arende.each(PunktAnswered)
        if punkt in {None, one.punkt}
    }


def _steg(situation: Situation) -> Choices:
    return {
        str(one.originator_version): f"{UTREDNINGSSTEG[one.slag]} {datum(one.datum)}: "
        f"{shortened(one.text)}"
        for one in situation.arende.each(UtredningsstegWritten)
    }


def _fragor(situation: Situation) -> Choices:
    waiting = set(situation.rapport.unanswered)
    asked = situation.rapport.each(FragaAsked)
    numbered = {one.originator_version: shortened(one.text) for one in asked}
    return {str(number): text for number, text in numbered.items() if number in waiting}


SOURCES: Final[dict[str, Callable[[Situation], Choices]]] = {
    "enheter": _enheter,
    "verksamheter": _verksamheter,
    "privata": _privata,
    "konton": _konton,
    "atkomst": _atkomst,
    "javfragor": _javfragor,
    "koder": _koder,
    "enskilda": _enskilda,
    "planerade": _atgarder(Atgardsteg.PLANERAD),
    "utforda": _atgarder(Atgardsteg.UTFORD),
    "svar": _svar,
    "steg": _steg,
    "fragor": _fragor,
    "rapporter": rapporter,
    "egna_rapporter": rapporter,
    "arenden": arenden,
}
"""Source → the choices in a situation."""
