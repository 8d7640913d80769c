"""The enheter of the constructed nämnd: opaque codes in the log, names beside it."""

from __future__ import annotations

from typing import Final

ENHETER: Final = {
    "4110": "Barn- och familjegruppen norr",
    "4120": "Barn- och familjegruppen söder",
    "4130": "Ungdomsgruppen",
}
"""Code → name; none of them is a real enhet."""
