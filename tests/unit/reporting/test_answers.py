"""What is typed into the form: cleaned, measured, and looked through for personnummer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reporting.answers import MOST, Typed, answers_of, clean, names_somebody
from api.reporting.happened import NAR, Shown, when
from api.reporting.personnummer import looks_like
from api.reporting.places import Area, Place, Places
from api.web.build.rapportera import KANALER, numbers
from api.web.build.rapportera_kvitto import what_is_new
from audit.canonical import can_be_stored
from audit.clock import utc_now
from audit.envelope import Happened
from audit.lexsarah.codes import INLAGD

if TYPE_CHECKING:
    from audit.errors import FieldProblem

TODAY = date(2026, 11, 22)
SHOWN = Shown(datetime(2026, 11, 22, 22, 5, tzinfo=UTC), TODAY)
NORTH = Area("v1", "Norr", "0600-1", (Place("e1", "Eken", "sol"), Place("e2", "Alen", "lss")))
SOUTH = Area("v2", "Söder", None, (Place("e3", "Björken", "sol"),))
PLACES = Places((NORTH, SOUTH))


def wrong(**typed: Any) -> tuple[FieldProblem, ...]:
    """Give what is wrong with a form in which one thing is."""
    return answers_of(Typed(**{"vad_hande": "Hon föll.", **typed}).cleaned(), SHOWN, PLACES)[1]


@given(st.text(st.characters(codec="utf-8") | st.characters(categories=["Cs"])))
def test_whatever_is_typed_can_be_stored(text: str) -> None:
    """A cleaned text is in NFC without control characters; cleaning it again changes nothing."""
    cleaned = clean(text)

    assert can_be_stored(cleaned)
    assert clean(cleaned) == cleaned


def test_lines_are_kept() -> None:
    """However a browser writes the end of a line, it is one; other control characters are space."""
    assert clean(" A\r\nB\rC\n\nD\x00\x1bE\t ") == "A\nB\nC\n\nD  E"


@pytest.mark.parametrize("name", [name for name in MOST if name != "text"])
def test_a_field_holds_so_much_and_no_more(name: str) -> None:
    """At its limit a text passes; one character more is refused, naming field and numbers."""
    (problem,) = wrong(**{name: "x" * (MOST[name] + 1)})

    assert wrong(**{name: "x" * MOST[name]}) == ()
    assert problem.field == name
    assert str(MOST[name] + 1) in problem.reason
    assert "Korta den." in problem.reason


@pytest.mark.parametrize(
    ("nar", "datum", "expected"),
    [
        ("nu", "", Happened.on(TODAY)),
        ("idag", "", Happened.on(TODAY)),
        ("igar", "", Happened.on(date(2026, 11, 21))),
        ("datum", "2026-01-31", Happened.on(date(2026, 1, 31))),
        ("", " 2026-01-31 ", Happened.on(date(2026, 1, 31))),
        ("vet_inte", "2026-01-31", Happened.unknown()),
        ("", "", Happened.unknown()),
        ("datum", "", None),
        ("datum", "2026-11-23", None),
        ("datum", "2026-02-30", None),
        ("datum", "31 jan", None),
        ("datum", "0001-01-01", None),
    ],
)
def test_when_it_happened(nar: str, datum: str, expected: Happened | None) -> None:
    """A choice is counted from when the form was shown; a date must be one that has been."""
    shown = Shown(datetime(2026, 11, 25, 12, tzinfo=UTC), TODAY)

    assert when(nar, datum, shown) == expected


def test_now_is_a_time_where_the_log_keeps_the_time_of_the_clock() -> None:
    """The answer "nu" is the minute at which the form was shown, on that very day."""
    shown = Shown(datetime(2026, 11, 22, 12, 5, tzinfo=UTC), TODAY)

    assert when("nu", "", shown) == Happened.at(shown.moment)


def test_a_form_says_the_same_when_it_is_sent_after_midnight() -> None:
    """What was written into the form is read back; what is too old or lies ahead counts as now."""
    yesterday = utc_now().replace(second=0, microsecond=0) - timedelta(days=1)
    shown = Shown(yesterday, date(2026, 11, 21))
    old = Shown(yesterday - timedelta(days=2), date(2026, 11, 19))

    assert Shown.read(str(shown), TODAY) == shown
    assert Shown.read(str(old), TODAY).day == TODAY
    assert Shown.read("duva", TODAY).day == TODAY


def test_a_name_is_nowhere_when_none_is_left() -> None:
    """The box wins over what was typed; empty answers are left out."""
    typed = Typed(vad_hande="Hon föll.", namn="Vera", telefon="1", utan_namn=True, enhet="e2")
    answers, _ = answers_of(typed, SHOWN, PLACES)

    assert answers is not None
    assert answers.words == {"vad_hande": "Hon föll.", "var": "Alen"}


def test_the_same_answers_are_the_same_body() -> None:
    """Two sendings of a form agree to the byte; another answer makes another body."""
    one = Typed(vad_hande="A\u030asa föll.\r\n").cleaned()
    same = Typed(vad_hande=" Åsa föll.").cleaned()

    assert one.body() == same.body()
    assert one.body() != Typed(vad_hande="Åsa föll.", fara_nu=True).body()


@pytest.mark.parametrize(
    "text",
    [
        "20110203-1234",
        "110203-1234",
        "1102031234",
        "hon (20110263-1234)",
        "19390101+1234",
        "2011 02 03 12 34",
    ],
)
def test_what_looks_like_a_personnummer(text: str) -> None:
    """With or without century and hyphen, and a samordningsnummer too; no check digit is asked."""
    assert looks_like(f"Barnet {text} föll.")
    assert names_somebody(Typed(vem_galler=text)) == ("vem_galler",)


@pytest.mark.parametrize(
    "text",
    [
        "0600-123 45",
        "0980-319 211",
        "2026-11-22",
        "2026-11-22 kl. 02.10",
        "rum 1234",
        "20111303-1234",
        "112",
    ],
)
def test_what_does_not_look_like_a_personnummer(text: str) -> None:
    """Telephone numbers, dates and rooms are left alone."""
    assert not looks_like(text)


def test_numbers_to_ring_are_those_of_the_place() -> None:
    """A place has the number of its verksamhet; without a place each verksamhet has its own."""
    assert [one.number for one in numbers(PLACES, "e1")] == ["0600-1"]
    assert numbers(PLACES, "e3") == ()
    assert [(one.where, one.dialled) for one in numbers(PLACES, "")] == [("Norr", "06001")]
    assert numbers(Places(), "") == ()


def test_one_place_is_meant_where_there_is_only_one() -> None:
    """The verksamhet of somebody's uppdrag presets the place where it has no other."""
    assert PLACES.nearest({"v2"}) == SOUTH.places[0]
    assert PLACES.nearest({"v1"}) is None
    assert PLACES.nearest({None}) is None


def test_each_way_to_enter_a_report_can_be_chosen() -> None:
    """The form for someone else offers exactly the ways that count as entered."""
    assert {one.value for one in KANALER} == INLAGD


def test_every_answer_to_when_is_understood() -> None:
    """No choice of the third question is taken for a date that cannot be read."""
    assert [nar for nar in NAR if when(nar, "2026-01-31", SHOWN) is None] == []


def test_what_is_new_names_the_question_and_nothing_old() -> None:
    """Only answers that differ are written down, each under its question."""
    before = {"vad_hande": "Hon föll.", "var": "Eken", "konto": "hemligt"}
    now = {"vad_hande": "Hon föll.", "var": "Alen", "vem_galler": "Rum 4"}

    assert what_is_new(before, now) == "Plats\nAlen\n\nVem gäller det?\nRum 4"
