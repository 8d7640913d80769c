"""Mätningar: frozen or registered by a person, corrected, written about and presented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit.envelope import Happened
from audit.errors import InvalidInputError, StateError
from audit.internkontroll import commands_matning as m
from audit.internkontroll import events_matning as e
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.maluppfyllelse import Utfall
from audit.internkontroll.roles import Steg
from audit.internkontroll.uppdelning import Del, read_uppdelning, uppdelning_text
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted
from tests.unit.internkontroll.plan.test_plan import wrong
from tests.unit.internkontroll.plan.world import World, token

GOALS = (Del("Uppnått", 13), Del("Delvis", 1), Del("Inte uppnått", 1), Del("Utan resultat", 1))
"""The sixteen goals of a nämnd's follow-up."""


def registered(**changes: Any) -> World:
    """Give an adopted plan with one mätning registered for its kontrollmoment."""
    world = adopted()
    world.tell(replace(asked.REGISTER, **changes))
    return world


def correcting(version: int = 1, **replaced: str) -> m.CorrectMatning:
    """Correct facts of an event of the mätning."""
    return m.CorrectMatning(matning=asked.BY_HAND, corrects=version, replaced=replaced)


def test_a_frozen_matning_gives_the_published_share() -> None:
    """59 of 68 running utredningar within four months are 86.8 percent."""
    world = adopted()
    world.tell(asked.FREEZE)
    matning = world.known.matningar[asked.FROZEN]

    assert (matning.steg, matning.slag, matning.matt) == (Steg.FRYST, "frozen", "barnutredningstid")
    assert matning.utfall == Utfall(59, 68, "promille")
    assert matning.utfall.promille() == 868
    assert matning.known_position == 4812


def test_the_finished_population_is_a_measure_of_its_own() -> None:
    """Closed utredningar are never mixed with running ones."""
    world = adopted()
    finished = replace(
        asked.FREEZE,
        population="avslutade",
        period_start=date(2022, 1, 1),
        period_end=date(2022, 12, 31),
    )
    world.tell(finished)
    matning = world.known.matningar[asked.FROZEN]

    assert matning.matt == "barnutredningstid_avslutade"
    assert matning.period == (date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize("what", ["skyddsbedomning", "forhandsbedomning", "aterkoppling"])
def test_the_times_of_an_orosanmalan_are_measured_over_a_period(what: str) -> None:
    """In time is held against all that is decided; what still runs is in neither."""
    world = adopted()
    world.tell(
        FreezeMatning(
            matning=asked.FROZEN,
            happened=Happened.on(date(2023, 2, 21)),
            kontrollmoment=what,
            population="inkomna",
            per=date(2022, 12, 31),
            known_position=1,
            known_root=asked.ROOT,
            numbers={"i_tid": 7, "for_sent": 2, "over": 1, "loper": 5},
            arenden={},
            period_start=date(2022, 10, 1),
            period_end=date(2022, 12, 31),
        )
    )
    matning = world.known.matningar[asked.FROZEN]

    assert (matning.matt, matning.utfall) == (what, Utfall(7, 10, "promille"))


@pytest.mark.parametrize(
    ("what", "population"), [("skyddsbedomning", "pagaende"), ("barnutredningstid", "inkomna")]
)
def test_a_measure_is_frozen_of_its_own_population(what: str, population: str) -> None:
    """An anmälan does not run, and an utredning does not come in."""
    period: dict[str, Any] = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    command = replace(asked.FREEZE, kontrollmoment=what, population=population)
    if population == "inkomna":
        command = replace(command, **period)

    assert wrong(adopted(), command) == {"population"}


def test_nothing_is_frozen_on_a_day_to_come() -> None:
    """Nobody knows the numbers of tomorrow."""
    assert wrong(adopted(), replace(asked.FREEZE, per=date(2023, 3, 2))) == {"per"}


def test_a_control_is_frozen_with_its_rows_and_its_definition() -> None:
    """What waits within its time is counted apart from the share."""
    world = adopted()
    world.tell(asked.DEFINE, asked.FREEZE_KONTROLL)
    matning = world.known.matningar[asked.OF_KONTROLL]

    assert matning.matt == f"kontroll:{asked.KONTROLL}"
    assert matning.utfall == Utfall(3, 4, "promille")
    assert matning.behind["sent"] == asked.ARENDEN[3:4]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kontroll": token("nobody")}, "kontroll"),
        ({"definition": 2}, "definition"),
        ({"numbers": {"inom": 3}, "handelser": {}}, "numbers"),
        ({"handelser": {"inom": asked.ARENDEN}}, "handelser"),
        ({"known_root": "ab"}, "known_root"),
        ({"known_position": 0}, "known_position"),
        ({"per": date(2023, 3, 2)}, "per"),
    ],
)
def test_a_control_that_does_not_fit_is_not_frozen(changes: dict[str, Any], field: str) -> None:
    """The control is there, the definition is its newest, and the rows are as many as said."""
    world = adopted()
    world.tell(asked.DEFINE)

    assert wrong(world, replace(asked.FREEZE_KONTROLL, **changes)) == {field}


