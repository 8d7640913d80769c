"""Choices of the internkontroll's forms that depend on the plan, the extracts and the nämnd."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from api.web.formats import antal, datum
from api.web.forms_internkontroll.describing import i_ord
from api.web.labels_internkontroll import FRAN_KONTROLL, KONSEKVENS_I_ORD, STEG_I_ORD
from audit.internkontroll.codes import MATT
from audit.internkontroll.dragning import HANDELSER, UNDERLAG
from audit.internkontroll.forlagor import FORLAGOR
from projections.kontroll.koder import koder

if TYPE_CHECKING:
    from api.web.forms.fields import Field
    from api.web.forms_internkontroll.situation import Situation
    from audit.internkontroll.forlagor import Forlaga
    from projections.kontroll.koder import Kod

Choices = Mapping[str, str]


def choices_of(field: Field, situation: Situation) -> Choices:
    """Give the choices of a field: its own, or those of its source in this situation."""
    if field.source:
        return SOURCES[field.source](situation)
    return field.choices or {}


def _steps(words: Mapping[int, Mapping[int, str]]) -> Callable[[Situation], Choices]:
    def listed(situation: Situation) -> Choices:
        skala = situation.plan.skala
        told = words.get(skala, {})
        return {
            str(step): f"{step} – {told[step]}" if step in told else str(step)
            for step in range(1, skala + 1)
        }

    return listed


def _enheter(situation: Situation) -> Choices:
    return {one.kod: one.namn for one in situation.organisation.enheter(situation.today)}


def _utforare(situation: Situation) -> Choices:
    listed = situation.organisation.utforare(situation.today)
    return {one.kod: one.namn for one in listed if one.driftsform == "privat"}


def _matt(situation: Situation) -> Choices:
    return {**MATT, **_own_kontroller(situation)}


def _own_kontroller(situation: Situation) -> Choices:
    return {
        f"kontroll:{id_}": f"{FRAN_KONTROLL}{one.namn}"
        for id_, one in situation.known.kontroller.items()
        if one.galler
    }


def _forlagor(situation: Situation) -> Choices:
    """List the nämnd's own kontroller first, then the ready-made kontrollmoment."""
    return {**_own_kontroller(situation), **{kod: _forlaga(one) for kod, one in FORLAGOR.items()}}


def _forlaga(one: Forlaga) -> str:
    """Call a ready-made kontrollmoment, and say of one without numbers what gives them."""
    own = " (bestäm först en egen kontroll och välj den i stället)" if one.egen_kontroll else ""
    return f"{one.rubrik}{own}"


def _planer(situation: Situation) -> Choices:
    return {str(ar): f"Planen för {ar}" for ar in sorted(situation.known.planer, reverse=True)}


def _risker(situation: Situation) -> Choices:
    risker = situation.plan.gallande_risker
    return {str(one.id): f"{one.kod} {one.rubrik}" for one in risker}


def _kontrollmoment(situation: Situation) -> Choices:
    plan = situation.known.planer.get(situation.ar)
    listed = plan.gallande_kontrollmoment if plan else ()
    return {str(one.id): f"{one.kod} {one.rubrik}" for one in listed}


def _matningar(situation: Situation) -> Choices:
    """List the mätningar of the avvikelse's kontrollmoment, the newest first."""
    moment = situation.avvikelse.kontrollmoment
    listed = situation.known.matningar_of(moment) if moment else ()
    return {str(one.id): f"Mätningen {datum(one.per)}" for one in reversed(listed)}


def _starts(situation: Situation) -> Choices:
    """List the starts of the rows that are read in, each with how many there are."""
    counts: Counter[str] = Counter()
    for one in _koder(situation):
        counts[one.starthandelse] += one.antal
    return _coded(counts)


def _ends(situation: Situation) -> Choices:
    """List the ends, the ones that have followed most often first."""
    counts: Counter[str] = Counter()
    for one in _koder(situation):
        if one.sluthandelse is not None:
            counts[one.sluthandelse] += one.antal
    return _coded(counts)


def _koder(situation: Situation) -> tuple[Kod, ...]:
    log = situation.acting.log
    return koder(log, log.head().size)


def _coded(counts: Counter[str]) -> Choices:
    return {
        kod: f"{i_ord(kod)} ({antal(number)} i registret)" for kod, number in counts.most_common()
    }


def _underlag(situation: Situation) -> Choices:
    """List what a draw can be made from: reads, utredningar, and rows by their start."""
    starts = dict.fromkeys(one.starthandelse for one in _koder(situation))
    rows = {f"{HANDELSER}{kod}": f"{i_ord(kod)}, under månaden" for kod in starts}
    return {**UNDERLAG, **rows}


SOURCES: Final[dict[str, Callable[[Situation], Choices]]] = {
    "sannolikheter": _steps(STEG_I_ORD),
    "konsekvenser": _steps(KONSEKVENS_I_ORD),
    "enheter": _enheter,
    "utforare": _utforare,
    "matt": _matt,
    "forlagor": _forlagor,
    "planer": _planer,
    "risker": _risker,
    "kontrollmoment": _kontrollmoment,
    "matningar": _matningar,
    "starthandelser": _starts,
    "sluthandelser": _ends,
    "underlag": _underlag,
}
"""Source → the choices in a situation."""
