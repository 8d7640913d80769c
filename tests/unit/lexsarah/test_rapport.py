"""Reports: received, told of, sorted, and who reported kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from audit.codec import facts_of, words_of
from audit.envelope import Actor, Happened, Precision
from audit.errors import InvalidInputError
from audit.lexsarah import (
    AccessRefusedError,
    Rapport,
    Role,
    StateRefusedError,
    Steg,
    decide,
    demand,
)
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.events_rapport import MeddelandeFailed, MeddelandeSent, RapportReceived
from tests.unit.lexsarah.asked import RECEIVED, R
from tests.unit.lexsarah.histories import Story, rapport_at
from tests.unit.lexsarah.people import TODAY, acting, token

if TYPE_CHECKING:
    from audit.lexsarah import Command

REPORTER = acting(Role.RAPPORTOR)


def received(**changes: Any) -> RapportReceived:
    """Receive a report with some of its answers replaced."""
    (event,) = decide(r.ReceiveRapport(**{**RECEIVED, "kanal": "web"} | changes), [], REPORTER)

    assert isinstance(event, RapportReceived)
    return event


def wrong(command: Command, steg: str, role: Role) -> list[str]:
    """Send a command with something wrong in it, and give the fields that are named."""
    with pytest.raises(InvalidInputError) as caught:
        decide(command, rapport_at(steg), acting(role))
    return [problem.field for problem in caught.value.problems]


def test_the_facts_of_a_report_name_nobody() -> None:
    """Name, telephone and account lie among the words; the facts hold a random id."""
    event = received(telefon="070-1", konto=str(token("account")))
    facts = str(facts_of(event, Actor(event.rapportor, "rapportor")))

    assert not any(secret in facts for secret in ("Vera", "070-1", str(token("account")), "Larm"))
    assert {"namn", "telefon", "konto", "vad_hande"} <= set(words_of(event))


def test_a_report_without_a_name_is_received() -> None:
    """Nobody needs a name or an enhet to report: what happened is enough."""
    event = received(namn=None, enhet=None, lag=None)

    assert (event.namngiven, event.rules) == (False, ())


def test_a_report_by_telephone_was_received_when_it_came() -> None:
    """A report entered for someone else is of the time it was first received, by its own way."""
    first = Happened(Precision.TIME, "2026-03-19T21:00:00.000000Z")
    told = {**RECEIVED, "kanal": "telefon", "inlagd_av": token("mottagare"), "happened": first}
    (event,) = decide(r.ReceiveRapport(**told), [], acting(Role.MOTTAGARE))

    assert event.happened == first


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"vad_hande": " "}, "vad_hande"),
        ({"vad_hande": "x" * 20_001}, "vad_hande"),
        ({"vad_hande": "A\x00"}, "vad_hande"),
        ({"kanal": "duva"}, "kanal"),
        ({"kanal": "telefon"}, "kanal"),
        ({"slag": "rykte"}, "slag"),
        ({"lag": "hsl"}, "lag"),
        ({"enhet": " "}, "enhet"),
        ({"intraffade": Happened(Precision.DAY)}, "intraffade"),
    ],
)
def test_a_wrong_answer_is_named_by_its_field(changes: dict[str, Any], field: str) -> None:
    """The field is named, and nothing of its value is said."""
    with pytest.raises(InvalidInputError) as caught:
        received(**changes)

    assert field in {problem.field for problem in caught.value.problems}
    assert "x" * 50 not in caught.value.detail


def test_opening_twice_is_one_event() -> None:
    """Only the first opening stops the messages; the second adds nothing."""
    story = Story(list(rapport_at("inkommen"))).tell(Role.MOTTAGARE, r.OpenRapport(**R))

    assert Rapport.from_events(story.events).opened
    assert decide(r.OpenRapport(**R), story.events, acting(Role.MOTTAGARE)) == ()


def test_a_message_is_sent_or_fails() -> None:
    """Both are events, and neither holds any text."""
    told = r.NoteMeddelande(**R, slag="eskalering", kanal="sms", roll="verksamhetschef")
    failed = replace(told, fel="avvisat", forsok=2)
    events = [decide(one, rapport_at("inkommen"), acting(Role.SYSTEM))[0] for one in (told, failed)]

    assert [type(event) for event in events] == [MeddelandeSent, MeddelandeFailed]
    assert all(words_of(event) == {} for event in events)


def test_handing_on_needs_a_day_and_a_reply() -> None:
    """What is not lex Sarah goes on with a date, and the reporter is told."""
    command = r.SortRapport(**R, utfall="synpunkt")

    assert wrong(command, "inkommen", Role.MOTTAGARE) == ["lamnad", "till_rapportor"]


def test_lex_sarah_needs_its_arende() -> None:
    """A report that is to be investigated names the ärende."""
    assert wrong(r.SortRapport(**R, utfall="lex_sarah"), "inkommen", Role.MOTTAGARE) == ["arende"]


def test_one_report_can_be_two_things() -> None:
    """A report that was handed on can also be lex Sarah, and then it is that."""
    story = Story(list(rapport_at("lamnad_vidare")))
    story.tell(Role.MOTTAGARE, r.SortRapport(**R, utfall="lex_sarah", arende=token("arende")))
    state = Rapport.from_events(story.events)

    assert (state.steg, state.arenden) == (Steg.SORTERAD, (token("arende"),))


def test_the_same_sorting_twice_is_refused() -> None:
    """A report is sorted to the same place only once."""
    again = r.SortRapport(**R, utfall="lex_sarah", arende=token("other"))
    with pytest.raises(StateRefusedError):
        decide(again, rapport_at("sorterad"), acting(Role.MOTTAGARE))


def test_another_reporter_sees_nothing() -> None:
    """The random id of another report opens no report."""
    stranger = acting(Role.RAPPORTOR, konto=token("stranger"))
    for name in ("read_rapport", "supplement_rapport"):
        with pytest.raises(AccessRefusedError):
            demand(name, rapport_at("inkommen"), stranger)


def test_a_question_waits_until_it_is_answered() -> None:
    """The reporter's answer closes the question; an unasked one cannot be answered."""
    story = Story(list(rapport_at("inkommen")))
    answer = r.AnswerFraga(**R, fraga=2, text="Vid nio.")

    assert Rapport.from_events(story.events).unanswered == (2,)
    story.tell(Role.RAPPORTOR, answer)
    assert Rapport.from_events(story.events).unanswered == ()
    with pytest.raises(StateRefusedError):
        decide(replace(answer, fraga=3), story.events, REPORTER)


def test_nobody_looks_for_a_name_that_was_not_left() -> None:
    """The identity of a report without a name cannot be opened."""
    nameless = [received(namn=None)]
    with pytest.raises(StateRefusedError):
        decide(r.OpenIdentity(**R, skal_kod="intervju"), nameless, acting(Role.UTREDARE))


def test_a_receipt_is_for_an_event_that_is_there() -> None:
    """A receipt names a version of the report and a löpnummer of the log."""
    command = r.IssueKvitto(**R, avser=9, lopnummer=0)

    assert wrong(command, "inkommen", Role.SYSTEM) == ["avser"]
    assert wrong(replace(command, avser=1), "inkommen", Role.SYSTEM) == ["lopnummer"]


def test_a_day_that_has_not_been_is_refused() -> None:
    """A report is not handed on tomorrow."""
    tomorrow = TODAY.replace(day=TODAY.day + 1)
    told = r.SortRapport(**R, utfall="mas", lamnad=tomorrow, till_rapportor="Hos MAS.")

    assert wrong(told, "inkommen", Role.MOTTAGARE) == ["lamnad"]
