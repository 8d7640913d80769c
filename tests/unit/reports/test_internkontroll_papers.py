"""Papers of the internkontroll from models made by hand: sentences, editions, charts, bytes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.reports import document as d
from api.reports.internkontroll import saying
from api.reports.internkontroll.counting import closed_words, running_words, span_of
from api.reports.internkontroll.matning_paper import matning_document, told
from api.reports.internkontroll.model import Count, Known, Outcome, Part, Point
from api.reports.internkontroll.parts import trend
from api.reports.internkontroll.public import is_public, public_in_short, public_rows
from api.reports.internkontroll.tables import known_table
from api.reports.pdf import to_pdf
from api.reports.small_cells import SMALLEST
from api.reports.word import to_docx
from audit.internkontroll.mal import Mal
from tests.support.sources import ROOT
from tests.unit.reports.internkontroll import PER, count, moment, report

YEAR = "från 2022-01-01 till och med 2022-12-31"
ELSEWHERE = """
import hashlib
from api.reports.internkontroll.matning_paper import matning_document
from api.reports.pdf import to_pdf
from api.reports.word import to_docx
from tests.unit.reports.internkontroll import moment, report
paper = matning_document(report(), moment(), "sekretess")
print(*[hashlib.sha256(make(paper)).hexdigest() for make in (to_pdf, to_docx)])
"""


def plain(text: str) -> str:
    """Give a text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_another_process_makes_the_same_report() -> None:
    """PDF and Word of the report, made in two processes, are equal to the last byte."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paper = matning_document(report(), moment(), "sekretess")
    here = [hashlib.sha256(make(paper)).hexdigest() for make in (to_pdf, to_docx)]

    assert done.stdout.split() == here


def test_the_published_figures_are_told_in_words() -> None:
    """The report says the nine in their parts, and what became of the six by the meeting."""
    assert plain(told(report())) == (
        "68 barnavårdsutredningar pågick den 31 december 2022."
        " 59 var inom fyra månader (86,8 %)."
        " 9 hade pågått längre än fyra månader: 3 inom beslutad förlängning och 6 utan beslut om"
        " förlängning. Av de 6 utan beslut om förlängning: 2 avslutade senare."
    )


@pytest.mark.parametrize(
    ("within", "over", "said"),
    [
        (0, 0, f"0 barnavårdsutredningar avslutades {YEAR}."),
        (
            1,
            0,
            f"1 barnavårdsutredning avslutades {YEAR}. 1 tog högst fyra månader (100,0 %).",
        ),
        (
            45,
            5,
            (
                f"50 barnavårdsutredningar avslutades {YEAR}. 45 tog högst fyra månader (90,0 %)."
                " 5 tog längre tid än fyra månader."
            ),
        ),
    ],
)
def test_a_count_is_told_with_its_share(within: int, over: int, said: str) -> None:
    """An empty whole has no share; what is over is told where there is any."""
    words = closed_words(span_of(date(2022, 1, 1), PER))
    found = saying.in_short(words, Count((Part("Inom", within), Part("Över", over))))

    assert plain(found) == said


def test_one_class_over_is_told_as_all_of_them() -> None:
    """Where all that are over are of one class, the sentence does not count them twice."""
    found = saying.in_short(running_words(PER), count(extended=0, without=9))

    assert found.endswith("9 hade pågått längre än fyra månader: alla utan beslut om förlängning.")


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (None, "Det finns ingen tidigare mätning att jämföra med."),
        (
            Point(date(2022, 9, 30), 55, 62),
            (
                "Mätningen före, 2022-09-30: 55 av 62 (88,7 %)."
                " Andelen är 1,9 procentenheter lägre nu, och de som räknas är 6 fler än då."
            ),
        ),
        (
            Point(date(2022, 9, 30), 59, 68),
            (
                "Mätningen före, 2022-09-30: 59 av 68 (86,8 %)."
                " Andelen är densamma nu, och lika många räknas som då."
            ),
        ),
        (Point(date(2022, 9, 30), 0, 0), "Mätningen före, 2022-09-30: 0 av 0 (–)."),
    ],
)
def test_an_outcome_is_compared_with_the_one_before(before: Point | None, said: str) -> None:
    """A share in percentage points, the number beside it; nothing is compared with nothing."""
    assert plain(saying.compared(Point(PER, 59, 68), before)) == said


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome(59, 68, "promille"), "59 av 68 (86,8 %)"),
        (Outcome(14, None, "dagar"), "14 dagar"),
        (Outcome(3, None, "antal"), "3"),
    ],
)
def test_an_outcome_is_written_in_its_unit(outcome: Outcome, said: str) -> None:
    """A share with its parts, days with their word, a number alone."""
    assert plain(saying.outcome_in_words(outcome)) == said


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (("minst", "promille", 900), "minst 90 %"),
        (("minst", "promille", 985), "minst 98,5 %"),
        (("hogst", "antal", 0), "högst 0"),
        (("hogst", "dagar", 14), "högst 14 dagar"),
    ],
)
def test_a_target_is_written_without_rounding(target: tuple[str, str, int], said: str) -> None:
    """Tenths of a percent stand where there are any."""
    assert plain(saying.mal_in_words(*target)) == said


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((59, 3, 6), [("Inom fyra månader", 59), ("Över tiden", 9)]),
        (
            (59, 5, 6),
            [
                ("Inom fyra månader", 59),
                ("Över, inom beslutad förlängning", 5),
                ("Över, utan beslut om förlängning", 6),
            ],
        ),
        ((59, 0, 0), [("Inom fyra månader", 59)]),
        ((59, 2, 2), []),
        ((4, 9, 9), []),
    ],
)
def test_anyone_reads_no_number_under_five(
    parts: tuple[int, int, int], shown: list[tuple[str, int]]
) -> None:
    """Small classes become one; where that is small too, or those within are, only the whole."""
    names = [one.name for one in count().parts]
    found = Count(tuple(Part(name, n) for name, n in zip(names, parts, strict=True)))

    assert [(one.name, one.antal) for one in public_rows(found)] == shown
    assert plain(public_in_short(running_words(PER), found)).startswith(f"{sum(parts)} barnavårds")


@given(st.lists(st.integers(0, 12), min_size=2, max_size=5))
@settings(max_examples=100)
def test_whatever_the_numbers_are_no_small_one_stands_and_none_is_lost(numbers: list[int]) -> None:
    """Every row is large or empty; they add up to the whole, or there is no row at all."""
    found = Count(tuple(Part(str(at), number) for at, number in enumerate(numbers)))
    rows = [one.antal for one in public_rows(found)]

    assert all(one == 0 or one >= SMALLEST for one in rows)
    assert sum(rows) in ({found.total} if rows else {0})


@pytest.mark.parametrize(
    ("point", "public"),
    [
        (Point(PER, 59, 68), True),
        (Point(PER, 45, 47), False),
        (Point(PER, 3, 60), False),
        (Point(PER, 60, 60), True),
        (Point(PER, 2, None), True),
    ],
)
def test_what_is_left_between_two_numbers_is_small_too(point: Point, *, public: bool) -> None:
    """45 of 47 would tell the two; all of them, or a whole alone, tell nobody."""
    assert is_public(point) is public


@pytest.mark.parametrize("edition", ["sekretess", "offentlig"])
def test_every_chart_is_followed_by_a_table_of_the_same_numbers(edition: str) -> None:
    """What each row of the table after a chart says, name, number and goal, is in its picture."""
    blocks = matning_document(report(), moment(), edition).blocks
    pairs = [pair for pair in pairwise(blocks) if isinstance(pair[0], d.Figure)]

    assert pairs
    for figure, table in pairs:
        assert isinstance(figure, d.Figure)
        assert isinstance(table, d.Table)
        rows = table.rows[:-1] if table.total else table.rows
        for row in rows:
            # Of a mätning the share is drawn, and its goal as a line with the goal's own words.
            drawn = (row[0], row[1]) if table.total else (row[0], row[3], *row[4].split(" "))
            assert all(plain(one) in plain(figure.svg) for one in drawn)


def test_an_outcome_in_days_is_drawn_with_its_goal_and_what_is_in_another_unit_is_left_out() -> (
    None
):
    """The newest unit wins; a day count has no share, and says which goal the line is."""
    days = Mal("hogst", "dagar", 60)
    points = (
        Point(date(2022, 3, 31), 7, 10),
        Point(date(2022, 9, 30), 71, None, "dagar", days),
        Point(PER, 45, None, "dagar", days),
    )
    figure, table = trend(points, "Handläggningstid")

    assert isinstance(figure, d.Figure)
    assert isinstance(table, d.Table)
    assert [row[:2] for row in table.rows] == [("2022-09-30", "71"), ("2022-12-31", "45")]
    assert {plain(row[2]) for row in table.rows} == {"högst 60 dagar"}
    assert plain(figure.caption) == (
        "Handläggningstid: antal dagar vid 2 mätningar från 2022-09-30 till och med 2022-12-31."
        " Den streckade linjen är nämndens eget mål (inte lag): högst 60 dagar."
    )
    assert all(word in plain(figure.svg) for word in ("Mål:", "högst", "60 dagar"))


def test_the_public_edition_holds_no_text_that_people_wrote() -> None:
    """Analysis, proposal and åtgärder are left out, and the nämnd's own heading stands."""
    public = str(matning_document(report(), moment(), "offentlig"))

    assert "Mätning av utredningstid" in public
    for text in ("Två utredningar drog ut", "Veckovis avstämning", "avslutade senare", "Godkänns"):
        assert text not in public


