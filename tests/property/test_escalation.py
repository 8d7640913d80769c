"""Whatever fails and whenever it works again: nobody is told twice, and nobody is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.envelope import Happened, Recorded, Source, SourceKind
from audit.lexsarah import Role, decide
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.attempts import Due, Recipient
from audit.lexsarah.escalation import Circle, Tider, planned
from audit.lexsarah.events_rapport import MeddelandeFailed, MeddelandeSent
from tests.unit.lexsarah.asked import RECEIVED, R
from tests.unit.lexsarah.people import acting, token

if TYPE_CHECKING:
    from audit.lexsarah import Command

RECEIVED_AT = datetime(2026, 11, 21, 22, tzinfo=UTC)
PEOPLE = st.lists(
    st.sampled_from([token(name) for name in ("a", "b", "c", "d")]), max_size=2, unique=True
)
WAYS = st.sampled_from([(), ("epost",), ("sms",), ("epost", "sms")])


@st.composite
def circles(draw: st.DrawFn) -> Circle:
    """Draw people for each step, each with some ways or none."""
    steps = [tuple(Recipient(one, draw(WAYS)) for one in draw(PEOPLE)) for _ in range(3)]
    return Circle(mottagare=steps[0], stallforetradare=steps[1], verksamhetschef=steps[2])


def record(history: list[Recorded], role: Role, command: Command) -> None:
    """Add what a command leads to."""
    events = decide(command, [one.event for one in history], acting(role))
    source = Source(SourceKind.SYSTEM)
    history.extend(Recorded(e, e.TOPIC, 1, RECEIVED_AT, source, "", None) for e in events)


def received(*, fara_nu: bool) -> list[Recorded]:
    """Give a report that just came in."""
    history: list[Recorded] = []
    given_report = {**RECEIVED, "fara_nu": fara_nu, "kanal": "web"}
    record(history, Role.RAPPORTOR, r.ReceiveRapport(**given_report))
    return history


def note(history: list[Recorded], one: Due, fel: str | None) -> None:
    """Record an attempt at its own moment."""
    told: dict[str, Any] = {
        "slag": one.slag,
        "kanal": one.kanal,
        "roll": one.roll,
        "konto": one.konto,
    }
    command = r.NoteMeddelande(
        **R, **told, happened=Happened.at(one.at), fel=fel, forsok=one.forsok
    )
    record(history, Role.SYSTEM, command)


@settings(max_examples=60)
@given(
    circle=circles(),
    fara_nu=st.booleans(),
    answers=st.lists(st.sampled_from([None, "ingen_kontakt", "avvisat", "adress"]), max_size=30),
)
def test_everybody_who_can_be_told_is_told_once(
    circle: Circle, *, fara_nu: bool, answers: list[str | None]
) -> None:
    """After any failures, with servers that work again, each step's people have one message.

    Where somebody may be in danger, it is one by each way that is open to them.
    """
    history = received(fara_nu=fara_nu)
    for number in range(200):
        plan = planned(history, circle, Tider())
        if not plan:
            break
        note(history, plan[0], answers[number] if number < len(answers) else None)
    events = [one.event for one in history]
    sent = [(e.slag, e.roll, e.konto, e.kanal) for e in events if isinstance(e, MeddelandeSent)]
    wanted = {
        ("ny_rapport" if roll == "mottagare" else "eskalering", roll, one.konto, kanal)
        for roll in ("mottagare", "stallforetradare", "verksamhetschef")
        for one in getattr(circle, roll)
        for kanal in one.kanaler
    }
    told = {one[:3] for one in sent}

    assert planned(history, circle, Tider()) == ()
    assert len(set(sent)) == len(sent)
    assert {one[:3] for one in wanted} <= told
    assert wanted <= set(sent) if fara_nu else len(told) == len(sent)


@settings(max_examples=60)
@given(circle=circles(), fara_nu=st.booleans(), failures=st.integers(0, 25))
def test_attempts_are_numbered_and_never_hurry(
    circle: Circle, *, fara_nu: bool, failures: int
) -> None:
    """Each way counts its own attempts from 1, and a failed way waits at least a minute."""
    history = received(fara_nu=fara_nu)
    last: dict[tuple[str, str, object, str], datetime] = {}
    for _ in range(failures):
        plan = planned(history, circle, Tider())
        if not plan:
            break
        one = plan[0]
        key = (one.slag, one.roll, one.konto, one.kanal)
        failed = [
            e for e in (each.event for each in history)
            if isinstance(e, MeddelandeFailed) and (e.slag, e.roll, e.konto, e.kanal) == key
        ]  # fmt: skip

        assert one.forsok == len(failed) + 1
        assert key not in last or one.at - last[key] >= timedelta(minutes=1)

        last[key] = one.at
        note(history, one, "ingen_kontakt")
