"""From figures and timelines to what pages say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from uuid import UUID

from api.web.build.answer import conclusion, running_answer
from api.web.build.basis import basis_of, notices_of
from api.web.build.comparison import comparison
from api.web.build.drawings import months
from api.web.build.names import arende_name
from api.web.build.rules import definitions
from api.web.links import Links
from api.web.models.frame import Kind
from audit.barnutredning.classify import Tidsklass
from projections.asof import AsOf
from projections.barnutredning.figure import ClassCount, Closed, Days, Running
from projections.matning.trend import Frozen, Trend
from projections.snapshot import Basis

PER = date(2022, 12, 31)
AT = datetime(2023, 2, 21, 7, 15, tzinfo=UTC)
FRESH = Basis(4812, AT, 4812, None, None)
NONE = dict.fromkeys(Tidsklass, ClassCount())


def running(*numbers: int, later: int = 0, per: date = PER) -> Running:
    """Make a figure of the running ones: within, extended, expired, without."""
    classes = {klass: ClassCount(n) for klass, n in zip(Tidsklass, numbers, strict=True)}
    last = Tidsklass.OVER_UTAN_FORLANGNING
    classes[last] = ClassCount(numbers[-1], closed_later=later)
    return Running(
        known_position=4812,
        basis=FRESH,
        all=ClassCount(sum(numbers), closed_later=later),
        classes=classes,
        days=Days(),
        per=per,
    )


def frozen(per: date, within: int, over: int) -> Frozen:
    """Make a frozen mätning."""
    numbers = {Tidsklass.INOM.value: within, Tidsklass.OVER_UTAN_FORLANGNING.value: over}
    return Frozen(
        UUID(int=1),
        9,
        AT,
        "barnutredningstid",
        "pagaende",
        per,
        None,
        None,
        8,
        "00",
        numbers,
        0,
        None,
    )


def test_the_answer_is_a_sentence_with_its_parts() -> None:
    """59 of 68, 86.8 %, and the nine in three parts with what is to be known of them."""
    answer = running_answer(running(59, 3, 0, 6, later=2), Links("prov"))

    assert (answer.part, answer.whole) == (59, 68)
    assert answer.rest_text == "9 har pågått längre än fyra månader"
    assert [part.number for part in answer.rest] == [3, 0, 6]
    assert answer.rest[2].notes == ("Varav 2 avslutade senare",)


def test_an_empty_class_is_not_painted_as_a_fault() -> None:
    """A class without utredningar is grey, whatever its name."""
    answer = running_answer(running(59, 0, 0, 1), Links("prov"))

    assert [part.kind for part in answer.rest] == [Kind.NEUTRAL, Kind.NEUTRAL, Kind.ERROR]


def test_nothing_over_time_needs_no_parts() -> None:
    """Where all are within, the rest is one sentence."""
    answer = running_answer(running(5, 0, 0, 0), Links("prov"))

    assert (answer.rest_text, answer.rest) == ("Ingen har pågått längre än fyra månader", ())


def test_no_utredningar_at_all_have_no_share() -> None:
    """A share of nothing is a dash, and the conclusion still reads."""
    nothing = running(0, 0, 0, 0)

    assert running_answer(nothing, Links("prov")).share == "–"
    assert conclusion(nothing).startswith("0 av 0")


def test_the_conclusion_says_every_class() -> None:
    """Who does not see the chart hears all four numbers."""
    said = conclusion(running(59, 3, 1, 6))

    assert all(f"{number} " in said for number in (59, 69, 3, 1, 6))


def test_a_figure_is_compared_with_the_newest_measurement_before_it() -> None:
    """Lower or higher, more or fewer, against the last date before; later ones do not count."""
    rows = (frozen(date(2022, 9, 30), 57, 7), frozen(PER, 59, 9), frozen(date(2023, 3, 31), 1, 1))
    said = comparison(Trend(rows, 4812, FRESH), running(59, 3, 0, 6))

    assert said.startswith("Mätningen före, 2022-09-30: 57 av 64 (89,1")
    assert "2,3 procentenheter lägre nu och utredningarna är 4 fler" in said
    assert comparison(Trend(rows, 4812, FRESH), running(59, 3, 0, 6), "Nu ett annat.") == (
        f"{said} Nu ett annat."
    )


def test_an_unchanged_share_is_said_to_be_unchanged() -> None:
    """The same share is neither lower nor higher."""
    said = comparison(Trend((frozen(date(2022, 9, 30), 1, 1),), 1, FRESH), running(1, 0, 0, 1))

    assert "Andelen är densamma nu och utredningarna är lika många" in said


def test_without_an_earlier_measurement_nothing_is_compared() -> None:
    """The page says so instead of leaving a blank."""
    assert "ingen fryst mätning" in comparison(Trend((), 1, FRESH), running(1, 0, 0, 0))


def test_the_basis_is_one_line_as_documents_have_it() -> None:
    """Both dates and the kontrollnummer stand in one line."""
    line = basis_of(AsOf(PER, None, 4812, AT)).line.replace("\N{NO-BREAK SPACE}", " ")

    assert line == (
        "Läget 2022-12-31 enligt uppgifter registrerade till och med 2023-02-21 08.15"
        " · kontrollnummer 4 812"
    )


def test_before_the_first_registration_the_basis_says_so() -> None:
    """A moment before everything rests on nothing."""
    assert "innan något var registrerat" in basis_of(AsOf(PER, AT, 0, None)).line


def test_a_view_that_has_read_everything_needs_no_words() -> None:
    """No notice stands where nothing is wrong."""
    assert notices_of(FRESH, 4812) == []


def test_a_view_that_lags_is_said_to_lag() -> None:
    """How many are missing stands on the page."""
    [notice] = notices_of(Basis(4800, AT, 4812, None, None), 4812)

    assert notice.kind is Kind.WARNING
    assert "saknar 12 av" in notice.body


def test_a_stopped_view_shows_its_error_and_its_lag() -> None:
    """The error, since when, and how far it came are all told."""
    [notice] = notices_of(Basis(4800, AT, 4812, "Okänt innehåll vid löpnummer 4801", AT), 4812)

    assert notice.kind is Kind.ERROR
    assert "2023-02-21" in notice.heading
    assert notice.details == ("Fel: Okänt innehåll vid löpnummer 4801",)


def test_a_view_that_is_behind_still_answers_for_what_it_has_read() -> None:
    """What was known earlier than the lag begins is shown without a warning."""
    assert notices_of(Basis(4800, AT, 4812, None, None), 4000) == []


def test_the_law_is_the_one_in_force_on_the_day() -> None:
    """The lagrum changes with the act on 2025-07-01."""
    before = dict(definitions(running(1, 0, 0, 0, per=date(2025, 6, 30))))
    after = dict(definitions(running(1, 0, 0, 0, per=date(2025, 7, 1))))

    assert "(2001:453)" in before["Fyra månader"]
    assert "20 kap. 3 §" in after["Fyra månader"]


def test_the_last_column_holds_all_that_took_longer() -> None:
    """Seven months and more stand together, and the colour changes at four."""
    counted = Closed(
        known_position=1,
        basis=FRESH,
        all=ClassCount(6),
        classes=NONE,
        days=Days(Fraction(1), Fraction(1)),
        start=date(2022, 1, 1),
        end=PER,
        months={3: 2, 7: 1, 9: 2, 30: 1},
    )
    columns = months(counted.months)

    assert [(one.name, one.number) for one in columns if one.number] == [("3", 2), ("7+", 4)]
    assert [one.name for one in columns if one.after] == ["4", "5", "6", "7+"]


def test_an_arende_has_a_short_name_without_anything_of_anyone() -> None:
    """The name is the end of the random id."""
    assert arende_name(UUID("0189f7c4-0000-7000-8000-0123456789ab")) == "Utredning 23456-789ab"
