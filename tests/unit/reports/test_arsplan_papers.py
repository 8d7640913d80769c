"""The papers of the year against the view model of its pages: every column, both editions."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest

from api.reports import document as d
from api.reports.arsplan.aret_paper import HIDDEN, NOT_PUBLIC, row, year_document
from api.reports.arsplan.mal_paper import goal_row, malen_document
from api.reports.arsplan.telling import tell_malen, tell_year
from api.reports.pdf import to_pdf
from api.reports.word import to_docx
from audit.arsplan import commands as c
from tests.unit.arsplan.story import (
    ARSMAL,
    ARSPLAN,
    DAYS,
    goal,
    mote,
    new_id,
    stopptid,
    the_goals,
    the_moten,
    the_year,
)
from tests.unit.reports.papers import a_moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.reports.arsplan.telling import MalenTold, YearTold
    from tests.unit.arsplan.story import Told

DAY = stopptid(5).date() + timedelta(days=1)
WHY = "Underlaget är inte klart."
TEXT = "Enkäten har skjutits upp."
MOMENT = replace(a_moment(), per=DAY)


def a_told_year() -> Told:
    """Give the year with one punkt treated, one moved, one dropped and a sammanträde cancelled."""
    told = the_year()
    told.today = DAY
    for command in (
        c.TreatPunkt(
            arsplan=ARSPLAN, punkt=new_id("ej_verkstallda/2023-4"), behandlad=DAYS[2],
            protokollsparagraf="§ 12",
        ),
        c.MovePunkt(
            arsplan=ARSPLAN, punkt=new_id("delegationsordning"), sammantrade=mote(6), skal=WHY
        ),
        c.DropPunkt(arsplan=ARSPLAN, punkt=new_id("synpunkter"), skal="Utgår i år."),
        c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(10), skal="För få ärenden."),
    ):  # fmt: skip
        told.tell(command)
    return told


def year_told(*, words: bool = True) -> YearTold:
    """Tell that year, late by a day, with its goals empty."""
    return tell_year(a_told_year().arsplan, the_goals().arsmal, 2024, DAY, words=words)


def goals_told(*, words: bool = True) -> MalenTold:
    """Tell sixteen goals: 13 met, 1 partly, 1 not, 1 without result and reported back too late."""
    told = the_goals()
    found = [*["uppfyllt"] * 13, "delvis", "ej"]
    per = date(2022, 12, 31)
    for number, utfall in enumerate(found, 1):
        told.tell(c.AssessArsmal(arsmal=ARSMAL, mal=goal(number), utfall=utfall, per=per))
    told.tell(c.AssessArsmal(arsmal=ARSMAL, mal=goal(16), utfall="saknas", per=per, text=TEXT))
    told.tell(
        c.GiveUppdrag(
            arsmal=ARSMAL, mal=goal(16), uppdrag=goal(99), beslutad=date(2023, 2, 21),
            paragraf="§ 20", ansvarig="forvaltningschef", senast=date(2024, 2, 29),
        )
    )  # fmt: skip
    return tell_malen(told.arsmal, 2022, DAY, words=words)


def tables(document: d.Document) -> dict[str, d.Table]:
    """Give the tables of a paper by their captions."""
    return {one.caption: one for one in document.blocks if isinstance(one, d.Table)}


def said(document: d.Document) -> str:
    """Give all that a paper says, with ordinary spaces."""
    return str(document.blocks).replace("\N{NO-BREAK SPACE}", " ")


def test_every_punkt_stands_in_its_table_with_all_that_the_page_says_of_it() -> None:
    """By sammanträde, without one, and dropped: the rows are those of the view, in its order."""
    told = year_told()
    found = tables(year_document(told, MOMENT, "sekretess"))
    view = told.view

    for one in view.moten:
        caption = f"Punkter {one.dag}, stopptid {one.stopptid_text}"
        assert found[caption].rows == tuple(map(row, one.punkter))
    assert found["Punkter utan sammanträde"].rows == tuple(map(row, view.oplanerade))
    assert found["Punkter som har strukits"].rows == tuple(map(row, view.strukna))
    shown = sum(len(one.punkter) for one in view.moten) + len(view.oplanerade)
    assert shown + len(view.strukna) == len(a_told_year().arsplan.punkter)


def test_a_row_holds_every_column_of_the_published_year() -> None:
    """Ärende, note, where it stood, läge, ansvarig, diarienummer, earlier beslut, where it goes."""
    told = the_year()
    told.today, which = DAY, new_id("delegationsordning")
    told.tell(
        c.ChangePunkt(
            arsplan=ARSPLAN, punkt=which, slag="delegationsordning", arende="Översyn",
            ansvarig="forvaltningschef", diarienummer="SN 2024-5", beslutad=date(2023, 4, 18),
            paragraf="§ 61", vidare=("fullmaktige", "revisorerna"), notering="En gång om året.",
        )
    )  # fmt: skip
    told.tell(c.MovePunkt(arsplan=ARSPLAN, punkt=which, sammantrade=mote(6), skal=WHY))
    view = tell_year(told.arsplan, the_goals().arsmal, 2024, DAY, words=False).view
    (found,) = (one for held in view.moten for one in held.punkter if one.id == which)

    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in row(found)] == [
        "Översyn\nEn gång om året.\nStod tidigare: 2024-05-29",
        "Planerad\nSenast 2024-06-10",
        "Förvaltningschefen",
        "SN 2024-5",
        "2023-04-18, § 61",
        "Kommunfullmäktige, Revisorerna",
    ]


def test_what_needs_somebody_comes_first_and_is_counted() -> None:
    """The late of May the day after the stopptid, in the order of the view, and the sums add up."""
    told = year_told()
    paper = year_document(told, MOMENT, "sekretess")
    first = tables(paper)["Det som behöver någon först"]
    counted = tables(paper)[f"Punkterna {DAY}, efter läge"]
    numbers = [int(number) for _, number in counted.rows]

    assert [cells[1] for cells in first.rows] == [one.arende for one in told.view.forst]
    assert first.rows[0][0].startswith("Sen\nÖver tiden sedan 2024-05-21")
    assert first.tones[0][0] == "hog"
    assert sum(numbers[:-1]) == numbers[-1] == len(a_told_year().arsplan.punkter)


def test_reasons_stand_only_where_they_may_be_read() -> None:
    """In the nämnd's own edition for who may; masked for others; never in the public one."""
    own = said(year_document(year_told(), MOMENT, "sekretess"))
    masked = said(year_document(year_told(words=False), MOMENT, "sekretess"))
    public = said(year_document(year_told(), MOMENT, "offentlig"))

    assert all(one in own for one in (WHY, "Utgår i år.", "För få ärenden.", "Flyttad till"))
    assert HIDDEN in masked
    assert NOT_PUBLIC in public
    assert not [one for one in (masked, public) if WHY in one or "Utgår i år." in one]