def test_the_public_edition_tells_neither_how_a_person_measured_nor_how_many_were_looked_at() -> (
    None
):
    """A method is free text, and 32 looked at beside 30 counted would give the two away."""
    told = replace(report(), metod="Akten om Enskild A", counted=("Granskade: 32 av 412.",))
    own, public = (str(matning_document(told, moment(), one)) for one in ("sekretess", "offentlig"))

    for text in ("Akten om Enskild A", "Granskade: 32"):
        assert text in own
        assert text not in public


def test_the_proposal_approves_atgarder_only_where_there_are_any() -> None:
    """Without an åtgärd, told or planned, the nämnd approves the account alone."""
    told = replace(report(), texts={})
    none = replace(told, avvikelser=())
    masked = replace(none, hidden=frozenset({"atgarder"}))
    alone, planned, hidden = (
        "redovisningen och de åtgärder" in str(matning_document(one, moment(), "offentlig"))
        for one in (none, told, masked)
    )

    assert (alone, planned, hidden) == (False, True, True)
    assert "godkänner redovisningen." in str(matning_document(none, moment(), "offentlig"))


def test_a_row_of_five_says_how_many_the_narrow_drawing_has_room_for() -> None:
    """The caption of page and file tells the five; the page goes on about a narrow screen."""
    five = [Point(date(2022, month, 28), 59, 68) for month in range(1, 6)]
    figures = [next(trend(points, "Utredningstid")) for points in (five, five[:3])]
    said = [one.on_narrow for one in figures if isinstance(one, d.Figure)]

    assert said == ["På en smal skärm visas de 3 senaste.", ""]


