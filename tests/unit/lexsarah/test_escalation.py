"""Who is told of a report and at which minute, by the events alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from audit.clock import STOCKHOLM
from audit.envelope import Happened, Recorded, Source, SourceKind
from audit.lexsarah import Role, decide
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.attempts import TRIES, Due, Recipient
from audit.lexsarah.escalation import Circle, Tider, past_the_chef, planned
from tests.unit.lexsarah.asked import RECEIVED, R
from tests.unit.lexsarah.histories import erased
from tests.unit.lexsarah.people import acting, token

if TYPE_CHECKING:
    from uuid import UUID

    from audit.lexsarah import Command

MAJA, STINA, VERA, UNO = token("Maja"), token("Stina"), token("Vera"), token("Uno")
MAIL, BOTH = ("epost",), ("epost", "sms")
CIRCLE = Circle(
    mottagare=(Recipient(MAJA, MAIL),),
    stallforetradare=(Recipient(STINA, MAIL),),
    verksamhetschef=(Recipient(VERA, MAIL),),
    utredare=(Recipient(UNO, MAIL),),
)
WITH_SMS = Circle(mottagare=(Recipient(MAJA, BOTH),), stallforetradare=(Recipient(STINA, BOTH),))
NAMES = {MAJA: "Maja", STINA: "Stina", VERA: "Vera", UNO: "Uno"}


def swedish(text: str) -> datetime:
    """Read a time of day in Sweden."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def due(history: list[Recorded], circle: Circle, now: datetime) -> list[Due]:
    """List what is to be sent now."""
    return [one for one in planned(history, circle, Tider()) if one.at <= now]


class Story:
    """A report whose events are recorded at told moments."""

    def __init__(self, at: str, **changes: Any) -> None:
        """Receive it."""
        self.history: list[Recorded] = []
        self.clock = swedish(at)
        self.tell(Role.RAPPORTOR, r.ReceiveRapport(**{**RECEIVED, "kanal": "web", **changes}))

    def tell(self, role: Role, command: Command, at: str | None = None) -> Story:
        """Record what a command leads to."""
        self.clock = swedish(at) if at else self.clock
        events = [one.event for one in self.history]
        for event in decide(command, events, acting(role)):
            more = (event, event.TOPIC, 1, self.clock, Source(SourceKind.WEB), "", None)
            self.history.append(Recorded(*more))
        return self

    def note(self, one: Due, fel: str | None = None, at: datetime | None = None) -> None:
        """Record that a message went, or why it did not."""
        happened = Happened.at(at or one.at)
        self.tell(
            Role.SYSTEM,
            r.NoteMeddelande(
                **R, happened=happened, slag=one.slag, kanal=one.kanal, roll=one.roll,
                konto=one.konto, fel=fel, forsok=one.forsok,
            ),
        )  # fmt: skip

    def told(self, circle: Circle = CIRCLE, fel: str | None = None, most: int = 40) -> list[str]:
        """Send what is planned, the earliest first, until nothing is; give what went and when."""
        found: list[str] = []
        while (plan := planned(self.history, circle, Tider())) and len(found) < most:
            one = plan[0]
            self.note(one, fel)
            when = f"{one.at.astimezone(STOCKHOLM):%a %d %H:%M}"
            found.append(f"{when} {NAMES[one.konto]} {one.slag} {one.kanal}")
        return found


def test_somebody_in_danger_on_a_saturday_night_is_told_of_by_the_hour() -> None:
    """23.00 the receiver, 01.00 the stand-in, 03.00 the verksamhetschef."""
    assert Story("2026-11-21 23:00", fara_nu=True).told() == [
        "Sat 21 23:00 Maja ny_rapport epost",
        "Sun 22 01:00 Maja paminnelse epost",
        "Sun 22 01:00 Stina eskalering epost",
        "Sun 22 03:00 Vera eskalering epost",
    ]


def test_without_danger_a_saturday_waits_for_monday_ten_and_then_tuesday_ten() -> None:
    """The nämnd's time is ten o'clock on the first vardag after, once for each step."""
    assert Story("2026-11-21 23:00").told() == [
        "Sat 21 23:00 Maja ny_rapport epost",
        "Mon 23 10:00 Maja paminnelse epost",
        "Mon 23 10:00 Stina eskalering epost",
        "Tue 24 10:00 Vera eskalering epost",
    ]


