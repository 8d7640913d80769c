"""What the states say of themselves, whatever kind of stream, and what they do not fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit.envelope import Erased, Happened
from audit.errors import AuthorityError, StateError
from audit.internkontroll.acts import TABLE
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.events_matning import MatningCorrected
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.maluppfyllelse import Utfall
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan
from audit.internkontroll.replacing import present
from audit.internkontroll.roles import Steg
from audit.internkontroll.steps import Stream, state_of
from audit.internkontroll.uppdelning import Del
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import AT, adopted, revised
from tests.unit.internkontroll.plan.test_plan import wrong
from tests.unit.internkontroll.plan.world import TODAY, World, token


def of_every_kind() -> World:
    """Give one mätning of each kind: frozen, of a control, and registered."""
    world = adopted()
    world.tell(asked.DEFINE, asked.FREEZE, asked.FREEZE_KONTROLL, asked.REGISTER)
    return world


def test_each_kind_of_matning_says_what_it_is() -> None:
    """Its kind, its measure, what it belongs to, and what is behind its numbers."""
    found = of_every_kind().known.matningar
    frozen, own, typed = (found[one] for one in (asked.FROZEN, asked.OF_KONTROLL, asked.BY_HAND))

    assert [one.slag for one in (frozen, own, typed)] == ["frozen", "kontroll", "registrerad"]
    assert (typed.matt, typed.kontrollmoment, typed.ar) == ("manuell", asked.MOMENT, 2023)
    assert (own.kontroll, frozen.kontroll, frozen.kontrollmoment) == (asked.KONTROLL, None, None)
    assert (frozen.numbers["inom"], typed.numbers, typed.behind) == (59, {}, {})
    assert len(frozen.behind["over_utan_forlangning"]) == 6
    assert [one.period for one in (frozen, own, typed)] == [None, None, None]
    assert typed.known_position is None


def test_what_is_not_there_has_neither_day_nor_outcome() -> None:
    """Before it was frozen or registered a mätning has no outcome, and asking its day fails."""
    empty = Matning()

    assert (empty.steg, empty.utfall, empty.period, empty.numbers) == (Steg.INGEN, None, None, {})
    for name in ("per", "slag", "matt"):
        with pytest.raises(LookupError):
            getattr(empty, name)


def test_a_measure_of_an_earlier_release_has_no_outcome_it_does_not_know() -> None:
    """Numbers under a code that nobody knows are kept, and give no share."""
    event: Any = adopted().tries(asked.FREEZE)[0]
    strange = Matning.from_events([replace(event, kontrollmoment="okant")])

    assert (strange.utfall, strange.matt) == (None, "okant")


def test_an_outcome_in_its_own_unit() -> None:
    """A share in promille, days and counts as they are."""
    assert [one.varde for one in (Utfall(59, 68, "promille"), Utfall(3, None, "dagar"))] == [868, 3]


def test_a_plan_and_an_avvikelse_say_when_they_ended() -> None:
    """The days of closing, and when the nämnd heard of it."""
    world = revised()
    world.tell(asked.CLOSE)
    other = AT["avvikelse"]("oppen")
    other.tell(asked.on_avvikelse()["present_avvikelse"])

    assert world.known.planer[2023].avslutad == TODAY
    assert [one.paragraf for one in other.known.avvikelser[asked.AVVIKELSE].presented] == ["§ 26"]


@pytest.mark.parametrize("state", [Plan, Matning, Avvikelse])
def test_an_event_of_another_stream_does_not_fold(state: Any) -> None:
    """A history that is mixed up is an error and never a state."""
    (foreign,) = World().tries(asked.DEFINE)

    with pytest.raises(TypeError, match="KontrollDefined"):
        state.from_events([foreign])


def test_a_correction_of_what_gallring_removed_is_passed_over() -> None:
    """The rest of the mätning folds, and says nothing of what is gone."""
    world = adopted()
    world.tell(asked.REGISTER, asked.on_matning()["write_text"])
    own: dict[str, Any] = {"originator_id": asked.BY_HAND, "happened": Happened.unknown()}
    gone = Erased(**own, originator_version=1, topic="internkontroll.matning_registered")
    rattelse = MatningCorrected(
        **own, originator_version=3, corrects=1, replaced={"namnare": "69"}, aterkallad=False
    )
    found = Matning.from_events([gone, world.streams[asked.BY_HAND][1], rattelse])

    assert (found.version, found.steg, found.erased) == (3, Steg.INGEN, True)
    assert TABLE.next_acts(Stream.MATNING, found, ("kvalitet",)) == ()


def test_a_breakdown_stands_in_a_correction_as_people_type_it() -> None:
    """The form of a rättelse begins with what stands."""
    parts = (Del("Norr", 34), Del("Söder", 34))
    (event,) = adopted().tries(replace(asked.REGISTER, uppdelning=parts))

    assert present(event, "uppdelning") == "Norr: 34; Söder: 34"
    assert present(event, "urval") == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"numbers": {**asked.FREEZE_KONTROLL.numbers, "over": -1}}, "numbers"),
        ({"handelser": {"sent": ("19990101-1234",)}}, "handelser"),
    ],
)
def test_a_control_with_impossible_numbers_or_rows_is_refused(
    changes: dict[str, Any], field: str
) -> None:
    """No count is below zero, and rows are named by their ids."""
    world = adopted()
    world.tell(asked.DEFINE)

    assert field in wrong(world, replace(asked.FREEZE_KONTROLL, **changes))


@pytest.mark.parametrize("stream", list(Stream))
def test_every_kind_of_stream_begins_on_the_first_step(stream: Stream) -> None:
    """Without events there is nothing, and only what begins may be done."""
    state = state_of(stream, [])

    assert state.steg is Steg.INGEN
    assert TABLE.next_acts(stream, state, ("tekniker",)) == ()
    assert TABLE.next_acts(stream, state, ("kvalitet",))


def test_reading_sealed_words_is_an_act_of_the_table() -> None:
    """A revisor does not read them; nobody reads what is not there."""
    history = adopted().streams[asked.PLAN]
    TABLE.demand("read_plan_texter", history, ("enhetschef",))

    with pytest.raises(AuthorityError, match="enhetschefen"):
        TABLE.demand("read_plan_texter", history, ("revisor",))
    with pytest.raises(StateError, match="finns inte"):
        TABLE.demand("read_plan_texter", [], ("enhetschef",))


def test_a_stream_that_says_nothing_of_its_year_is_left_out() -> None:
    """A plan whose beginning gallring removed is no year's plan."""
    history = adopted().streams[asked.PLAN]
    gone = Erased(
        originator_id=asked.PLAN,
        originator_version=1,
        happened=Happened.unknown(),
        topic="internkontroll.plan_begun",
    )

    found = Internkontroll.from_histories([[gone, *history[1:]], [gone], []])

    assert found == Internkontroll(gallrade=frozenset({asked.PLAN}))


def test_a_kontrollmoment_is_found_by_year_and_id() -> None:
    """Of a year without a plan, or by an id that nothing has, there is none."""
    known = adopted().known

    assert known.kontrollmoment(asked.MOMENT, 2023) is not None
    assert known.kontrollmoment(asked.MOMENT, 2022) is None
    assert known.kontrollmoment(token("nobody"), 2023) is None


def test_late_words_are_those_of_the_day_they_were_said() -> None:
    """What happened keeps its own day, however late it is registered."""
    world = adopted()
    world.today = date(2024, 1, 8)
    (event,) = world.tries(replace(asked.OPEN, oppnad=date(2023, 2, 1)))

    assert event.happened.start == "2023-02-01"
