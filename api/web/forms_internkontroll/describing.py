"""What a kontroll of the nämnd's own asks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.internkontroll.kontroll_tid import langd_text

if TYPE_CHECKING:
    from audit.internkontroll.kontroll_definition import Definition


def i_ord(kod: str) -> str:
    """Write a code of the extract for people: in quotes, with spaces where it has underscores.

    Which letters a code left out (`forsta_ansokan`) cannot be guessed; an extract may well hold
    words ("Första ansökan"), and then they are read as they stand.
    """
    return f"”{kod.replace('_', ' ').strip()}”"


def kontroll_i_ord(definition: Definition) -> str:
    """Say what a kontroll asks, in a sentence."""
    start, end = i_ord(definition.starthandelse), i_ord(definition.sluthandelse)
    again = ""
    if definition.aterkommande is not None:
        again = f", och sedan igen inom {langd_text(definition.aterkommande)} från förra gången"
    return f"Efter {start} ska {end} ha följt inom {langd_text(definition.inom)}{again}."
