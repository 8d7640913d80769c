"""A granskning opens sealed words to whom it names, for what it names, until its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.web.insyn.conftest import CASE, sealed

if TYPE_CHECKING:
    from tests.integration.web.insyn.conftest import Seen

PAGES = {
    CASE: "handlingen",
    CASE + "/handelser": "handlingen",
    "/prov/lex-sarah/rapporter/{rapport}": "rapporten",
    "/prov/lex-sarah/uppgifter/{uppgift}": "uppgiften",
    "/prov/arenden/{utredning}": "utredningen",
    "/prov/internkontroll/orosanmalningar/{anmalan}": "anmalan",
    "/prov/ej-verkstallda/{beslut}": "beslutet",
    "/prov/internkontroll/plan/{nasta}/risker": "risken",
    "/prov/internkontroll/plan/{nasta}/papper": "risken",
    "/prov/internkontroll/avvikelser/{avvikelse}": "avvikelsen",
    "/prov/internkontroll/kontroller/{kontroll}": "kontrollen",
    "/prov/internkontroll/matningar/{matning}": "Få svarade.",
    "/prov/internkontroll/matningar/{matning}/rapport": "avvikelsen",
}
"""Every page that shows sealed words to anybody, and which of them."""


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_clear_within_it_and_says_so_and_masked_without(
    seen: Seen, address: str
) -> None:
    """Who reads within a granskning reads the words and in which; another revisor reads neither."""
    words = PAGES[address] if "." in PAGES[address] else sealed(PAGES[address])
    within, without = (seen.read(who, address) for who in ("open", "without"))

    assert words in within
    assert "Du läser inom granskningen Granskning open" in within
    assert "Varje läsning visas för nämnden" in within
    assert words not in without
    assert "Du läser inom" not in without
