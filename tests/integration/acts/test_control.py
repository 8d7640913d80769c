"""The door of the internkontroll: its acts, its state at any löpnummer, its sealed words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import INTERNKONTROLL, Done, plan_id
from api.acts.foreseeing import freeze_as_seen
from api.acts.freezing import freezing
from api.acts.measuring import BEHIND
from audit.errors import AuthorityError, StateError, VersionConflictError
from audit.ids import new_arende_id
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.mal import Mal
from audit.internkontroll.steps import Stream
from audit.lexsarah import Role

if TYPE_CHECKING:
    from audit.internkontroll.commands import FreezeMatning
    from audit.internkontroll.internkontroll import Internkontroll
    from tests.support.lex_sarah import Work

AR = 2031


def begun(work: Work, ar: int) -> UUID:
    """Begin a year's plan and put a risk in it."""
    plan, acting = plan_id(work.service.log, ar), work.acting(Role.KVALITET)
    risk = p.AddRisk(
        plan=plan,
        risk=uuid4(),
        kod="R1",
        kategori="fel",
        rubrik="Utredningar drar ut på tiden",
        sannolikhet=3,
        konsekvens=4,
        text="Bakgrunden",
    )
    INTERNKONTROLL.perform(acting, p.BeginPlan(plan=plan, ar=ar), risk)
    return plan


def test_acts_of_one_batch_see_each_other(work: Work) -> None:
    """A plan and its first risk are begun in one batch, and both are there at once."""
    begun(work, AR)

    found = INTERNKONTROLL.state(work.service.log).plan(AR)
    assert found is not None
    assert [one.kod for one in found.risker.values()] == ["R1"]


def test_the_state_is_had_as_known_at_any_number(work: Work) -> None:
    """At a löpnummer before the plan was begun nobody knew of it."""
    before = work.service.log.head().size
    begun(work, AR + 1)

    assert INTERNKONTROLL.state(work.service.log, before).plan(AR + 1) is None


def test_a_role_without_the_right_is_told_who_may(work: Work) -> None:
    """A revisor reads; the refusal names those who may."""
    with pytest.raises(AuthorityError, match="kvalitet"):
        INTERNKONTROLL.perform(
            work.acting(Role.REVISOR),
            p.BeginPlan(plan=plan_id(work.service.log, AR + 2), ar=AR + 2),
        )
    assert not INTERNKONTROLL.may(work.acting(Role.REVISOR), "begin_plan")


def test_a_step_that_lacks_is_refused_and_nothing_is_written(work: Work) -> None:
    """A plan without a kontrollmoment is not adopted."""
    plan, log = begun(work, AR + 3), work.service.log
    size = log.head().size
    with pytest.raises(StateError):
        INTERNKONTROLL.perform(
            work.acting(Role.KVALITET),
            p.AdoptPlan(plan=plan, antagen=date(2026, 1, 2), paragraf="12"),
        )

    assert log.head().size == size


def test_somebody_elses_change_is_not_written_over(work: Work) -> None:
    """An act on a version that is no longer the newest is refused."""
    plan = begun(work, AR + 4)
    with pytest.raises(VersionConflictError):
        INTERNKONTROLL.perform(
            work.acting(Role.KVALITET),
            p.EndRisk(plan=plan, risk=uuid4()),
            expected=1,
        )


def test_sealed_words_are_read_with_a_record_of_the_reading(work: Work) -> None:
    """Whoever may read gets the words; the read log has grown; a revisor gets none."""
    plan, log = begun(work, AR + 5), work.service.log
    before = log.reads.head().size
    history = INTERNKONTROLL.read(work.acting(Role.KVALITET), "read_plan_texter", plan, "plan")

    assert [getattr(one.event, "text", None) for one in history] == [None, "Bakgrunden"]
    assert log.reads.head().size == before + 1
    with pytest.raises(AuthorityError):
        INTERNKONTROLL.read(work.acting(Role.REVISOR), "read_plan_texter", plan, "plan")


def test_the_next_acts_are_those_of_the_table(work: Work) -> None:
    """Kvalitet may add to a draft; an enhetschef may not."""
    plan = begun(work, AR + 6)
    history = [one.event for one in work.service.log.load_many([plan])[plan]]

    assert "add_risk" in INTERNKONTROLL.next_acts(work.acting(Role.KVALITET), Stream.PLAN, history)
    assert not INTERNKONTROLL.next_acts(work.acting(Role.ENHETSCHEF), Stream.PLAN, history)


def test_an_outcome_beyond_its_target_opens_an_avvikelse_in_the_same_batch(work: Work) -> None:
    """85 of 100 content where 90 % was the target: the mätning and its avvikelse come together."""
    ar = work.acting(Role.KVALITET).today.year
    log, acting, moment = work.service.log, work.acting(Role.KVALITET), uuid4()
    plan, matning = begun(work, ar), new_arende_id()
    INTERNKONTROLL.perform(
        acting,
        p.AddKontrollmoment(
            plan=plan,
            kontrollmoment=moment,
            kod="K1",
            rubrik="Nöjda brukare",
            process="Biståndshandläggning",
            kontroll="Andel nöjda",
            metod="Enkät",
            frekvens="tre_ganger",
            rapporteras=(2, 6, 10),
            ansvar="enhetschef",
            matt="manuell",
            mal=Mal("minst", "promille", 900),
        ),
        p.AdoptPlan(plan=plan, antagen=acting.today, paragraf="12"),
    )
    INTERNKONTROLL.perform(
        acting,
        m.RegisterMatning(
            matning=matning,
            kontrollmoment=moment,
            ar=ar,
            per=acting.today,
            enhet="promille",
            taljare=85,
            namnare=100,
            metod="Enkät",
        ),
    )

    (avvikelse,) = INTERNKONTROLL.state(log).oppna_avvikelser()
    assert (avvikelse.matning, avvikelse.kontrollmoment) == (matning, moment)


def test_a_copied_plan_takes_the_sealed_words_along(work: Work) -> None:
    """Next year's risk says what this year's said, under the new plan's own key."""
    ar = AR + 7
    begun(work, ar)
    acting, copy = work.acting(Role.KVALITET), plan_id(work.service.log, ar + 1)
    INTERNKONTROLL.perform(acting, p.BeginPlan(plan=copy, ar=ar + 1, kopia_av=ar))
    history = INTERNKONTROLL.read(acting, "read_plan_texter", copy, "plan")

    assert [getattr(one.event, "text", None) for one in history] == [None, "Bakgrunden"]


def test_what_was_frozen_is_told_again_while_a_view_is_built_anew(work: Work) -> None:
    """Nothing is counted for a request that came before: its answer stands in the log."""
    log, acting, key = work.service.log, work.acting(Role.KVALITET), str(uuid4())
    work.service.catch_up()
    make = partial(freezing, log, acting.today)
    first = freeze_as_seen(
        acting, lambda _, known: make(known=known), log.head().size, key=key, body=b"frys"
    )
    again = freeze_as_seen(acting, _lagging, log.head().size - 1, key=key, body=b"frys")

    assert isinstance(first, Done)
    assert again == replace(first, replayed=True)


def _lagging(_: Internkontroll, __: int) -> FreezeMatning:
    raise StateError(BEHIND)
