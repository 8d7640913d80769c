"""Small makers of orosanmälningar, with values that a test may replace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.barnutredning import (
    CorrectAnmalan,
    DecideForhandsbedomning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    Orosanmalan,
    ReceiveAnmalan,
    RequestAterkoppling,
    WithholdAterkoppling,
    decide_anmalan,
)

if TYPE_CHECKING:
    from audit.barnutredning import CommandAnmalan
    from audit.envelope import Event

ANMALAN = UUID("3b9f6d52-7c1e-4f0a-9a43-0d2c7e5b8a11")
BARN = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")
UTREDNING = UUID("0193f2a0-0000-7000-8000-000000000002")
INKOM = date(2026, 2, 2)
"""A Monday; fourteen days later is Monday 2026-02-16."""


def day(text: str) -> date:
    """Read a day, or a month and a day of 2026."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def receiving(**changes: Any) -> ReceiveAnmalan:
    """Make a command that receives an anmälan from a school on INKOM."""
    values: dict[str, Any] = {
        "anmalan": ANMALAN,
        "barn": BARN,
        "grupp": "barn",
        "enhet": "mottagning",
        "inkom": INKOM,
        "anmalare": "19_1",
    }
    return ReceiveAnmalan(**values | changes)


def judging(bedomd: str = "02-02", **changes: Any) -> MakeSkyddsbedomning:
    """Make a command that judges the need of protection."""
    values: dict[str, Any] = {"bedomd": day(bedomd), "utfall": "inget_behov"}
    return MakeSkyddsbedomning(anmalan=ANMALAN, **values | changes)


def extending(beslutad: str, till: str, **changes: Any) -> ExtendForhandsbedomning:
    """Make a command that extends the förhandsbedömning."""
    values: dict[str, Any] = {
        "beslutad": day(beslutad),
        "ny_sista_dag": day(till),
        "skal_kod": "polisforhor",
    }
    return ExtendForhandsbedomning(anmalan=ANMALAN, **values | changes)


def deciding(
    beslutad: str = "02-10", utfall: str = "inleda", **changes: Any
) -> DecideForhandsbedomning:
    """Make a command that ends the förhandsbedömning."""
    return DecideForhandsbedomning(
        anmalan=ANMALAN, beslutad=day(beslutad), utfall=utfall, **changes
    )


def requesting(begard: str = "02-03") -> RequestAterkoppling:
    """Make a command by which the anmälare asks for an answer."""
    return RequestAterkoppling(anmalan=ANMALAN, begard=day(begard))


def giving(lamnad: str = "02-12") -> GiveAterkoppling:
    """Make a command that gives the answer."""
    return GiveAterkoppling(anmalan=ANMALAN, lamnad=day(lamnad))


def withholding(beslutad: str = "02-12", **changes: Any) -> WithholdAterkoppling:
    """Make a command that withholds the answer."""
    values: dict[str, Any] = {"beslutad": day(beslutad), "skal_kod": "olampligt"}
    return WithholdAterkoppling(anmalan=ANMALAN, **values | changes)


def correcting(version: int, **replaced: str) -> CorrectAnmalan:
    """Make a command that corrects facts of the event with a version."""
    return CorrectAnmalan(anmalan=ANMALAN, corrects=version, replaced=replaced)


def taking_back(version: int) -> CorrectAnmalan:
    """Make a command that takes back the event with a version."""
    return CorrectAnmalan(anmalan=ANMALAN, corrects=version, replaced={}, aterkallad=True)


def history(*commands: CommandAnmalan) -> list[Event]:
    """Give the events that commands lead to, one after the other."""
    events: list[Event] = []
    for command in commands:
        events.extend(decide_anmalan(command, events))
    return events


def state(*commands: CommandAnmalan) -> Orosanmalan:
    """Give the state that commands lead to."""
    return Orosanmalan.from_events(history(*commands))
