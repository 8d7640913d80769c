"""Which punkt of 9 § LSS a beslut is cited under, held to the act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from audit.verkstallighet.codes import INSATSER, PUNKTER_FRAN
from audit.verkstallighet.events_beslut import BeslutRegistered
from audit.verkstallighet.lage import insats_lagrum
from tests.unit.verkstallighet.story import told

ACT: Final = "lagen (1993:387) om stöd och service till vissa funktionshindrade"
PUNKTER: Final = {
    "personlig_assistans": 2,
    "ledsagarservice": 3,
    "kontaktperson_lss": 4,
    "avlosarservice": 5,
    "korttidsvistelse": 6,
    "korttidstillsyn": 7,
    "familjehem_lss": 8,
    "gruppbostad": 9,
    "servicebostad": 9,
    "daglig_verksamhet": 10,
}


def beslut(line: str, **more: object) -> BeslutRegistered:
    """Give a registered beslut, with what is else."""
    found = told(line).state.registered
    assert found is not None
    return replace(found, **more)  # type: ignore[arg-type] # given by name


@pytest.mark.parametrize(("insats", "punkt"), PUNKTER.items())
def test_each_kind_is_cited_under_its_punkt(insats: str, punkt: int) -> None:
    """As the act numbers them."""
    found = insats_lagrum(beslut("lss beslut 2025-02-10", insats=insats), date(2025, 9, 1))

    assert found == (f"9 § {punkt} {ACT}",)


def test_what_the_kind_does_not_decide_is_cited_by_the_section_alone() -> None:
    """Another insats, a beslut from before the wording that was read, and SoL, which has none."""
    before = PUNKTER_FRAN.replace(year=PUNKTER_FRAN.year - 1)
    day = date(2025, 6, 1)
    other = insats_lagrum(beslut("lss beslut 2025-02-10", insats="annan_insats_lss"), day)
    early = insats_lagrum(beslut("lss beslut 2025-02-10", beslutad=before), day)
    sol = insats_lagrum(beslut("sol beslut 2025-02-10"), day)

    assert other == early == (f"9 § {ACT}",)
    assert sol == ("4 kap. 1 § socialtjänstlagen (2001:453)",)
    assert {one for one, kind in INSATSER.items() if kind.punkt} == set(PUNKTER)