def test_a_text_that_may_not_be_read_says_so() -> None:
    """A reader without the right to texts sees that there is one under its heading."""
    hidden = replace(report(), texts={}, hidden=frozenset({"analys"}))
    blocks = matning_document(hidden, moment(), "sekretess").blocks
    at = next(n for n, one in enumerate(blocks) if one == d.Heading("Analys", 2))

    assert "Skyddad text" in str(blocks[at + 1])


def test_later_knowledge_stands_beside_what_was_frozen() -> None:
    """Where what was registered later changed a class, the frozen numbers keep their sentence."""
    changed = Known("Registrerat till och med 2023-02-21", count(extended=4, without=5))
    later = replace(report(), known=(report().known[0], changed), changed=True)
    table = known_table(later)
    said = plain(str(matning_document(later, moment(), "sekretess")))

    assert ("Över, inom beslutad förlängning", "3", "4") in table.rows
    assert "2 avslutade senare" not in told(later)
    assert "Uppgifter som registrerades senare har ändrat bilden." in said
    assert "4 inom beslutad förlängning och 5 utan beslut om förlängning" in said


def test_the_paper_is_dated_when_it_was_known_and_stands_on_the_day_it_is_about() -> None:
    """The foot names the measured day, the file the day of the newest registration."""
    paper = matning_document(report(), moment(), "sekretess")

    assert paper.day == date(2023, 2, 21)
    assert paper.footer.startswith("Läget 2022-12-31 enligt uppgifter registrerade")
