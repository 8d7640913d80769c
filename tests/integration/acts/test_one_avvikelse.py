"""Outcomes that miss their target at the same moment open one avvikelse, not one each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import INTERNKONTROLL, Done, plan_id
from api.acts.foreseeing import Shown, freeze_as_seen
from api.acts.freezing import freezing
from audit.ids import new_arende_id
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.mal import Mal
from audit.lexsarah import Role
from tests.support.histories import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.acts.acting import Acting
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.store.batch import Appended, Batch
    from tests.support.lex_sarah import Work

NINETY = Mal("minst", "promille", 900)


@dataclass(slots=True)
class Measured:
    """A nämnd whose plan of the year has one kontrollmoment, with a target of 90 %."""

    work: Work
    matt: str
    moment: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        """Adopt the plan."""
        today = self.acting.today
        plan = plan_id(self.acting.log, today.year)
        moment = p.AddKontrollmoment(
            plan=plan,
            kontrollmoment=self.moment,
            kod="K1",
            rubrik="Nöjda brukare",
            process="Biståndshandläggning",
            kontroll="Andel nöjda",
            metod="Enkät",
            frekvens="tre_ganger",
            rapporteras=(2, 6, 10),
            ansvar="enhetschef",
            matt=self.matt,
            mal=NINETY,
        )
        adopt = p.AdoptPlan(plan=plan, antagen=today, paragraf="12")
        INTERNKONTROLL.perform(self.acting, p.BeginPlan(plan=plan, ar=today.year), moment, adopt)

    @property
    def acting(self) -> Acting:
        """Let somebody of kvalitet act."""
        return self.work.acting(Role.KVALITET)

    @property
    def avvikelser(self) -> tuple[Avvikelse, ...]:
        """Give every avvikelse there is."""
        return tuple(INTERNKONTROLL.state(self.acting.log).avvikelser.values())

    def register(self, key: str | None = None) -> Done:
        """Register that 85 of 100 were content, under a new id."""
        today = self.acting.today
        matning = m.RegisterMatning(
            matning=new_arende_id(),
            kontrollmoment=self.moment,
            ar=today.year,
            per=today,
            enhet="promille",
            taljare=85,
            namnare=100,
            metod="Enkät",
        )
        return INTERNKONTROLL.perform(self.acting, matning, key=key, body=b"85 av 100")


@pytest.fixture
def by_hand(work: Work) -> Measured:
    """A kontrollmoment whose outcomes people register."""
    return Measured(work, "manuell")


def all_decided_first(measured: Measured, patch: pytest.MonkeyPatch, callers: int) -> None:
    """Let no caller append before each of them has decided once."""
    log, barrier, waiting = measured.acting.log, Barrier(callers, timeout=10), [True] * callers
    append: Callable[[Batch], Appended] = log.append_batch

    def after_the_others(batch: Batch) -> Appended:
        if waiting:
            waiting.pop()
            barrier.wait()
        return append(batch)

    patch.setattr(log, "append_batch", after_the_others)


def at_once(callers: int, act: Callable[[], Done]) -> list[Done]:
    """Let several callers do the same thing, each in a thread."""
    with ThreadPoolExecutor(callers) as pool:
        return [one.result() for one in [pool.submit(act) for _ in range(callers)]]


def test_two_outcomes_decided_before_either_is_written_open_one_avvikelse(
    by_hand: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both mätningar are registered; the second belongs to the follow-up of the first one's."""
    all_decided_first(by_hand, monkeypatch, 2)
    done = at_once(2, by_hand.register)
    known = INTERNKONTROLL.state(by_hand.acting.log)

    assert {one.stream for one in done} == set(known.matningar)
    assert len(known.matningar) == 2
    assert len(by_hand.avvikelser) == 1


def test_a_request_that_comes_twice_at_once_is_one_matning_and_one_avvikelse(
    by_hand: Measured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second is answered with what the first one led to."""
    all_decided_first(by_hand, monkeypatch, 2)
    one, other = at_once(2, partial(by_hand.register, str(uuid4())))

    assert (one.stream, one.position) == (other.stream, other.position)
    assert {one.replayed, other.replayed} == {False, True}
    assert [each.matning for each in by_hand.avvikelser] == [one.stream]


def test_the_next_outcome_opens_another_once_the_first_is_closed(by_hand: Measured) -> None:
    """One that was closed does not stand in the way, and neither does one opened by hand."""
    today = by_hand.acting.today
    seen = a.OpenAvvikelse(
        avvikelse=new_arende_id(),
        kontrollmoment=by_hand.moment,
        ar=today.year,
        oppnad=today,
        rubrik="Enkäten nådde inte alla",
        text="Två enheter saknas.",
    )
    INTERNKONTROLL.perform(by_hand.acting, seen)
    for _ in range(3):
        for one in by_hand.avvikelser[-1:]:
            INTERNKONTROLL.perform(by_hand.acting, closing(one.id, by_hand))
        by_hand.register()

    assert [one.steg.value for one in by_hand.avvikelser] == ["avslutad"] * 3 + ["oppen"]


def closing(avvikelse: UUID, measured: Measured) -> a.CloseAvvikelse:
    """Give the command that closes an avvikelse."""
    return a.CloseAvvikelse(
        avvikelse=avvikelse,
        avslutad=measured.acting.today,
        utfall="ingen_avvikelse",
        text="Utfallet beror på svarsfrekvensen.",
    )


def test_what_a_person_saw_opening_an_avvikelse_is_shown_anew_where_another_opened_it(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is frozen on a promise that no longer holds, though only a moment has passed."""
    measured = Measured(work, "barnutredningstid")
    log, acting = work.service.log, measured.acting
    Register(log).open(acting.today - timedelta(days=400))
    work.service.catch_up()
    seen, make = log.head().size, lambda _, known: freezing(log, acting.today, known=known)
    press = partial(freeze_as_seen, acting, make, seen, body=b"frys")
    append = log.append_batch

    def after_another(batch: Batch) -> Appended:
        monkeypatch.undo()
        press(key=str(uuid4()))
        work.service.catch_up()
        return append(batch)

    monkeypatch.setattr(log, "append_batch", after_another)
    answer = press(key=str(uuid4()))

    assert isinstance(answer, Shown)
    assert (answer.now.opens, answer.now.opened) == (None, measured.avvikelser[0])
    assert len(measured.avvikelser) == 1