def test_a_person_registers_an_outcome_with_its_parts() -> None:
    """Thirteen of sixteen goals met, one partly, one not, one without a result yet."""
    matning = registered(taljare=13, namnare=16, uppdelning=GOALS).known.matningar[asked.BY_HAND]

    assert matning.steg is Steg.REGISTRERAD
    assert isinstance(matning.said, e.MatningRegistered)
    assert sum(one.antal for one in matning.said.uppdelning) == 16


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"namnare": None}, "namnare"),
        ({"namnare": 0, "taljare": 0}, "namnare"),
        ({"taljare": 69}, "taljare"),
        ({"taljare": -1}, "taljare"),
        ({"enhet": "antal"}, "namnare"),
        ({"enhet": "procent"}, "enhet"),
        ({"uppdelning": (Del("Norr", 30), Del("Söder", 37))}, "uppdelning"),
        ({"uppdelning": (Del("Norr", 34), Del("Norr", 34))}, "uppdelning"),
        ({"uppdelning": (Del("Norr: ny", 68),)}, "uppdelning"),
        ({"uppdelning": (Del("Norr", 70), Del("Söder", -2))}, "uppdelning"),
        ({"enhet": "dagar", "namnare": None, "uppdelning": (Del("Norr", 59),)}, "uppdelning"),
        ({"urval": 80, "population": 79}, "urval"),
        ({"urval": 60, "population": 79}, "urval"),
        ({"population": 79}, "urval"),
        ({"period_start": date(2022, 10, 1)}, "period_end"),
        ({"period_start": date(2022, 3, 1), "period_end": date(2022, 2, 1)}, "period_end"),
        ({"period_start": date(2022, 3, 1), "period_end": date(2023, 1, 1)}, "period_end"),
        ({"per": date(2023, 3, 2)}, "per"),
        ({"metod": ""}, "metod"),
        ({"kontrollmoment": token("nobody")}, "kontrollmoment"),
        ({"ar": 2022}, "ar"),
    ],
)
def test_numbers_that_do_not_go_together_are_refused(changes: dict[str, Any], field: str) -> None:
    """A share has both its counts, parts add up, a sample lies within what it was drawn from."""
    fields = wrong(adopted(), replace(asked.REGISTER, **changes))

    assert field in fields


def test_krokoms_sum_that_does_not_add_up_is_refused() -> None:
    """Changes of -52, -144 and +54 are no -109: parts that give another total are not taken in."""
    homes = (Del("Hem ett", 148), Del("Hem två", 56), Del("Hem tre", 254))
    whole: dict[str, Any] = {"enhet": "antal", "namnare": None, "taljare": 491}

    assert wrong(adopted(), replace(asked.REGISTER, **whole, uppdelning=homes)) == {"uppdelning"}


def test_a_breakdown_is_read_as_people_write_it() -> None:
    """A part on each line or with semicolons; a part without number is refused."""
    assert read_uppdelning("Uppnått: 13\nDelvis: 1; Inte uppnått: 1\nUtan resultat: 1") == GOALS
    assert read_uppdelning(uppdelning_text(GOALS)) == GOALS
    for text in ("Uppnått 13", "Uppnått: tretton", ": 3"):
        with pytest.raises(ValueError, match=r"part|invalid"):
            read_uppdelning(text)


def test_a_registered_matning_is_corrected_and_both_stay_visible() -> None:
    """The newest facts stand, and every rättelse is kept."""
    world = registered()
    world.tell(correcting(namnare="69", per="2022-12-30"), correcting(taljare="60"))
    matning = world.known.matningar[asked.BY_HAND]

    assert matning.utfall == Utfall(60, 69, "promille")
    assert matning.per == date(2022, 12, 30)
    assert len(matning.rattelser) == 2


