"""What a kontroll of the nämnd's own asks, as people read it."""

from __future__ import annotations

from api.web.forms_internkontroll.describing import kontroll_i_ord
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.langd import Langd


def test_words_of_an_extract_are_read_as_they_stand() -> None:
    """What the source wrote stands in quotes in the sentence."""
    found = Definition(
        starthandelse="Första ansökan",
        sluthandelse="Handlingsplan",
        inom=Langd(1, "manad"),
        aterkommande=Langd(3, "manad"),
    )

    assert kontroll_i_ord(found) == (
        "Efter ”Första ansökan” ska ”Handlingsplan” ha följt inom 1 månad,"
        " och sedan igen inom 3 månader från förra gången."
    )


def test_a_code_is_read_with_spaces() -> None:
    """An extract that names its events by codes gives no underscores to a page."""
    found = Definition(
        starthandelse="beslut_100_timmar", sluthandelse="uppfoljning", inom=Langd(1, "ar")
    )

    assert kontroll_i_ord(found) == (
        "Efter ”beslut 100 timmar” ska ”uppfoljning” ha följt inom 1 år."
    )
