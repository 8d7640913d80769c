"""A half-year of lex Sarah, counted by hand beside what the view counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from audit.envelope import Happened
from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from projections.lexsarah.numbers import Atgarder, Group, Ivo, Ledtid, Sankta, Summary
from projections.lexsarah.summary import summary
from tests.unit.lexsarah.asked import OPENING, RECEIVED, A
from tests.unit.lexsarah.histories import Story
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from tests.integration.projections.lexsarah.conftest import Written

FIRST, LAST = date(2025, 7, 1), date(2025, 12, 31)
M, U, V, N = Role.MOTTAGARE, Role.UTREDARE, Role.VERKSAMHETSCHEF, Role.NAMNDSEKRETERARE


def days(month: int, day: int) -> dict[str, date]:
    """Let somebody act on a day of 2025."""
    return {"today": date(2025, month, day)}


def opened(month: int, day: int, **changes: Any) -> Story:
    """Open an ärende for a report that came in that day."""
    values = {**OPENING, "rapport_inkom": date(2025, month, day), "rapport": token("r"), **changes}
    return Story().tell(M, a.OpenArende(**values), **days(month, day))


def short() -> Story:
    """Open on 10 July, first judged a missförhållande, lowered on the 20th, closed on the 30th."""
    story = opened(7, 10)
    grade: dict[str, Any] = {"bedomning": "missforhallande", "skal": "Så ser det ut."}
    story.tell(M, u.MakeForstaBedomning(**A, **grade), **days(7, 12))
    story.tell(U, a.TakeArende(**A, inget_jav=True, egen_rapport="Nej"), **days(7, 13))
    lower: dict[str, Any] = {
        "bedomning": "inget_missforhallande",
        "skal": "Nej.",
        "till_rapportor": "Vi såg fel.",
    }
    story.tell(U, u.MakeBedomning(**A, **lower), **days(7, 20))
    close: dict[str, Any] = {
        "avslutad": date(2025, 7, 30),
        "stallningstagande": "inget_missforhallande",
        "enskild_informerad": True,
        "skal": "Ett missförstånd.",
        "omedelbara_atgarder": "Inga.",
        "enskild": "Samtal.",
    }
    return story.tell(U, b.CloseShort(**A, **close), **days(7, 30))


def serious(arrives: date | None) -> Story:
    """Open on 1 August, serious from the 3rd, notified on the 5th; the utredning may come in."""
    story = opened(8, 1, enhet="e2", verksamhet="v1", lag="lss", rapport=None)
    grade: dict[str, Any] = {"bedomning": "allvarligt_missforhallande", "skal": "Fara för liv."}
    story.tell(M, u.MakeForstaBedomning(**A, **grade), **days(8, 3))
    story.tell(V, u.AssessOmedelbaraAtgarder(**A, utfall="vidtagna"), **days(8, 1))
    by = Utanfor(beslutsfattare="utskott", beslutad=date(2025, 8, 5), paragraf="§ 9")
    told: dict[str, Any] = {"gjord": date(2025, 8, 5), "satt": "e_tjanst", "taget": by}
    anmalan = b.RegisterIvoAnmalan(**A, **told, utredning_bifogad=False)
    story.tell(N, anmalan, **days(8, 6))
    for senast in (date(2025, 9, 1), date(2026, 2, 1)):
        plan: dict[str, Any] = {"slag": "forebyggande", "ansvarig": "enhetschef", "text": "Larm."}
        story.tell(V, u.PlanAtgard(**A, **plan, senast=senast), **days(8, 10))
    done = u.DoAtgard(**A, atgard=len(story.events) - 1, utford=date(2025, 9, 2))
    story.tell(V, done, **days(9, 2))
    if arrives:
        judged = u.MakeBedomning(**A, **grade)
        taken = a.TakeArende(**A, inget_jav=True, egen_rapport="Nej")
        sent = b.SendUtredningIvo(**A, skickad=arrives, satt="e_tjanst", kom_in=arrives)
        for command in (taken, judged, sent):
            story.tell(U, command, today=arrives)
    return story


@cache
def _later() -> Story:
    """Open on 2 January of the next year: nothing of this half-year."""
    values = {**OPENING, "rapport_inkom": date(2026, 1, 2)}
    return Story().tell(M, a.OpenArende(**values), today=date(2026, 1, 2))


@pytest.fixture(scope="module")
def counted(written: Written) -> Summary:
    """The half-year, of five ärenden, three reports and what else there is."""
    for story in (short(), serious(None), serious(date(2025, 10, 5)), serious(date(2025, 12, 1))):
        written.write(story.events, uuid4())
    written.write(_later().events, uuid4())
    for kanal, happened in (("web", Happened.on(FIRST)), ("telefon", Happened.on(LAST))):
        typed: dict[str, Any] = {"inlagd_av": token("mottagare")} if kanal == "telefon" else {}
        received = r.ReceiveRapport(
            **RECEIVED | {"fara_nu": kanal == "web"}, kanal=kanal, happened=happened, **typed
        )
        role = Role.RAPPORTOR if kanal == "web" else M
        story = Story().tell(role, received, today=LAST)
        written.write(story.events, uuid4())
    others = Story().tell(
        N, b.ReceiveUtforareRapport(uppgift=token("u"), utforare="u1", lag="lss", kom_in=LAST),
        today=LAST,
    )  # fmt: skip
    written.write(others.events, uuid4())
    informed = Story().tell(
        Role.ENHETSCHEF,
        b.InformPersonal(
            information=token("i"), enhet="e1", lag="sol", informerad=FIRST, satt="mote", antal=12
        ),
        today=FIRST,
    )
    written.write(informed.events, uuid4())
    return summary(written.log, FIRST, LAST, written.head)


def test_reports_and_arenden_are_counted(counted: Summary) -> None:
    """Received, opened, closed and open at the end, by way, grade, enhet, verksamhet and act."""
    assert (counted.rapporter, counted.rapporter_fara) == (2, 1)
    assert counted.rapporter_kanal == {"web": 1, "telefon": 1}
    assert counted.rapporter_steg == {"inkommen": 2}
    assert (counted.oppnade, counted.avslutade, counted.oppna) == (4, 1, 3)
    assert counted.avslutade_satt == {"kort": 1}
    assert counted.bedomning == (
        Group("allvarligt_missforhallande", 3, 0, 3, 3),
        Group("inget_missforhallande", 1, 1, 0, 0),
    )
    assert counted.enhet == (Group("e1", 1, 1, 0, 0), Group("e2", 3, 0, 3, 3))
    assert counted.verksamhet == (Group("v1", 4, 1, 3, 3),)
    assert [one.kod for one in counted.lag] == ["lss", "sol"]


def test_days_are_whole_and_medians_exact(counted: Summary) -> None:
    """From the report to the end, to the first bedömning, to the measures; from duty to IVO."""
    assert counted.utreda == Ledtid((20,))
    assert counted.forsta_bedomning == Ledtid((2, 2, 2, 2))
    assert counted.omedelbara == Ledtid((0, 0, 0))
    assert counted.anmala_ivo == Ledtid((2, 2, 2))
    assert Ledtid((1, 2, 4, 9)).median == Fraction(3)
    assert Ledtid((1, 2, 4)).share_within(2) == Fraction(2, 3)
    assert (Ledtid().median, Ledtid().share_within(9), Ledtid((4,)).antal) == (None, None, 1)


def test_what_went_to_ivo_and_when_the_utredning_came(counted: Summary) -> None:
    """Two months from 5 August: one came in on the very last day, one late, one not at all."""
    assert counted.ivo == Ivo(anmalda=3, inom=1, efter=1, aterstar_over=1)


def test_atgarder_are_planned_done_and_late(counted: Summary) -> None:
    """Six planned, three done a day late, three still to do and not due before the next year."""
    assert counted.atgarder == Atgarder(
        planerade=6, utforda=3, utforda_sent=3, avstadda=0, kvar=3, sena=0, effekt={}
    )


def test_lowered_bedomningar_and_what_reporters_were_told(counted: Summary) -> None:
    """One was lowered, with words for its one reporter."""
    assert counted.sankta == Sankta(antal=1, med_besked=1, rapporter=1)


def test_others_are_counted_too(counted: Summary) -> None:
    """A private utförare's information, and staff who were informed."""
    assert (counted.utforare_rapporter, counted.utforare_anmalningar) == (1, 0)
    assert counted.personal == (1, 12)
    assert not counted.behind


def test_a_period_without_anything_is_all_zero(written: Written, counted: Summary) -> None:
    """A year before everything there is nothing, and medians are none."""
    found = summary(written.log, date(2019, 1, 1), date(2019, 12, 31), written.head)

    assert (found.rapporter, found.oppnade, found.oppna, found.enhet) == (0, 0, 0, ())
    assert (found.utreda.median, found.ivo.anmalda) == (None, 0)
    assert counted.oppnade > 0