def test_parts_and_whole_are_corrected_together() -> None:
    """A new whole asks for new parts, written as people type them."""
    world = registered(taljare=13, namnare=16, uppdelning=GOALS)

    assert wrong(world, correcting(namnare="15")) == {"uppdelning"}
    world.tell(correcting(namnare="15", uppdelning="Uppnått: 13; Övriga: 2"))
    said = world.known.matningar[asked.BY_HAND].said
    assert isinstance(said, e.MatningRegistered)
    assert said.uppdelning == (Del("Uppnått", 13), Del("Övriga", 2))


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (correcting(namnare="68"), "replaced"),
        (correcting(), "replaced"),
        (correcting(kontrollmoment=str(token("x"))), "replaced"),
        (correcting(namnare="ett"), "namnare"),
        (correcting(per="i går"), "per"),
        (correcting(metod=""), "metod"),
        (correcting(taljare="70"), "taljare"),
        (correcting(per="2023-03-02"), "per"),
        (correcting(9, namnare="69"), "corrects"),
        (replace(correcting(), aterkallad=True), "skal"),
        (replace(correcting(namnare="69"), aterkallad=True, skal="Fel."), "replaced"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(command: Any, field: str) -> None:
    """It names an event, changes a fact, keeps the form, and what stands after it goes together."""
    assert wrong(registered(), command) == {field}


def test_a_matning_that_was_taken_back_is_out_of_the_trend_and_takes_no_more() -> None:
    """It stays in the log with its reason, and a new one is registered beside it."""
    world = registered()
    world.tell(replace(correcting(), aterkallad=True, skal="Fel kontrollmoment."))

    assert world.known.matningar[asked.BY_HAND].steg is Steg.ATERKALLAD
    assert world.known.matningar_of(asked.MOMENT) == ()
    with pytest.raises(StateError, match="återkallad"):
        world.tries(correcting(namnare="69"))


def test_the_numbers_of_a_frozen_matning_are_never_corrected() -> None:
    """A new mätning is made beside it; only what was attached or presented is corrected."""
    world = adopted()
    world.tell(replace(asked.FREEZE, matning=asked.BY_HAND))
    world.tell(asked.on_matning()["present_result"])
    world.tell(correcting(2, paragraf="§ 27"))

    assert wrong(world, correcting(1, per="2022-12-30")) == {"corrects"}
    assert world.known.matningar[asked.BY_HAND].presented[0].paragraf == "§ 27"


def test_underlag_is_attached_and_taken_back() -> None:
    """A file that should not be there is taken back; the event that attached it stays."""
    world = registered()
    world.tell(asked.attach(asked.BY_HAND), asked.on_matning()["correct_matning"])

    assert world.known.matningar[asked.BY_HAND].underlag == ()
    assert wrong(world, replace(asked.attach(asked.BY_HAND), sha256="ab")) == {"sha256"}
    assert wrong(world, replace(asked.attach(asked.BY_HAND), storlek=-1)) == {"storlek"}


def test_the_newest_text_under_a_heading_stands() -> None:
    """A text may be emptied later, but begins as one."""
    world = registered()
    text = m.WriteText(matning=asked.BY_HAND, avsnitt="analys", text="Först.")
    world.tell(text, replace(text, text="Sedan."))

    assert world.known.matningar[asked.BY_HAND].texts["analys"].text == "Sedan."
    assert wrong(world, replace(text, avsnitt="jamforelse", text=" ")) == {"text"}
    assert wrong(world, replace(text, avsnitt="ovrigt")) == {"avsnitt"}
    assert world.tries(replace(text, text=None))


def test_a_result_is_presented_at_a_meeting_that_has_been() -> None:
    """It says when, under which §, and what the nämnd decided."""
    world = registered()
    present: Any = asked.on_matning()["present_result"]
    world.tell(present)

    assert [one.utfall for one in world.known.matningar[asked.BY_HAND].presented] == ["godkand"]
    assert wrong(world, replace(present, sammantrade=date(2023, 3, 2))) == {"sammantrade"}
    assert wrong(world, replace(present, utfall="bra")) == {"utfall"}


def test_frozen_twice_is_refused() -> None:
    """A frozen mätning is never changed."""
    world = adopted()
    world.tell(asked.FREEZE)

    with pytest.raises(StateError, match="finns redan"):
        world.tries(asked.FREEZE)


def test_a_matning_before_it_is_there_has_no_outcome() -> None:
    """Only what was frozen or registered has a day and a measure."""
    world = World()
    known = world.known

    assert known.matningar == {}
    with pytest.raises(InvalidInputError):
        world.tries(asked.REGISTER)