@pytest.mark.parametrize(
    ("received", "second", "third"),
    [
        # Midsommarafton is a Friday: the next vardag is Monday.
        ("2026-06-18 16:00", "2026-06-22 10:00", "2026-06-23 10:00"),
        # Good Friday to Easter Monday.
        ("2026-04-02 09:00", "2026-04-07 10:00", "2026-04-08 10:00"),
        # Julafton, juldagen, annandag and a weekend.
        ("2026-12-23 23:59", "2026-12-28 10:00", "2026-12-29 10:00"),
        # An ordinary Tuesday morning leaves the whole day for it.
        ("2026-11-24 07:00", "2026-11-25 10:00", "2026-11-26 10:00"),
        # Kristi himmelsfärdsdag on a Thursday; the Friday after is a vardag.
        ("2026-05-13 20:00", "2026-05-15 10:00", "2026-05-18 10:00"),
    ],
)
def test_holidays_are_no_vardagar(received: str, second: str, third: str) -> None:
    """The times fall on days when somebody works."""
    first = Tider().after(swedish(received), fara_nu=False)

    assert first == swedish(second)
    assert Tider().after(first, fara_nu=False) == swedish(third)


def test_two_hours_are_two_hours_in_the_night_when_the_clock_goes_back() -> None:
    """Elapsed time counts: 21, 23 and 01 in UTC, though the clocks in Sweden go back at three."""
    start = swedish("2026-10-24 23:00")
    later = Tider().after(Tider().after(start, fara_nu=True), fara_nu=True)

    assert later.timestamp() - start.timestamp() == 4 * 3600
    assert f"{later.astimezone(STOCKHOLM):%H:%M %Z}" == "02:00 CET"


def test_the_times_of_a_namnd_are_its_own() -> None:
    """A nämnd may want to be told sooner, or at another time of day."""
    tider = Tider(fara=timedelta(minutes=45), klockan=time(7, 30))
    start = swedish("2026-11-21 23:00")

    assert tider.after(start, fara_nu=True) == swedish("2026-11-21 23:45")
    assert tider.after(start, fara_nu=False) == swedish("2026-11-23 07:30")


def test_an_opened_report_is_told_of_no_more() -> None:
    """Whoever opens it ends the escalation; what was told stays in the log."""
    story = Story("2026-11-21 23:00", fara_nu=True)
    story.note(planned(story.history, CIRCLE, Tider())[0])
    story.tell(Role.MOTTAGARE, r.OpenRapport(**R), "2026-11-21 23:40")

    assert planned(story.history, CIRCLE, Tider()) == ()


def test_a_sorted_report_was_seen() -> None:
    """Whoever sorts a report has read it, also where nobody opened it first."""
    story = Story("2026-11-21 23:00")
    story.tell(Role.MOTTAGARE, r.SortRapport(**R, utfall="lex_sarah", arende=token("arende")))

    assert planned(story.history, CIRCLE, Tider()) == ()


def test_a_gallrad_report_is_told_of_no_more() -> None:
    """What is gone waits for nobody."""
    story = Story("2026-11-21 23:00")
    gone = [one.event for one in story.history]
    left = [Recorded(event, "", 1, story.clock, Source(SourceKind.WEB), "", None)
            for event in erased(gone)]  # fmt: skip

    assert planned(left, CIRCLE, Tider()) == ()


def test_nobody_is_told_before_the_time() -> None:
    """A minute early is too early, the minute itself is not."""
    story = Story("2026-11-21 23:00", fara_nu=True)
    story.note(planned(story.history, CIRCLE, Tider())[0])
    at_one = swedish("2026-11-22 01:00")

    assert due(story.history, CIRCLE, at_one - timedelta(minutes=1)) == []
    assert {one.konto for one in due(story.history, CIRCLE, at_one)} == {MAJA, STINA}


def test_a_receiver_without_an_address_sends_it_on_at_once() -> None:
    """No address is no reason to wait for two hours."""
    circle = Circle(
        mottagare=(Recipient(MAJA),),
        stallforetradare=CIRCLE.stallforetradare,
        verksamhetschef=CIRCLE.verksamhetschef,
    )

    assert Story("2026-11-21 23:00", fara_nu=True).told(circle) == [
        "Sat 21 23:00 Stina eskalering epost",
        "Sun 22 01:00 Vera eskalering epost",
    ]


def test_without_a_stand_in_the_verksamhetschef_is_told_in_the_stand_ins_time() -> None:
    """A step with nobody in it is no step."""
    circle = Circle(mottagare=CIRCLE.mottagare, verksamhetschef=CIRCLE.verksamhetschef)
    told = Story("2026-11-21 23:00", fara_nu=True).told(circle)

    assert "Sun 22 01:00 Vera eskalering epost" in told


