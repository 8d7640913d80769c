"""What is noted in an utredning and after it: information, the child's voice, uppföljning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from audit.barnutredning import (
    Utredning,
    UtredningCorrected,
    classify,
    classify_uppfoljning,
    decide,
    law_change,
    uppfoljningar,
)
from audit.barnutredning.codes import AVSLUT, BESLUTSFATTARE, SKAL
from audit.barnutredning.codes_handlaggning import VALD
from audit.barnutredning.events_handlaggning import BarnHeard, InformationGiven, ValdNoted
from audit.barnutredning.events_uppfoljning import (
    LimitRecomputed,
    UppfoljningDecided,
    UppgiftCorrected,
)
from audit.codec import facts_of
from audit.envelope import Actor, Happened
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.examples import (
    ARENDE,
    closing,
    continued,
    correcting,
    extending,
    history,
    opening,
    state,
)
from tests.unit.barnutredning.uppgifter import (
    ending,
    following,
    hearing,
    informing,
    moving,
    not_hearing,
    not_informing,
    noting,
    noting_vald,
    setting_right,
    taking_back,
)

if TYPE_CHECKING:
    from audit.barnutredning import Command, CommandHandlaggning
    from audit.envelope import Event

    Any_ = Command | CommandHandlaggning

NEW_ACT = date(2025, 7, 1)
SHUT = closing(avslut="utan_insats")


def fields(*commands: Any_) -> set[str]:
    """Give the fields that the last command is refused for."""
    *before, last = commands
    with pytest.raises(InvalidInputError) as caught:
        decide(last, history(*before))
    return {problem.field for problem in caught.value.problems}


def running_uppfoljning() -> list[Event]:
    """Give an uppföljning of two months that runs when the new act begins."""
    return history(
        opening(inledd=date(2025, 2, 1)),
        closing(avslutad=date(2025, 5, 20), avslut="utan_insats"),
        following("2025-05-21"),
    )


def test_information_names_the_rule_of_its_day() -> None:
    """Underrättelse under the old act, information under the new: the wording of that day."""
    old = history(opening(), informing())[1]
    new = history(opening(inledd=NEW_ACT), informing("2025-07-02", "barn"))[1]

    assert isinstance(old, InformationGiven)
    assert isinstance(new, InformationGiven)
    assert (old.rule_ids(), new.rule_ids()) == (
        ("information.sfs_2001_453",),
        ("information.sfs_2025_400",),
    )
    assert new.lagrum == "20 kap. 4 § socialtjänstlagen (2025:400)"


def test_information_moved_over_the_change_of_law_takes_the_other_rule() -> None:
    """The correction says which rule speaks on the new day."""
    begun = (opening(inledd=date(2025, 6, 1)), informing("2025-06-30"))
    event = history(*begun, setting_right(2, lamnad="2025-07-01"))[-1]

    assert isinstance(event, UppgiftCorrected)
    assert event.rule_ids() == ("information.sfs_2025_400",)


def test_whether_violence_came_to_light_stands_in_no_fact() -> None:
    """The code is sealed, and a note of none has the same facts."""
    yes, no = (history(opening(), noting_vald(code))[1] for code in ("utsatt", "inte_framkommit"))
    actor = Actor(ARENDE, "utredare")

    assert isinstance(yes, ValdNoted)
    assert yes.vald == "utsatt"
    assert facts_of(yes, actor) == facts_of(no, actor)


def test_the_no_is_a_code_like_the_yes() -> None:
    """There is a code for each: an event in the log tells nothing by being there."""
    assert "inte_framkommit" in VALD
    assert len(VALD) == 4


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (informing("2022-08-09"), "lamnad"),
        (informing("2022-08-12", "granne"), "till"),
        (informing("2022-08-12", "barn", "barn"), "till"),
        (replace(informing(), till=()), "till"),
        (not_informing("2022-08-09"), "beslutad"),
        (not_informing(beslutsfattare="chefen"), "beslutsfattare"),
        (not_informing(skal="\ud800"), "skal"),
        (hearing("2022-08-09"), "hord"),
        (hearing(satt="telepati"), "satt"),
        (hearing(barnets_ord="x" * 20_001), "barnets_ord"),
        (not_hearing(skal_kod="tidsbrist"), "skal_kod"),
        (noting_vald("kanske"), "vald"),
        (noting("2022-09-02", "2022-09-01"), "per"),
        (moving("2022-08-09"), "flyttade"),
        (moving(utfall="glöms"), "utfall"),
        (informing("2001-12-31"), "lamnad"),
    ],
)
def test_a_note_that_cannot_be_is_refused_by_its_field(
    command: CommandHandlaggning, field: str
) -> None:
    """Days before the opening, unknown codes, empty lists and words that cannot be stored."""
    assert fields(opening(), command) == {field}


@pytest.mark.parametrize(
    "command", [informing(), hearing(), noting_vald(), following("2023-01-01")]
)
def test_nothing_is_noted_before_the_opening(command: CommandHandlaggning) -> None:
    """An utredning that is not opened takes no note."""
    with pytest.raises(StateError, match="inte inledd"):
        decide(command, [])


def test_notes_leave_classes_and_versions_as_they_were() -> None:
    """What is noted changes no class; a correction of the extension still finds its version."""
    plain = state(opening(), extending())
    noted = state(opening(), informing(), hearing(), extending(), correcting(4, skal_kod="annat"))
    day = date(2023, 1, 1)

    assert classify(noted, day) == classify(plain, day)
    assert noted.extensions[0].skal_kod == "annat"
    assert noted.version == 5


def test_what_was_withheld_and_where_a_child_moved_name_their_rules() -> None:
    """The entry says which wording allowed the exception, and which one speaks of the move."""
    events = history(opening(), not_informing(), moving(), setting_right(3, flyttade="2025-07-01"))

    assert [event.rule_ids() for event in events[1:]] == [
        ("information.sfs_2001_453",),
        ("vistelsekommun.sfs_2001_453",),
        ("vistelsekommun.sfs_2025_400",),
    ]


def test_a_day_moved_within_the_same_act_keeps_its_rule() -> None:
    """Nothing follows from it but the day itself."""
    event = history(opening(), informing(), setting_right(2, lamnad="2022-08-15"))[-1]

    assert isinstance(event, UppgiftCorrected)
    assert event.replaced == {"lamnad": "2022-08-15"}
    assert event.rule_ids() == ()


def test_each_correction_reaches_only_its_own_kind() -> None:
    """`utredning_corrected` finds no note, and `uppgift_corrected` no opening."""
    assert fields(opening(), hearing(), correcting(2, hord="2022-09-06")) == {"corrects"}
    assert fields(opening(), hearing(), setting_right(1, enhet="e2")) == {"corrects"}


def test_a_note_is_corrected_and_taken_back() -> None:
    """The corrected day moves when it happened; taken back, it is as if it never was."""
    begun = (opening(), hearing(), setting_right(2, hord="2022-09-07"))
    (heard,) = state(*begun).uppgifter

    assert isinstance(heard, BarnHeard)
    assert heard.happened == Happened.on(date(2022, 9, 7))
    assert state(*begun, taking_back(2)).uppgifter == ()


def test_an_opening_does_not_move_past_what_was_noted() -> None:
    """Those concerned cannot have been told before it was opened."""
    assert fields(opening(), informing(), correcting(1, inledd="2022-08-13")) == {"inledd"}


def test_an_uppfoljning_runs_from_the_closing() -> None:
    """Two months from the closing under the old act, from the same number of the month."""
    event = history(opening(), SHUT, following("2022-12-07"))[-1]

    assert isinstance(event, UppfoljningDecided)
    assert (event.grund, event.fran) == ("utredning", date(2022, 12, 5))
    assert event.limit.sista_dag == date(2023, 2, 5)


@pytest.mark.parametrize(
    ("commands", "field"),
    [
        ((opening(), closing(), following("2022-12-07")), "grund"),
        ((opening(), SHUT, following("2022-12-04")), "beslutad"),
        ((opening(), SHUT, following("2022-12-07", "2022-08-09")), "placering_upphorde"),
        ((opening(), SHUT, following("2022-12-07"), ending("2022-12-04")), "avslutad"),
        ((opening(), SHUT, following("2022-12-07"), ending("2023-01-04", utfall="x")), "utfall"),
        (
            (opening(), SHUT, following("2022-12-07"), ending("2023-01-04", utredning=ARENDE)),
            "utredning",
        ),
        (
            (opening(), SHUT, following("2022-12-07"), setting_right(3, fran="2022-12-06")),
            "fran",
        ),
        ((opening(), SHUT, following("2022-12-07"), ending("2022-12-20"),
          setting_right(4, avslutad="2022-12-01")), "avslutad"),
    ],
)  # fmt: skip
def test_an_uppfoljning_that_cannot_be_is_refused(commands: tuple[Any_, ...], field: str) -> None:
    """After insats, before what it follows, or ended before it began."""
    assert fields(*commands) == {field}


@pytest.mark.parametrize(
    "commands",
    [
        (opening(), following("2022-12-07")),
        (opening(), SHUT, following("2022-12-07"), following("2022-12-08")),
        (opening(), SHUT, ending("2022-12-08")),
        (opening(), SHUT, following("2022-12-07"), ending("2022-12-20"), taking_back(3)),
        (opening(), SHUT, following("2022-12-07"), ending("2022-12-20"), following("2023-01-01"),
         taking_back(4)),
        (opening(), SHUT, following("2022-12-07"), correcting(2, avslutad="")),
        (opening(), SHUT, following("2022-12-07"), correcting(2, avslut="insats")),
    ],
)  # fmt: skip
def test_an_uppfoljning_stands_on_what_it_follows(commands: tuple[Any_, ...]) -> None:
    """None before the closing, one at a time, and nothing is taken away from under it."""
    *before, last = commands
    with pytest.raises(StateError):
        decide(last, history(*before))


def test_a_moved_closing_moves_the_uppfoljning_in_the_same_batch() -> None:
    """The time is counted anew from the corrected day, by an event of its own."""
    before = history(opening(), SHUT, following("2022-12-07"))
    moved = decide(correcting(2, avslutad="2022-12-03"), before)
    (one,) = uppfoljningar(Utredning.from_events([*before, *moved]))

    assert [type(event) for event in moved] == [UtredningCorrected, UppgiftCorrected]
    assert [event.originator_version for event in moved] == [4, 5]
    assert one.decided.fran == date(2022, 12, 3)
    assert one.limit_on(date.max).sista_dag == date(2023, 2, 3)


def test_a_running_limit_is_counted_anew_under_the_new_act() -> None:
    """Old and new stand in the event, which happened on the first day of the act."""
    events = running_uppfoljning()
    (event,) = law_change(Utredning.from_events(events), NEW_ACT)

    assert (event.originator_version, event.handelse) == (4, 3)
    assert event.happened == Happened.on(NEW_ACT)
    assert (event.tidigare.sista_dag, event.limit.sista_dag) == (
        date(2025, 7, 20),
        date(2025, 11, 20),
    )
    assert event.limit.lagrum == "23 kap. 5 § socialtjänstlagen (2025:400)"
    assert event.rule_ids() == ("uppfoljning.sfs_2025_400",)


def test_nothing_is_counted_anew_twice_or_too_early() -> None:
    """Asked again it has nothing to add; before the first day of the act it changes nothing."""
    events = running_uppfoljning()
    changed = law_change(Utredning.from_events(events), date(2026, 1, 1))

    assert law_change(Utredning.from_events([*events, *changed]), date(2026, 1, 1)) == ()
    assert law_change(Utredning.from_events(events), date(2025, 6, 30)) == ()


def test_what_had_passed_is_not_revived_and_an_unchanged_day_gives_no_event() -> None:
    """Closed 2025-04-30 it ended on 2025-06-30; the four months have the same days in both acts."""
    passed = history(
        opening(inledd=date(2025, 2, 1)),
        closing(avslutad=date(2025, 4, 30), avslut="utan_insats"),
        following("2025-05-02"),
    )
    running = history(opening(inledd=date(2025, 5, 15)))

    assert law_change(Utredning.from_events(passed), NEW_ACT) == ()
    assert law_change(Utredning.from_events(running), NEW_ACT) == ()


def test_a_limit_counted_anew_goes_with_the_one_it_came_from() -> None:
    """A moved closing drops it, and the new act is applied again; taken back, both are gone."""
    events = running_uppfoljning()
    events += law_change(Utredning.from_events(events), NEW_ACT)
    moved = continued(events, correcting(2, avslutad="2025-05-10"))
    again = law_change(Utredning.from_events(moved), NEW_ACT)
    gone = Utredning.from_events(continued(events, taking_back(3)))

    assert [event.limit.sista_dag for event in again] == [date(2025, 11, 10)]
    assert gone.uppgifter == ()


def test_an_uppfoljning_decided_on_another_day_follows_the_act_of_that_day() -> None:
    """A decision moved over the change of law is counted under the other act."""
    events = running_uppfoljning()
    moved = Utredning.from_events(continued(events, setting_right(3, beslutad="2025-07-02")))
    klocka = classify_uppfoljning(moved, date(2025, 7, 2))

    assert klocka is not None
    assert klocka.sista_dag == date(2025, 11, 20)
    assert not any(isinstance(event, LimitRecomputed) for event in moved.uppgifter)


def test_a_new_act_changes_the_uppfoljning_that_runs_and_not_the_one_before_it() -> None:
    """The event names the decision whose time it changes."""
    events = continued(
        running_uppfoljning(), ending("2025-06-01"), following("2025-06-10", "2025-06-05")
    )
    changed = law_change(Utredning.from_events(events), NEW_ACT)
    first, second = uppfoljningar(Utredning.from_events([*events, *changed]))

    assert [event.handelse for event in changed] == [5]
    assert first.limit_on(date.max) == first.decided.limit
    assert second.limit_on(date.max).sista_dag == date(2025, 12, 5)
    assert events[-1].rule_ids() == ("uppfoljning.sfs_2001_453",)


def test_an_uppfoljning_before_any_known_rule_is_refused() -> None:
    """The rule about uppföljning is known from 2013."""
    old = (
        opening(inledd=date(2012, 1, 10)),
        closing(avslutad=date(2012, 3, 1), avslut="utan_insats"),
    )

    assert fields(*old, following("2012-03-02")) == {"beslutad"}


def test_a_corrected_decision_must_still_come_before_its_end() -> None:
    """A placement that ended later than the uppföljning did is refused on the end's own field."""
    begun = (opening(), SHUT, following("2022-12-07", "2022-12-01"), ending("2022-12-06"))

    assert "avslutad" in fields(*begun, setting_right(3, fran="2022-12-07"))


def test_there_is_no_uppfoljning_where_none_was_decided() -> None:
    """An utredning without one has no time for it."""
    assert classify_uppfoljning(state(opening(), SHUT), date(2023, 1, 1)) is None


def test_two_uppfoljningar_are_told_apart() -> None:
    """One after the closing and one after a later placement, each with its own end."""
    found = uppfoljningar(
        state(
            *(opening(), SHUT, following("2022-12-07"), ending("2023-01-10")),
            *(following("2023-06-01", "2023-05-20"), ending("2023-07-01")),
        )
    )

    assert [one.decided.grund for one in found] == ["utredning", "placering"]
    assert [one.ended.avslutad for one in found if one.ended] == [
        date(2023, 1, 10),
        date(2023, 7, 1),
    ]


def test_codes_that_stand_in_logs_are_still_there() -> None:
    """The lists of the utredning itself lost nothing to the new ones."""
    assert {"insats", "utan_insats", "flyttad", "avbruten"} <= set(AVSLUT)
    assert {"polisutredning", "annat"} <= set(SKAL)
    assert "utskott" in BESLUTSFATTARE
