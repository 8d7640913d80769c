"""What a rättelse of a mätning replaces: the facts whose inputs no longer say what stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from audit.errors import FieldProblem, InvalidInputError
from audit.internkontroll.events_matning import MatningRegistered
from audit.internkontroll.replacing import CORRECTABLE, present
from audit.internkontroll.uppdelning import Del, uppdelning_text

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning


def replaced(matning: Matning, values: Mapping[str, Any]) -> dict[str, str]:
    """Give each changed fact with its new value in plain form, empty where it was removed.

    Raises InvalidInputError where nothing was changed.
    """
    said = matning.said
    if not isinstance(said, MatningRegistered):
        return {}
    new = {name: _plain(name, values.get(name)) for name in CORRECTABLE[MatningRegistered]}
    changed = {name: text for name, text in new.items() if text != present(said, name)}
    if not changed:
        raise InvalidInputError([FieldProblem("", "Ändra minst en uppgift.")])
    return changed


def _plain(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "uppdelning":
        return uppdelning_text(Del(one["namn"], one["antal"]) for one in value)
    return str(value)
