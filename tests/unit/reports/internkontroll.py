"""The report of figures.md §1 by hand: 68 running, 59 within, 3 within an extension, 6 without."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from api.reports.internkontroll.counting import closed_words, running_words, span_of
from api.reports.internkontroll.model import (
    Atgard,
    AvvikelsePart,
    Count,
    Known,
    MatningReport,
    Other,
    Outcome,
    Part,
    Point,
    Presented,
)
from api.reports.moment import Moment
from audit.internkontroll.mal import Mal
from tests.unit.reports.papers import a_moment

PER: Final = date(2022, 12, 31)
MEETING: Final = date(2023, 2, 21)


def count(extended: int = 3, without: int = 6, closed_later: int = 0) -> Count:
    """Give 59 within four months, and those over by class."""
    varav = (("avslutade senare", closed_later), ("förlängda för sent", 0))
    return Count(
        (
            Part("Inom fyra månader", 59, "inom fyra månader"),
            Part("Över, inom beslutad förlängning", extended, "inom beslutad förlängning"),
            Part("Över, utan beslut om förlängning", without, "utan beslut om förlängning", varav),
        )
    )


def moment() -> Moment:
    """Give the morning of the meeting as what a report knows to."""
    at = datetime(2023, 2, 21, 7, 15, tzinfo=UTC)
    return replace(a_moment(), per=PER, recorded_at=at)


def report() -> MatningReport:
    """Give the report that the nämnd got on 2023-02-21."""
    finished = Count((Part("Inom fyra månader", 45, ""), Part("Över", 5, "för sent")))
    return MatningReport(
        rubrik="Mätning av utredningstid",
        per=PER,
        outcome=Outcome(59, 68, "promille"),
        words=running_words(PER),
        count=count(),
        diarienummer="SN 2022-77",
        moment=(
            ("Plan", "Internkontrollplan 2023, antagen 2022-12-14 § 168"),
            ("Process eller rutin", "Hur länge barnutredningar pågår"),
            ("Kontrollmoment", "Utredningstid i barnutredningar, barn 0–18 år"),
            ("Frekvens", "Fyra gånger om året. Redovisas i februari, maj, september och december"),
            ("Kontrollansvar", "Enhetschef och samordnare"),
            ("Metod", "Sökning i verksamhetssystemet"),
        ),
        ansvar="Enhetschef och samordnare",
        held="Nämndens eget mål (inte lag): minst 90 %. Utfallet är utanför målet.",
        registered="Mätningen frystes 2022-12-31 18.30 och vilar på kontrollnummer 4 000.",
        said="Så som nämnden visste den 2023-02-21 (§ 26): 68 barnavårdsutredningar pågick.",
        known=(
            Known("Registrerat till och med 2022-12-31", count()),
            Known("Registrerat till och med 2023-02-21", count(closed_later=2)),
        ),
        before=Point(date(2022, 9, 30), 55, 62),
        points=(
            Point(date(2022, 9, 30), 55, 62, mal=Mal("minst", "promille", 850)),
            Point(PER, 59, 68, mal=Mal("minst", "promille", 900)),
        ),
        other=Other(
            "Ett annat mått: utredningar som har avslutats sedan årets början",
            "Det här är inte samma utredningar som ovan.",
            closed_words(span_of(date(2022, 1, 1), PER)),
            finished,
        ),
        counted=("Sista dagen: räknas med.",),
        texts={"analys": "Två utredningar drog ut på tiden.", "forslag": "Nämnden godkänner."},
        avvikelser=(
            AvvikelsePart(
                "Utfallet är utanför målet",
                "öppen",
                (Atgard("Veckovis avstämning", "Enhetschef", "2023-03-31", "Planerad"),),
            ),
        ),
        presented=(Presented(MEETING, "§ 26", "Nämnden godkänner redovisningen", "Godkänns."),),
        underlag=("Internkontrollplan 2023", "Fryst mätning, läget 2022-12-31"),
    )
