"""Closing: the full way names what lacks, the short way is for no missförhållande at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from audit.lexsarah import Arende, Role, StateRefusedError, Steg, decide, what_lacks
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.answers import punkter
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from audit.lexsarah.events_beslut import ArendeClosed, BeslutRecorded
from audit.lexsarah.events_common import AnnanAnmalanNoted
from audit.lexsarah.events_utredning import (
    KodRecorded,
    KonsekvensAnswered,
    OmedelbaraAtgarderAssessed,
    PunktAnswered,
)
from tests.unit.lexsarah.asked import KOD, WRITTEN, A, commands
from tests.unit.lexsarah.histories import ALLVARLIGT, Story, arende_at
from tests.unit.lexsarah.people import TODAY, acting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit.envelope import Event

SHORT = commands(9, 10, 1)["close_short"]
CLOSE = b.CloseFull(**A, avslutad=TODAY)


def without(lacking: Callable[[Event], bool]) -> Sequence[Event]:
    """Give an ärende that could be closed, without some of its events."""
    return [e for e in arende_at("beslutat", "anmalt") if not lacking(e)]


def refused(events: Sequence[Event]) -> StateRefusedError:
    """Try to close the full way, which must be refused."""
    with pytest.raises(StateRefusedError) as caught:
        decide(CLOSE, events, acting(Role.UTREDARE))
    return caught.value


@pytest.mark.parametrize("punkt", PUNKTER)
def test_an_unanswered_punkt_is_named(punkt: str) -> None:
    """Without one of the ten punkter the ärende stays open, and the refusal names that one."""
    error = refused(without(lambda e: isinstance(e, PunktAnswered) and e.punkt == punkt))

    assert error.lacks == (f"punkt:{punkt}",)
    assert PUNKTER[punkt] in error.detail


@pytest.mark.parametrize("fraga", KONSEKVENSER)
def test_an_unanswered_konsekvens_is_named(fraga: str) -> None:
    """Without one answer about an Enskild the refusal names the person's code and the question."""
    error = refused(without(lambda e: isinstance(e, KonsekvensAnswered) and e.fraga == fraga))

    assert error.lacks == (f"konsekvens:{KOD}/{fraga}",)
    assert KONSEKVENSER[fraga] in error.detail


def test_each_enskild_is_asked_about() -> None:
    """A second Enskild has all seven questions of its own."""
    story = Story(list(arende_at("beslutat", "anmalt")))
    story.tell(Role.UTREDARE, u.RecordKod(**A, kod="Enskild B", slag="enskild", namn="Bo Boende"))

    assert {one.name for one in what_lacks(Arende.from_events(story.events))} == {
        f"Enskild B/{fraga}" for fraga in KONSEKVENSER
    }


def test_somebody_or_a_reason_is_needed() -> None:
    """Where no Enskild is listed, it must have been said why."""
    error = refused(without(lambda e: isinstance(e, KodRecorded | KonsekvensAnswered)))

    assert error.lacks == ("konsekvens:enskild",)


@pytest.mark.parametrize("slag", ANNAN_ANMALAN)
def test_an_unanswered_tick_is_named(slag: str) -> None:
    """Police, concern for a child and lex Maria must each have been answered."""
    error = refused(without(lambda e: isinstance(e, AnnanAnmalanNoted) and e.slag == slag))

    assert error.lacks == (f"beslut:{slag}",)


def test_unassessed_immediate_measures_are_named() -> None:
    """Without an assessment of immediate measures the refusal names it."""
    error = refused(without(lambda e: isinstance(e, OmedelbaraAtgarderAssessed)))

    assert error.lacks == ("beslut:omedelbara_atgarder",)


def test_a_serious_bedomning_that_ivo_does_not_know_of_is_named() -> None:
    """A serious bedömning is closed only when it has been notified."""
    assert refused(arende_at("beslutat")).lacks == ("beslut:anmala_ivo",)


def test_a_lacking_beslut_is_a_step_that_lacks() -> None:
    """Before the beslut about measures the full way is not open at all."""
    events = without(lambda e: isinstance(e, BeslutRecorded))

    assert refused(events).lacks == (Steg.BESLUTAT,)
    assert [one.name for one in what_lacks(Arende.from_events(events))] == ["atgarder"]


def test_everything_in_place_closes_the_arende() -> None:
    """With every answer there, the closing holds the grade and the point that gave the right."""
    (event,) = decide(CLOSE, arende_at("beslutat", "anmalt"), acting(Role.UTREDARE))

    assert isinstance(event, ArendeClosed)
    assert (event.bedomning, event.taget.punkt) == (ALLVARLIGT, "4.2 p. 1")


@pytest.mark.parametrize("bedomning", list(BEDOMNING)[1:])
@pytest.mark.parametrize("steg", ["under_utredning", "bedomt", "beslutat"])
def test_the_short_way_is_refused_above_inget(bedomning: str, steg: str) -> None:
    """Any grade above inget missförhållande needs the full way, first or final."""
    with pytest.raises(StateRefusedError) as caught:
        decide(SHORT, arende_at(steg, "inte_anmalt", bedomning), acting(Role.UTREDARE))

    assert caught.value.lacks == ("close_full",)


def test_what_does_not_apply_needs_reasons_and_then_counts() -> None:
    """An answer that a punkt does not apply replaces all before it, and the next replaces it."""
    story = Story(list(arende_at("beslutat", "anmalt")))
    told: dict[str, Any] = {
        "punkt": "ovrigt",
        "aktuell": False,
        "datum": TODAY,
        "skal": "Inget mer kom fram.",
    }
    story.tell(Role.UTREDARE, u.AnswerPunkt(**A, **told))

    assert [one.aktuell for one in punkter(Arende.from_events(story.events))["ovrigt"]] == [False]
    story.tell(Role.UTREDARE, u.AnswerPunkt(**A, **WRITTEN, punkt="ovrigt", aktuell=True))
    assert [one.aktuell for one in punkter(Arende.from_events(story.events))["ovrigt"]] == [True]
