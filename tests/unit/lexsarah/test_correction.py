"""Corrections: facts replaced, events taken back, and nothing left that cannot stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from audit.errors import InvalidInputError
from audit.lexsarah import Arende, IvoSteg, Role, StateRefusedError, decide
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah.events_common import RattelseMade
from audit.lexsarah.events_ivo import IvoAnmalanMade
from audit.lexsarah.events_utredning import PunktAnswered
from tests.unit.lexsarah.asked import A
from tests.unit.lexsarah.histories import Story, arende_at
from tests.unit.lexsarah.people import TODAY, acting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.envelope import Event


def version(events: Sequence[Event], kind: type[Event]) -> int:
    """Give the version of the first event of a kind."""
    return next(e.originator_version for e in events if isinstance(e, kind))


def correction(corrects: int, **changes: Any) -> a.CorrectArende:
    """Make a correction; field=text replaces a fact."""
    withdrawn = bool(changes.pop("aterkallad", False))
    return a.CorrectArende(**A, corrects=corrects, replaced=changes, aterkallad=withdrawn)


def corrected(events: Sequence[Event], command: a.CorrectArende) -> tuple[RattelseMade, Arende]:
    """Correct something, and give the event with the state after it."""
    (event,) = decide(command, events, acting(Role.MOTTAGARE))

    assert isinstance(event, RattelseMade)
    return event, Arende.from_events([*events, event])


def test_a_moved_anmalan_moves_its_two_months() -> None:
    """The limit is counted anew from the right day, and both limits stay in the log."""
    events = arende_at("bedomt", "anmalt")
    event, after = corrected(
        events, correction(version(events, IvoAnmalanMade), gjord="2026-03-12")
    )
    made = after.last(IvoAnmalanMade)

    assert made is not None
    assert made.limit == event.limit
    assert event.limit is not None
    assert event.limit.sista_dag == date(2026, 5, 12)
    assert made.happened.start == "2026-03-12"


def test_another_act_brings_other_rules() -> None:
    """When the act was wrong, rules and lagrum follow the right one."""
    event, after = corrected(arende_at("oppnat"), correction(1, lag="lss"))

    assert event.rules == ("utreda_lss.sfs_1993_387",)
    assert after.opening is not None
    assert after.opening.lagrum.startswith("24 e §")


def test_a_report_that_came_under_the_old_act_has_its_rules() -> None:
    """The day on which the report came in decides which wording speaks."""
    event, _ = corrected(arende_at("oppnat"), correction(1, rapport_inkom="2025-06-30"))

    assert event.rules == ("utreda_sol.sfs_2001_453",)


def test_an_anmalan_that_never_was_is_taken_back() -> None:
    """Taken back, the ärende is not notified; a new anmälan can be registered."""
    events = arende_at("bedomt", "anmalt")
    _, after = corrected(events, correction(version(events, IvoAnmalanMade), aterkallad=True))

    assert after.ivo is IvoSteg.INTE_ANMALT


@pytest.mark.parametrize(
    ("steg", "ivo", "bedomning", "kind"),
    [
        ("bedomt", "kompletterat", "allvarligt_missforhallande", IvoAnmalanMade),
        ("avslutat", "inte_anmalt", "missforhallande", PunktAnswered),
        ("avslutat", "anmalt", "allvarligt_missforhallande", IvoAnmalanMade),
    ],
)
def test_what_others_rest_on_cannot_be_taken_back(
    steg: str, ivo: str, bedomning: str, kind: type[Event]
) -> None:
    """An anmälan whose utredning is sent, and what a closed ärende needs, stand."""
    events = arende_at(steg, ivo, bedomning)
    with pytest.raises(StateRefusedError):
        decide(correction(version(events, kind), aterkallad=True), events, acting(Role.MOTTAGARE))


def test_reopened_it_can_be_taken_back() -> None:
    """Once the ärende is open again, the wrong answer can go."""
    story = Story(list(arende_at("avslutat", "inte_anmalt", "missforhallande")))
    told: dict[str, Any] = {"skal_kod": "fel_avslutat", "skal": "En punkt var fel."}
    story.tell(Role.UTREDARE, b.ReopenArende(**A, **told))
    number = version(story.events, PunktAnswered)
    _, after = corrected(story.events, correction(number, aterkallad=True))

    assert after.event(number) is None


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (correction(99, enhet="e2"), "corrects"),
        (correction(1, enhet="e1"), "replaced"),
        (correction(1), "replaced"),
        (correction(1, rapport="x"), "replaced"),
        (correction(1, enhet=""), "enhet"),
        (correction(1, rapport_inkom="20260310"), "rapport_inkom"),
        (correction(1, rapport_inkom="2026-03-21"), "rapport_inkom"),
        (correction(1, rapport_inkom="1999-01-01"), "rapport_inkom"),
        (correction(1, lag="hsl"), "lag"),
        (correction(1, aterkallad=True), "aterkallad"),
        (correction(1, aterkallad=True, enhet="e2"), "aterkallad"),
        (correction(2, rapport="x"), "replaced"),
    ],
)
def test_a_wrong_correction_names_its_field(command: a.CorrectArende, field: str) -> None:
    """What is not there, does not change anything, or has no such form is refused."""
    with pytest.raises(InvalidInputError) as caught:
        decide(command, arende_at("oppnat"), acting(Role.MOTTAGARE))

    assert field in {problem.field for problem in caught.value.problems}


def test_the_utredning_is_not_sent_before_the_anmalan() -> None:
    """A day of sending before the anmälan is refused."""
    command = b.SendUtredningIvo(**A, skickad=date(2026, 3, 1), satt="post")
    with pytest.raises(InvalidInputError):
        decide(command, arende_at("bedomt", "anmalt"), acting(Role.UTREDARE))


def test_no_day_is_moved_past_another_that_follows_it() -> None:
    """An anmälan cannot be moved after the day on which the utredning was sent."""
    sent = b.SendUtredningIvo(**A, skickad=date(2026, 3, 11), satt="post")
    story = Story(list(arende_at("bedomt", "anmalt"))).tell(Role.UTREDARE, sent)
    moved = correction(version(story.events, IvoAnmalanMade), gjord=TODAY.isoformat())

    with pytest.raises(StateRefusedError):
        decide(moved, story.events, acting(Role.MOTTAGARE))
