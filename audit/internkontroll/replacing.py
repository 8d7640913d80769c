"""How a correction changes what a mätning's events say: which facts it may replace, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from audit.codec import fact_fields, plain, typed
from audit.envelope import Happened
from audit.internkontroll.events_matning import (
    MatningRegistered,
    ResultPresented,
    UnderlagAttached,
)
from audit.internkontroll.uppdelning import read_uppdelning, uppdelning_text

Correctable = MatningRegistered | ResultPresented | UnderlagAttached

CORRECTABLE: Final[dict[type[Correctable], tuple[str, ...]]] = {
    MatningRegistered: (
        "per",
        "enhet",
        "taljare",
        "namnare",
        "metod",
        "period_start",
        "period_end",
        "urval",
        "population",
        "uppdelning",
    ),
    ResultPresented: ("sammantrade", "paragraf", "utfall"),
    UnderlagAttached: (),
}
"""The facts that a person may correct; all three events can be taken back as well."""

REMOVABLE: Final = frozenset(
    {"namnare", "period_start", "period_end", "urval", "population", "uppdelning"}
)
"""The facts that an empty text removes."""

_WHOLE_NUMBERS: Final = frozenset({"taljare", "namnare", "urval", "population"})
_DAY_OF: Final = {MatningRegistered: "per", ResultPresented: "sammantrade"}


def corrected(target: Correctable, replaced: Mapping[str, str]) -> Correctable:
    """Give an event with facts replaced; its time follows them.

    Raises ValueError where a text does not fit its field.
    """
    values = {name: _value(target, name, text) for name, text in replaced.items()}
    day = _DAY_OF.get(type(target))
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)


def present(target: Correctable, name: str) -> str:
    """Give a correctable fact in plain form, an absent one as an empty text."""
    value = getattr(target, name)
    if name == "uppdelning":
        return uppdelning_text(value)
    return "" if value is None else str(plain(value))


def _value(target: Correctable, name: str, text: str) -> Any:
    if name == "uppdelning":
        return read_uppdelning(text)
    if name in _WHOLE_NUMBERS and text:
        return int(text)
    return typed(dict(fact_fields(type(target)))[name], text or None)
