"""What waits for whom in an ärende and in a report, and until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from audit.lexsarah import Arende, Rapport, Role, Stream, next_acts
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.att_gora import READS, acts_that_matter, in_arende, tasks_of
from audit.lexsarah.att_gora_rapport import in_rapport
from audit.lexsarah.urgency import in_order
from audit.lexsarah.waiting import Grund, Person, Waiting
from tests.unit.lexsarah.asked import DAY, OPENING, A, R
from tests.unit.lexsarah.histories import Story, arende_at, rapport_at
from tests.unit.lexsarah.people import TODAY, acting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.envelope import Event

M, U, E, V = Role.MOTTAGARE, Role.UTREDARE, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
B, N = Role.BESLUTSFATTARE_IVO, Role.NAMNDSEKRETERARE


def waiting(events: Sequence[Event], role: Role, **changes: Any) -> dict[str, Waiting]:
    """Give what waits in an ärende for the person of a role, by kind; the last of each kind."""
    who = acting(role, **changes)
    acts = next_acts(Stream.ARENDE, events, who)
    person = Person(who.konto, frozenset({role}))
    return {one.kind: one for one in in_arende(Arende.from_events(events), acts, person)}


def in_report(events: Sequence[Event], role: Role, mal: datetime | None = None) -> list[str]:
    """Name what waits in a report for the person of a role."""
    acts = next_acts(Stream.RAPPORT, events, acting(role))
    return [one.kind for one in in_rapport(Rapport.from_events(events), acts, mal)]


def test_an_arende_without_utredare_waits_for_one_and_others_follow() -> None:
    """The utredare may take it; mottagare and verksamhetschef see that nobody has."""
    found = {role: waiting(arende_at("oppnat"), role)["ta"] for role in (U, M, V)}

    assert {role: one.act for role, one in found.items()} == {U: "take_arende", M: None, V: None}
    assert {one.since for one in found.values()} == {DAY}


@pytest.mark.parametrize(
    ("steg", "kind", "role", "act"),
    [
        ("under_utredning", "utreda", U, "make_bedomning"),
        ("bedomt", "besluta", V, "decide_atgarder"),
        ("bedomt", "besluta", U, None),
        ("beslutat", "avsluta", U, "close_full"),
    ],
)
def test_the_duty_to_utreda_waits_for_the_next_step(
    steg: str, kind: str, role: Role, act: str | None
) -> None:
    """At each step one thing is next, with the law; a beslut is waited for since the bedömning."""
    found = waiting(arende_at(steg), role)[kind]
    since = TODAY if kind == "besluta" else DAY

    assert (found.act, found.grund, found.since) == (act, Grund.PLIKT, since)
    assert found.lagrum is not None
    assert "27 kap. 5 §" in found.lagrum


def test_a_duty_without_a_number_is_never_late() -> None:
    """Years may pass: a word of law has no last day, and nothing says that it was broken."""
    found = waiting(arende_at("oppnat"), U)["ta"]

    assert not found.is_late(date(2030, 1, 1))
    assert found.days_left(TODAY) is None


def test_the_two_months_have_both_last_days_and_end_when_it_came_in() -> None:
    """An anmälan without the utredning starts them; they last until it has come in to IVO."""
    begun, sent = arende_at("bedomt", "anmalt"), arende_at("bedomt", "kompletterat")
    found, later = waiting(begun, B)["ivo_utredning"], waiting(sent, B)

    assert (found.act, found.grund) == ("send_utredning_ivo", Grund.LAG)
    assert found.senast == date(2026, 5, 10)
    assert found.senast_vardag == date(2026, 5, 11)
    assert not found.is_late(date(2026, 5, 11))
    assert found.is_late(date(2026, 5, 12))
    assert "ivo_utredning" not in later
    assert later["ivo_kom_in"].senast == date(2026, 5, 10)


def test_a_serious_bedomning_waits_to_be_notified() -> None:
    """Who decides on IVO may act; the utredare, whose ärende it is, may register or follow."""
    found = waiting(arende_at("oppnat"), B)["anmala_ivo"]

    assert (found.act, found.grund) == ("anmal_ivo", Grund.PLIKT)
    assert found.lagrum is not None
    assert "27 kap. 6 §" in found.lagrum


def test_a_closed_arende_still_owes_ivo_the_utredning() -> None:
    """As soon as the utredning is finished it is to be sent: a soft time beside the two months."""
    found = waiting(arende_at("avslutat", "anmalt"), U)

    assert found["ivo_fardig"].since == TODAY
    assert found["ivo_utredning"].grund is Grund.LAG


def test_an_atgard_is_due_on_the_day_the_namnd_set() -> None:
    """A planned day is the nämnd's own and no law; its chef is asked to carry it out."""
    who = acting(E)
    story = Story(list(arende_at("under_utredning")))
    story.tell(
        U,
        u.PlanAtgard(
            **A,
            slag="forebyggande",
            ansvarig="enhetschef",
            konto=who.konto,
            senast=date(2026, 3, 1),
            text="Byt larm.",
        ),
    )
    found = waiting(story.events, E)["atgard"]

    assert (found.act, found.grund, found.lagrum) == ("do_atgard", Grund.MAL, None)
    assert found.is_late(TODAY)
    assert found.days_left(TODAY) == -19


def test_a_carried_out_atgard_waits_for_its_effekt_also_in_a_closed_arende() -> None:
    """Following up does not end with the ärende."""
    assert waiting(arende_at("avslutat", "anmalt"), V)["effekt"].act == "assess_effekt"