def test_every_receiver_is_told() -> None:
    """Two receivers both get the first message, and both the reminder."""
    circle = Circle(mottagare=(Recipient(MAJA, MAIL), Recipient(UNO, ("sms",))))
    told = Story("2026-11-21 23:00", fara_nu=True).told(circle)

    assert sorted(told) == [
        "Sat 21 23:00 Maja ny_rapport epost",
        "Sat 21 23:00 Uno ny_rapport sms",
        "Sun 22 01:00 Maja paminnelse epost",
        "Sun 22 01:00 Uno paminnelse sms",
    ]


def test_where_somebody_may_be_in_danger_mail_and_telephone_both_go() -> None:
    """A mailbox at work is not read on a Saturday night: nobody waits for one to fail."""
    assert Story("2026-11-21 23:00", fara_nu=True).told(WITH_SMS) == [
        "Sat 21 23:00 Maja ny_rapport epost",
        "Sat 21 23:00 Maja ny_rapport sms",
        "Sun 22 01:00 Maja paminnelse epost",
        "Sun 22 01:00 Maja paminnelse sms",
        "Sun 22 01:00 Stina eskalering epost",
        "Sun 22 01:00 Stina eskalering sms",
    ]


def test_one_way_that_works_is_enough_to_wait_for_the_next_step() -> None:
    """The sms got through: the stand-in is not told early because the mail server is down."""
    story = Story("2026-11-21 23:00", fara_nu=True)
    for _ in range(TRIES * 2):
        one = planned(story.history, WITH_SMS, Tider())[0]
        story.note(one, "ingen_kontakt" if one.kanal == "epost" else None)

    assert first_to(STINA, story, WITH_SMS) == swedish("2026-11-22 01:00")


def test_without_danger_a_failed_e_mail_becomes_an_sms_at_once() -> None:
    """The other way is tried in the same moment, as its own first attempt."""
    story = Story("2026-11-21 23:00")
    story.note(planned(story.history, WITH_SMS, Tider())[0], "ingen_kontakt")
    first = planned(story.history, WITH_SMS, Tider())[0]

    assert (first.kanal, first.forsok) == ("sms", 1)
    assert first.at == swedish("2026-11-21 23:00")


def test_a_failed_way_is_tried_again_with_longer_and_longer_waits() -> None:
    """After 1, 5, 15, 30 and then every 60 minutes, each attempt with its number."""
    circle = Circle(mottagare=(Recipient(MAJA, ("epost",)),))
    story, waits, before = Story("2026-11-21 23:00"), [], None
    for number in range(1, 8):
        one = planned(story.history, circle, Tider())[0]
        waits.append((one.at - (before or one.at)).total_seconds() / 60)
        story.note(one, "ingen_kontakt")
        before = one.at

        assert one.forsok == number
    assert waits == [0, 1, 5, 15, 30, 60, 60]


def test_a_refused_address_is_tried_again_a_day_later_only() -> None:
    """Nothing is won by asking a server again that does not know the address."""
    circle = Circle(mottagare=(Recipient(MAJA, ("epost",)),))
    story = Story("2026-11-21 23:00")
    story.note(planned(story.history, circle, Tider())[0], "adress")

    assert planned(story.history, circle, Tider())[0].at == swedish("2026-11-22 23:00")


def test_where_every_way_to_the_receiver_fails_the_next_person_is_told_early() -> None:
    """After so many failures by each way the stand-in is told, long before the nämnd's time."""
    circle = Circle(
        mottagare=(Recipient(MAJA, ("epost",)),), stallforetradare=CIRCLE.stallforetradare
    )
    story = Story("2026-11-21 23:00")

    assert first_to(STINA, story, circle) == swedish("2026-11-23 10:00")

    for _ in range(TRIES):
        story.note(planned(story.history, circle, Tider())[0], "ingen_kontakt")

    assert first_to(STINA, story, circle) == swedish("2026-11-21 23:21")


def first_to(konto: UUID, story: Story, circle: Circle) -> datetime:
    """Give when a person is to be told as it looks now."""
    return next(one.at for one in planned(story.history, circle, Tider()) if one.konto == konto)


