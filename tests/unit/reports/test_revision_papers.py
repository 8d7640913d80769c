"""The papers to the revisorer: what is proposed before and after an answer, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from api.reports import document as d
from api.reports.editions import MASKERAT, choices, suffix
from api.reports.revision.parts import Told as PaperTold
from api.reports.revision.svar_paper import svar_document
from api.reports.revision.yttrande_paper import yttrande_document
from audit.revision import commands as c
from tests.unit.reports.papers import a_moment
from tests.unit.revision.story import DUE, RAPPORT, G, Told, anmarkt, lindesberg

GIVEN, DAY = date(2022, 9, 20), date(2024, 4, 2)


def answered() -> Told:
    """Tell of an answer that was given, with one rekommendation done and one that goes on."""
    told = lindesberg().on(
        DUE,
        c.WriteSvar(**G, avsnitt="inledning", text="Nämnden har läst rapporten."),
        c.GiveSvar(**G, lamnat=GIVEN, paragraf="§ 90"),
    )
    for number, lage in ((1, "genomford"), (2, "pagar"), (3, "genomfors_inte")):
        day = date(2023, 3, number)
        told.on(day, c.FollowUpRekommendation(**G, rekommendation=number, lage=lage, foljd_upp=day))
    return told


def paper(told: Told, *, words: bool = True, own: bool = True) -> d.Document:
    """Make the paper of the answer, as known to somebody."""
    return svar_document(PaperTold(told.state, DAY, words, own), a_moment())


def proposed(document: d.Document) -> str:
    """Give what the nämnd is asked to decide."""
    at = document.blocks.index(d.Heading("Förslag till beslut"))
    found = document.blocks[at + 1]
    assert isinstance(found, d.Paragraph)
    return d.plain(found.text)


def facts(document: d.Document) -> dict[str, str]:
    """Give the facts that the paper begins with."""
    return dict(next(one for one in document.blocks if isinstance(one, d.Facts)).rows)


def test_an_answer_that_waits_is_to_be_adopted() -> None:
    """The nämnd is asked to make it its own, and nothing is followed up yet."""
    found = paper(lindesberg())

    assert found.title.startswith("Svar till revisorerna: ")
    assert proposed(found) == (
        "Provnämnden antar svaret som sitt eget och lämnar det till revisorerna."
    )
    assert "Svaret lämnades" not in facts(found)


def test_an_answer_that_was_given_is_followed_up() -> None:
    """It is no longer adopted: the nämnd notes it, and what is not done yet is named."""
    found = paper(answered())
    (table,) = (one for one in found.blocks if getattr(one, "caption", "").endswith("efter svaret"))

    assert found.title.startswith("Uppföljning av svaret till revisorerna: ")
    assert proposed(found) == (
        "Provnämnden noterar uppföljningen av svaret till revisorerna."
        " Rekommendationerna 2 och 4 är inte klara: de följs upp igen."
    )
    assert facts(found)["Svaret lämnades"].replace("\N{NO-BREAK SPACE}", " ") == "2022-09-20, § 90"
    assert isinstance(table, d.Table)
    assert [row[1] for row in table.rows] == [
        "Genomförd", "Pågår", "Genomförs inte", "Inte följd upp än",
    ]  # fmt: skip


def test_where_all_is_done_nothing_is_said_to_go_on() -> None:
    """A rekommendation alone is told alone; with none left the follow-up says so."""
    told = answered()
    day = date(2023, 5, 1)
    told.on(day, c.FollowUpRekommendation(**G, rekommendation=2, lage="genomford", foljd_upp=day))
    one = proposed(paper(told))
    told.on(day, c.FollowUpRekommendation(**G, rekommendation=4, lage="genomford", foljd_upp=day))

    assert one.endswith(" Rekommendation 4 är inte klar: den följs upp igen.")
    assert proposed(paper(told)).endswith(" Inget återstår att följa upp.")


def test_a_yttrande_that_was_given_is_noted() -> None:
    """Before it is adopted; after, the nämnd notes the day and the paragraf."""
    told, day = anmarkt(), date(2024, 4, 29)
    after = anmarkt().on(day, c.GiveYttrande(**G, anmarkning=1, lamnat=day, paragraf="§ 61"))
    found = [
        proposed(
            yttrande_document(
                PaperTold(one.state, day, words=True, own=True),
                one.state.anmarkningar[1],
                a_moment(),
            )
        ).replace("\N{NO-BREAK SPACE}", " ")
        for one in (told, after)
    ]

    assert found == [
        "Provnämnden antar yttrandet som sitt eget och lämnar det till fullmäktige.",
        "Provnämnden noterar att yttrandet är lämnat till fullmäktige (2024-04-29, § 61).",
    ]


@pytest.mark.parametrize(
    ("words", "own", "mark", "ending"),
    [
        (True, True, "För nämnden (sekretess)", "-sekretess"),
        (False, True, "Maskerat: skyddad text visas inte", f"-{MASKERAT}"),
        (False, False, "Offentlig", "-offentlig"),
    ],
)
def test_a_copy_says_for_whom_it_was_made(
    *, words: bool, own: bool, mark: str, ending: str
) -> None:
    """The nämnd's own, one without the sealed texts, and the public one cannot be mistaken."""
    found = paper(answered(), words=words, own=own)

    assert found.edition == mark
    assert suffix(found) == ending
    assert choices(found, "sekretess" if own else "offentlig") == ("sekretess", "offentlig")


def test_a_paper_without_sealed_text_has_one_edition_and_is_public() -> None:
    """An answer where nothing is written yet holds nothing to seal."""
    told = Told().on(
        RAPPORT, c.OpenGranskning(**G, rubrik="Granskning", brev=date(2022, 1, 28), insyn=None)
    )
    found = paper(told)

    assert (found.edition, suffix(found)) == ("Offentlig", "-offentlig")
    assert choices(found, "sekretess") == ()


def test_a_letter_begins_with_its_day_its_number_its_sender_and_its_receiver() -> None:
    """The day is that of the last registration known, whatever day is asked about."""
    moment = replace(a_moment(), per=date(2023, 12, 31))
    found = svar_document(PaperTold(lindesberg().state, DAY, words=True, own=True), moment)

    assert list(facts(found).items())[:4] == [
        ("Datum", "2024-04-02"),
        ("Diarienummer", "SN 2022/55"),
        ("Från", "Förvaltningen för Provnämnden"),
        ("Till", "Provnämnden"),
    ]
    assert found.namnd == "Förvaltningen för Provnämnden"
    assert found.day == date(2024, 4, 2)
