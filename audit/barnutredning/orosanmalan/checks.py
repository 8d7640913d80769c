"""What is wrong with an orosanmälan as it would stand: one Swedish sentence per field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from audit.barnutredning.codes import BESLUTSFATTARE
from audit.barnutredning.making import code_problems
from audit.barnutredning.orosanmalan.anmalan import Orosanmalan
from audit.barnutredning.orosanmalan.codes import (
    ANMALARE,
    FORHANDSUTFALL,
    GRUPP,
    INGET_SVAR,
    SKYDDSBEHOV,
    SYNNERLIGA_SKAL,
    WITH_ANSWER,
)
from audit.barnutredning.orosanmalan.events import (
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    SkyddsbedomningMade,
)
from audit.canonical import can_be_stored
from audit.envelope import Event
from audit.errors import FieldProblem

Problems = Iterator[FieldProblem]

LONGEST_CODE = 64

CODES: Final[dict[type[Event], Mapping[str, Mapping[str, str]]]] = {
    AnmalanReceived: {"grupp": GRUPP, "anmalare": ANMALARE},
    SkyddsbedomningMade: {"utfall": SKYDDSBEHOV},
    ForhandsbedomningExtended: {"skal_kod": SYNNERLIGA_SKAL, "beslutsfattare": BESLUTSFATTARE},
    ForhandsbedomningDecided: {"utfall": FORHANDSUTFALL, "beslutsfattare": BESLUTSFATTARE},
    AterkopplingRequested: {},
    AterkopplingGiven: {},
    AterkopplingWithheld: {"skal_kod": INGET_SVAR},
}
"""Event → field → the codes that it may hold."""


def problems(state: Orosanmalan) -> Problems:
    """Find what is wrong with an anmälan as it would stand after an event or a correction."""
    received = state.received
    if received is None:
        return
    for event in state.events:
        yield from code_problems(event, CODES[type(event)])
        yield from _enhet_problems(event)
    for name, day in _days(state):
        if day < received.inkom:
            yield FieldProblem(name, f"{name}: dagen ligger före den då anmälan kom in.")
    yield from _extension_problems(state)
    yield from _decided_problems(state)
    yield from _answer_problems(state, received)


def contradiction(state: Orosanmalan) -> str | None:
    """Give the sentence for what cannot stand twice, or without the other; None where it can."""
    if sum(isinstance(event, ForhandsbedomningDecided) for event in state.events) > 1:
        return "Förhandsbedömningen är redan avslutad."
    if sum(isinstance(event, AterkopplingRequested) for event in state.events) > 1:
        return "Anmälaren har redan begärt besked."
    if len(state.answers) > 1:
        return "Anmälarens begäran är redan besvarad."
    withheld = any(isinstance(event, AterkopplingWithheld) for event in state.answers)
    if withheld and state.requested is None:
        return "Anmälaren har inte begärt besked."
    return None


def _enhet_problems(event: Event) -> Problems:
    if not isinstance(event, AnmalanReceived):
        return
    enhet = event.enhet
    if not 0 < len(enhet.strip()) <= len(enhet) <= LONGEST_CODE:
        yield FieldProblem("enhet", f"enhet: 1-{LONGEST_CODE} tecken behövs.")
    elif not can_be_stored(enhet):
        yield FieldProblem("enhet", "enhet: koden innehåller tecken som inte kan lagras.")


def _days(state: Orosanmalan) -> Iterator[tuple[str, date]]:
    """Give the days that cannot lie before the anmälan, each with its field."""
    yield from (("bedomd", one.bedomd) for one in state.skyddsbedomningar)
    yield from (("beslutad", one.beslutad) for one in state.extensions)
    if state.decided is not None:
        yield "beslutad", state.decided.beslutad
    if state.requested is not None:
        yield "begard", state.requested.begard
    if state.answered_on is not None:
        given = isinstance(state.answers[0], AterkopplingGiven)
        yield ("lamnad" if given else "beslutad"), state.answered_on


def _extension_problems(state: Orosanmalan) -> Problems:
    for one in state.extensions:
        if one.ny_sista_dag <= state.limit_before(one):
            reason = "ny_sista_dag: dagen måste ligga efter den sista dag som redan gällde."
            yield FieldProblem("ny_sista_dag", reason)
        if state.decided is not None and one.beslutad > state.decided.beslutad:
            reason = "beslutad: förhandsbedömningen var avslutad när den förlängdes."
            yield FieldProblem("beslutad", reason)


def _decided_problems(state: Orosanmalan) -> Problems:
    decided = state.decided
    if decided and decided.utredning is not None and decided.utfall == "inte_inleda":
        reason = "utredning: hör inte till ett beslut att inte inleda utredning."
        yield FieldProblem("utredning", reason)


def _answer_problems(state: Orosanmalan, received: AnmalanReceived) -> Problems:
    requested, answered = state.requested, state.answered_on
    if requested is not None and received.anmalare not in WITH_ANSWER:
        reason = "anmalare: bara den som anmält enligt 19 kap. 1-3 §§ har rätt till besked."
        yield FieldProblem("anmalare", reason)
    withheld = state.answers and isinstance(state.answers[0], AterkopplingWithheld)
    if withheld and requested and answered and answered < requested.begard:
        yield FieldProblem("beslutad", "beslutad: dagen ligger före den då besked begärdes.")