def test_whoever_has_no_need_to_know_is_told_of_nothing() -> None:
    """Another verksamhet's chef, and an enhetschef without access, get no line at all."""
    story = Story().tell(M, a.OpenArende(**OPENING))

    assert not waiting(story.events, V, verksamheter=frozenset({"v2"}))
    assert not waiting(story.events, E)


def test_a_question_of_jav_waits_for_whoever_may_settle_it() -> None:
    """When the utredare turns out jävig the chef settles it, and the ärende waits for another."""
    story = Story(list(arende_at("under_utredning")))
    story.tell(U, a.DeclareJav(**A, grund="narstaende"))
    found = waiting(story.events, V)

    assert found["jav"].act == "settle_jav"
    assert found["ta"].act is None
    assert not waiting(story.events, U)


def test_the_number_of_the_diarium_waits_for_the_secretary_alone() -> None:
    """Others may register it, but it stands only on the list of nämndsekreteraren."""
    assert waiting(arende_at("oppnat"), N)["diarienummer"].act == "register_diarienummer"
    assert "diarienummer" not in waiting(arende_at("oppnat"), U)


def test_a_report_waits_to_be_opened_then_sorted() -> None:
    """Until somebody opened it that is what waits; then the sorting, and then nothing."""
    story = Story(list(rapport_at("inkommen")[:1]))
    first = in_report(story.events, M)
    story.tell(M, r.OpenRapport(**R))

    assert first == ["oppna"]
    assert in_report(story.events, M) == ["sortera"]
    assert in_report(rapport_at("sorterad"), M) == []
    assert in_report(story.events, Role.KVALITET) == []


def test_an_answer_of_the_reporter_waits_until_staff_come_back_to_it() -> None:
    """What was answered after staff last did anything waits; a word to the reporter ends it."""
    story = Story(list(rapport_at("inkommen")[:1])).tell(M, r.OpenRapport(**R))
    story.tell(M, r.AskFraga(**R, text="När?"))
    asked = story.events[-1].originator_version
    story.tell(Role.RAPPORTOR, r.AnswerFraga(**R, fraga=asked, text="I går."))
    answered = in_report(story.events, M)
    story.tell(M, r.TellRapportor(**R, anledning="annat", text="Tack."))

    assert answered == ["sortera", "svar"]
    assert in_report(story.events, M) == ["sortera"]


def test_what_is_late_or_due_now_comes_first_the_law_before_the_namnd() -> None:
    """Danger, then what is due (law, then own), at once by how long, a later day, the rest."""
    common: dict[str, Any] = {"id": A["arende"], "since": date(2026, 3, 10)}
    near, far = TODAY + timedelta(days=1), TODAY + timedelta(days=2)
    wanted = [
        Waiting(kind="oppna", grund=Grund.PLIKT, fara_nu=True, **common),
        Waiting(kind="ivo_utredning", grund=Grund.LAG, senast=near, **common),
        Waiting(kind="atgard", grund=Grund.MAL, senast=date(2026, 1, 2), **common),
        Waiting(kind="utreda", grund=Grund.PLIKT, mal_dag=TODAY, **common),
        Waiting(kind="ta", grund=Grund.PLIKT, id=A["arende"], since=date(2025, 1, 1)),
        Waiting(kind="omedelbara", grund=Grund.PLIKT, mal_dag=far, **common),
        Waiting(kind="ivo_utredning", grund=Grund.LAG, senast=far, **common),
        Waiting(kind="avsluta", grund=Grund.PLIKT, **common),
    ]

    assert list(in_order(wanted[::-1], TODAY)) == wanted


def test_the_namnds_own_day_stands_beside_the_duty_and_is_no_breach() -> None:
    """Sixty days for the utredning are shown and counted, yet nothing is late by law."""
    arende = Arende.from_events(arende_at("under_utredning"))
    person = Person(acting(U).konto, frozenset({U}))
    mal = {"utreda": 60}
    found = in_arende(arende, ("read_arende",), person, lambda name, _day: mal.get(name))
    utreda = next(one for one in found if one.kind == "utreda")

    assert utreda.mal_dag == DAY + timedelta(days=60)
    assert utreda.is_past_own(DAY + timedelta(days=61))
    assert not utreda.is_late(DAY + timedelta(days=61))


def test_an_atgard_waits_on_the_befattning_that_answers_for_it() -> None:
    """Whoever holds it is to do it; the utredare, who may register it too, only follows."""
    story = Story(list(arende_at("under_utredning")))
    plan = u.PlanAtgard(**A, slag="forebyggande", ansvarig="verksamhetschef", text="Byt larm.")
    story.tell(U, plan)
    found = {role: waiting(story.events, role)["atgard"] for role in (U, V)}

    assert {role: one.act for role, one in found.items()} == {U: None, V: "do_atgard"}
    assert found[U].ansvarig == "verksamhetschef"


@pytest.mark.parametrize("steg", ["oppnat", "under_utredning", "bedomt", "beslutat", "avslutat"])
def test_the_few_acts_that_matter_are_those_of_all_that_may_be_taken(steg: str) -> None:
    """Asking only of the acts that would end something gives what asking of every act gives."""
    for ivo in ("inte_anmalt", "anmalt", "kompletterat"):
        events = arende_at(steg, "anmalt" if steg == "avslutat" else ivo)
        arende = Arende.from_events(events)
        ending = {act for task in tasks_of(arende) for act in task.acts} | READS
        for role in Role:
            who = acting(role)
            every = set(next_acts(Stream.ARENDE, events, who))

            assert set(acts_that_matter(arende, who)) == every & ending