def test_the_goals_are_counted_and_told_one_by_one() -> None:
    """Sixteen: 13, 1, 1 and 1; each with its outcome; the task of § 20 late since 1 March."""
    told = goals_told()
    paper = malen_document(told, MOMENT, "sekretess")
    found = tables(paper)
    task = found["Nämndens uppdrag"].rows[0]
    counted = found[f"Målens utfall 2022-12-31, enligt registret {DAY}"]

    assert [cells[1] for cells in counted.rows] == [
        "13", "1", "1", "1", "16",
    ]  # fmt: skip
    goals = found["Mål för mål"]
    assert [row[:4] for row in goals.rows] == [*map(goal_row, told.view.mal)]
    assert [row[4] for row in goals.rows] == ["Inget antecknat"] * 15 + [TEXT]
    assert TEXT not in [one.text for one in told.skrivet]
    assert "16 mål: 13 uppfyllda, 1 delvis, 1 inte och 1 utan resultat." in said(paper)
    assert task[2].replace("\N{NO-BREAK SPACE}", " ") == "Sent\nÖver tiden sedan 2024-03-01"


def test_texts_about_goals_stand_only_where_they_may_be_read() -> None:
    """The text of a follow-up is in the nämnd's own edition for who may read it, nowhere else."""
    found = {
        (words, edition): TEXT in said(malen_document(goals_told(words=words), MOMENT, edition))
        for words in (True, False)
        for edition in ("sekretess", "offentlig")
    }

    assert found == {
        (True, "sekretess"): True, (True, "offentlig"): False,
        (False, "sekretess"): False, (False, "offentlig"): False,
    }  # fmt: skip


@pytest.mark.parametrize("make", [to_pdf, to_docx])
def test_made_again_a_paper_is_the_same_to_the_last_byte(
    make: Callable[[d.Document], bytes],
) -> None:
    """Of a year told anew in the same words, the file has the same sum."""
    sums = {
        hashlib.sha256(make(year_document(year_told(), MOMENT, "sekretess"))).hexdigest()
        for _ in range(2)
    }

    assert len(sums) == 1


def test_the_year_lies_on_its_side_in_both_forms() -> None:
    """A page of the year is broader than high, in PDF and in Word; that of the goals is not."""
    year, goals = (
        year_document(year_told(), MOMENT, "sekretess"),
        malen_document(goals_told(), MOMENT, "sekretess"),
    )
    boxes = [pypdf.PdfReader(io.BytesIO(to_pdf(one))).pages[0].mediabox for one in (year, goals)]
    section = docx.Document(io.BytesIO(to_docx(year))).sections[0]

    assert [box.width > box.height for box in boxes] == [True, False]
    assert (section.page_width or 0) > (section.page_height or 0)


def test_no_row_is_lost_where_a_sammantrade_is_higher_than_a_page() -> None:
    """Twelve punkter with long notes at one sammanträde: the last line of each is on a page."""
    told = the_moten()
    for number in range(12):
        note = f"{'Lång notering. ' * 32}Slut {number}."
        told.tell(
            c.PlanPunkt(
                arsplan=ARSPLAN, ar=2024, punkt=new_id(f"lång {number}"), slag="annat",
                arende=f"Ärende {number}", ansvarig="ekonom", sammantrade=mote(2), notering=note,
            )
        )  # fmt: skip
    view = tell_year(told.arsplan, the_goals().arsmal, 2024, DAYS[2], words=False)
    heights: dict[str, float] = {}

    def seen(text: str, matrix: list[float], at: list[float], *_: object) -> None:
        heights[text.strip()] = at[5] * matrix[3] + matrix[5]

    for page in pypdf.PdfReader(io.BytesIO(to_pdf(year_document(view, MOMENT, "offentlig")))).pages:
        page.extract_text(visitor_text=seen)
    last = {text: y for text, y in heights.items() if "Slut" in text}

    assert len(last) == 12
    assert min(last.values()) > 0


def test_the_moment_of_a_paper_is_told_as_everywhere() -> None:
    """The line at the foot says the day asked for and what was registered by when."""
    paper = year_document(year_told(), MOMENT, "sekretess")

    assert paper.footer.startswith(f"Läget {DAY} enligt uppgifter registrerade till och med")
    assert paper.day == datetime(2024, 4, 2, tzinfo=UTC).date()
