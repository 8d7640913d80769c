"""How the service answers a case: the line becomes commands, the state is read on the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from audit.barnutredning import (
    Klocka,
    Orosanmalan,
    Utredning,
    chains,
    classify,
    classify_anmalan,
    classify_closing,
    classify_uppfoljning,
    law_change,
)
from tests.unit.barnutredning import anmalningar, examples, uppgifter
from tests.unit.barnutredning.clocks.story import Step, read, said

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.envelope import Event


def utredning_history(line: str) -> list[Event]:
    """Give the events of an utredning that a line tells."""
    steps, events = read(line), list[Any]()
    placering = next((step.day for step in steps if step.word == "placering"), None)
    for step in steps:
        if step.word == "lag":
            events.extend(law_change(Utredning.from_events(events), step.day))
        elif step.word != "placering":
            events = examples.continued(events, _in_utredning(step, placering))
    return events


def _in_utredning(step: Step, placering: date | None) -> Any:
    text = step.day.isoformat()
    made: dict[str, Callable[[], Any]] = {
        "inledd": lambda: examples.opening(inledd=step.day),
        "förlängd": lambda: examples.extending(beslutad=step.day, ny_sista_dag=step.till),
        "avslutad": lambda: examples.closing(avslutad=step.day, avslut="utan_insats"),
        "avslutad-insats": lambda: examples.closing(avslutad=step.day, avslut="insats"),
        "flyttad": lambda: examples.closing(avslutad=step.day, avslut="flyttad"),
        "flytt": lambda: uppgifter.moving(text),
        "uppföljning": lambda: uppgifter.following(
            text, placering.isoformat() if placering else None
        ),
        "slut": lambda: uppgifter.ending(text),
    }
    return made[step.word]()


def _in_anmalan(step: Step, *, runs: bool) -> Any:
    text, till = step.day.isoformat(), step.till.isoformat()
    made: dict[str, Callable[[], Any]] = {
        "inkom": lambda: anmalningar.receiving(
            inkom=step.day, pagaende=anmalningar.UTREDNING if runs else None
        ),
        "inkom-sent": lambda: anmalningar.receiving(inkom=step.day, inkom_sent=True),
        "bedömd": lambda: anmalningar.judging(text),
        "förlängd": lambda: anmalningar.extending(text, till),
        "inleda": lambda: anmalningar.deciding(text),
        "inte-inleda": lambda: anmalningar.deciding(text, "inte_inleda"),
        "redan": lambda: anmalningar.deciding(text, "pagar_redan"),
        "begärt": lambda: anmalningar.requesting(text),
        "svar": lambda: anmalningar.giving(text),
        "olämpligt": lambda: anmalningar.withholding(text),
    }
    return made[step.word]()


def anmalan_history(line: str) -> list[Event]:
    """Give the events of an orosanmälan that a line tells."""
    steps = read(line)
    runs = any(step.word == "pågår" for step in steps)
    commands = [_in_anmalan(step, runs=runs) for step in steps if step.word != "pågår"]
    return anmalningar.history(*commands)


def anmalan_state(line: str) -> Orosanmalan:
    """Give the state of the orosanmälan that a line tells."""
    return Orosanmalan.from_events(anmalan_history(line))


def _klocka(found: Klocka | None) -> str:
    if found is None:
        return "-"
    if found.sista_dag is None or found.sista_dag_vardag is None:
        return str(found.lage)
    return said(
        found.lage,
        found.sista_dag,
        found.sista_dag_vardag,
        "vardag" * found.within_vardag,
        "sen" * found.extended_after_limit,
    )


def _utredning(line: str, per: str) -> str:
    state = Utredning.from_events(utredning_history(line))
    found = classify_closing(state) if per == "avslut" else classify(state, date.fromisoformat(per))
    if found is None or state.opened is None:
        return "-"
    return said(
        found.tidsklass,
        state.opened.limit.sista_dag,
        state.opened.limit.sista_dag_vardag,
        "vardag" * found.within_vardag,
        "sen" * found.extended_after_limit,
        f"stängd {found.closed_later}" if found.closed_later else "",
    )


def _kedja(line: str, day: date) -> str:
    """Give the chain that the day's last utredning belongs to; each part is one of its own."""
    found: list[Utredning] = []
    for number, text in enumerate(line.split("inledd")[1:]):
        arende = uuid5(examples.ARENDE, str(number))
        events = [replace(e, originator_id=arende) for e in utredning_history(f"inledd{text}")]
        found.append(Utredning.from_events(events))
    days = [one.opened.inledd for one in found if one.opened and one.opened.inledd <= day]
    begun = max(days, default=None)
    made = [one for one in chains(found, day, within=30) if one.parts[-1].inledd == begun]
    return f"{len(made[-1].parts)} delar {made[-1].days} dagar" if made else "-"


def answer(klocka: str, line: str, per: str) -> str:
    """Give what the service says of a clock on a day, as the table writes it."""
    if klocka == "utredning":
        return _utredning(line, per)
    day = date.fromisoformat(per)
    if klocka == "kedja":
        return _kedja(line, day)
    if klocka == "uppfoljning":
        state = Utredning.from_events(utredning_history(line))
        return _klocka(classify_uppfoljning(state, day))
    found = classify_anmalan(anmalan_state(line), day)
    if found is None:
        return "-"
    clocks = {
        "skydd": found.skyddsbedomning,
        "forhand": found.forhandsbedomning,
        "svar": found.aterkoppling,
    }
    return _klocka(clocks[klocka])