def test_when_the_server_comes_back_everybody_who_should_know_is_told() -> None:
    """Failures never end the attempts: what could not be said at night is said in the morning."""
    story = Story("2026-11-21 23:00", fara_nu=True)
    for _ in range(30):
        story.note(planned(story.history, CIRCLE, Tider())[0], "ingen_kontakt")
    morning = swedish("2026-11-22 08:00")
    while waiting := due(story.history, CIRCLE, morning):
        story.note(waiting[0], at=morning)

    assert planned(story.history, CIRCLE, Tider()) == ()


class Answered(Story):
    """A report that was opened, with a question asked."""

    def __init__(self) -> None:
        """Open it and ask."""
        super().__init__("2026-11-20 09:00")
        self.tell(Role.MOTTAGARE, r.OpenRapport(**R), "2026-11-20 09:30")
        self.tell(Role.MOTTAGARE, r.AskFraga(**R, text="När?"))

    def answer(self, at: str, **changes: Any) -> None:
        """Let the reporter add something."""
        self.tell(Role.RAPPORTOR, r.SupplementRapport(**R, text="Mer.", **changes), at)


def test_the_utredare_is_told_at_once_when_the_reporter_answers() -> None:
    """One message for an answer, to the utredare and not to the receiver."""
    story = Answered()
    story.tell(Role.RAPPORTOR, r.AnswerFraga(**R, fraga=3, text="I går."), "2026-11-20 12:00")

    assert story.told() == ["Fri 20 12:00 Uno svar epost"]


def test_without_an_utredare_the_receiver_is_told_of_the_answer() -> None:
    """A report that was not sorted yet belongs to whoever received it."""
    story = Answered()
    story.answer("2026-11-20 12:00")

    assert story.told(Circle(mottagare=CIRCLE.mottagare)) == ["Fri 20 12:00 Maja svar epost"]


def test_an_utredare_who_cannot_be_told_is_passed_by() -> None:
    """The receiver is told instead."""
    story = Answered()
    story.answer("2026-11-20 12:00")
    circle = Circle(mottagare=CIRCLE.mottagare, utredare=(Recipient(UNO),))

    assert story.told(circle) == ["Fri 20 12:00 Maja svar epost"]


def test_a_reporter_who_writes_ten_times_is_one_message_an_hour() -> None:
    """The public form cannot be used to flood somebody's mail."""
    story = Answered()
    story.answer("2026-11-20 12:00")
    story.note(planned(story.history, CIRCLE, Tider())[0])
    for minute in range(10, 20):
        story.answer(f"2026-11-20 12:{minute}")

    assert story.told() == ["Fri 20 13:00 Uno svar epost"]


def test_whoever_typed_it_in_is_not_told_of_it() -> None:
    """The utredare who notes what the reporter said on the telephone knows it already."""
    story = Answered()
    story.answer("2026-11-20 12:00", inlagd_av=UNO)

    assert planned(story.history, CIRCLE, Tider()) == ()


def test_what_was_written_before_it_was_opened_was_seen_then() -> None:
    """Opening a report shows all of it: no message about what stood there."""
    story = Story("2026-11-20 09:00")
    story.tell(Role.RAPPORTOR, r.SupplementRapport(**R, text="Mer."), "2026-11-20 09:05")
    story.tell(Role.MOTTAGARE, r.OpenRapport(**R), "2026-11-20 09:30")

    assert planned(story.history, CIRCLE, Tider()) == ()


def test_the_nearest_chef_is_passed_by() -> None:
    """Who asked for that is obeyed in every step: as receiver, as stand-in and as chef."""
    circle = Circle(
        mottagare=(Recipient(VERA, MAIL), Recipient(MAJA, MAIL)),
        stallforetradare=(Recipient(VERA, MAIL), Recipient(STINA, MAIL)),
        verksamhetschef=(Recipient(VERA, MAIL),),
    )
    passed = past_the_chef(circle, {VERA}, (Recipient(VERA, MAIL), Recipient(UNO, MAIL)))

    assert Story("2026-11-21 23:00", fara_nu=True).told(passed) == [
        "Sat 21 23:00 Maja ny_rapport epost",
        "Sun 22 01:00 Maja paminnelse epost",
        "Sun 22 01:00 Stina eskalering epost",
        "Sun 22 03:00 Uno eskalering epost",
    ]


def test_a_verksamhetschef_who_is_not_the_nearest_chef_is_told() -> None:
    """Passing by the enhetschef leaves the next one up where it was."""
    passed = past_the_chef(CIRCLE, {MAJA}, ())

    assert Story("2026-11-21 23:00", fara_nu=True).told(passed) == [
        "Sat 21 23:00 Stina eskalering epost",
        "Sun 22 01:00 Vera eskalering epost",
    ]
