"""How a correction replaces facts: which may be corrected, and what the event becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from audit.barnutredning.events import (
    Correctable,
    UtredningClosed,
    UtredningExtended,
    UtredningOpened,
)
from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.law.rule import Limit

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    UtredningOpened: ("barn", "enhet", "inledd", "anmalan_inkom", "registrerad_i_kalla"),
    UtredningExtended: (
        "beslutad",
        "ny_sista_dag",
        "skal_kod",
        "beslutsfattare",
        "registrerad_i_kalla",
    ),
    UtredningClosed: ("avslutad", "avslut", "registrerad_i_kalla"),
}
"""The facts that a person may correct; what follows from them is counted anew by `decide`."""

REMOVABLE = frozenset({"anmalan_inkom", "registrerad_i_kalla"})
"""The facts that may be absent: an empty text removes them."""

WITHDRAWN_BY: Final[dict[type[Event], str]] = {
    UtredningExtended: "ny_sista_dag",
    UtredningClosed: "avslutad",
}
"""The fact whose emptying withdraws the whole event, as one that never was."""

HAPPENED_ON: Final[dict[type[Event], str]] = {
    UtredningOpened: "inledd",
    UtredningExtended: "beslutad",
    UtredningClosed: "avslutad",
}
"""The fact that says when the event happened."""

E = TypeVar("E", bound=Correctable)


def is_withdrawal(target: Event, replaced: Mapping[str, str]) -> bool:
    """Tell whether the replaced facts take the event back."""
    marker = WITHDRAWN_BY.get(type(target), "")
    return marker in replaced and not replaced[marker]


def present_facts(target: Event) -> dict[str, str]:
    """Give the correctable facts of an event in plain form, absent ones as an empty text."""
    values = ((name, getattr(target, name)) for name in CORRECTABLE[type(target)])
    return {name: "" if value is None else plain(value) for name, value in values}


def corrected(target: E, replaced: Mapping[str, str], limit: Limit | None = None) -> E:
    """Give the event with facts replaced: its time follows them, its limit where given.

    Raises ValueError where a text does not fit its field.
    """
    event_class: type[Event] = type(target)
    hints = dict(fact_fields(event_class))
    values: dict[str, Any] = {
        name: typed(hints[name], text or None) for name, text in replaced.items()
    }
    if limit is not None:
        values["limit"] = limit
    day = HAPPENED_ON[event_class]
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)
