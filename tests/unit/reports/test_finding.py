"""Names become codes, and numbers that point out a person are taken out and told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.reports.finding import Finding, Names

NAMES = Names.of(
    (
        ("Enskild A", "Elsa Enskild", "070-234 56 78, lägenhet 12"),
        ("Enskild B", "Anna-Lena von Ström", None),
        ("Närstående 1", "Kurt Holmström", None),
        ("Personal 1", "Per Étienne Larsson", "per.larsson"),
        ("Chef 1", "Lars Berg", None),
        ("Chef 1", "Lars Berg Holmström", None),
    )
)


@pytest.mark.parametrize(
    ("text", "coded"),
    [
        ("Elsa Enskild föll.", "Enskild A föll."),
        ("ELSA  ENSKILD och Elsas rum", "Enskild A och Enskild A:s rum"),
        ("Enskild, Elsa ringde.", "Enskild A ringde."),
        ("Elsa\nEnskild", "Enskild A"),
        ("El\u00adsa Ens\u200bkild", "Enskild A"),
        ("elsa ringde kurt", "Enskild A ringde Närstående 1"),
        ("Fru Holmström såg Enskild A.", "Fru [namn i kodlistan] såg Enskild A."),
        ("Lena Ströms larm", "Enskild B:s larm"),
        ("Lena Ström och Anna-Lena  von  Ström", "Enskild B och Enskild B"),
        ("elsa_rum, Elsa1944", "Enskild A_rum, Enskild A1944"),
        ("Anna-Lena och Etienne", "Enskild B och Personal 1"),
        ("Lars Berg:s beslut, Lars' ord", "Chef 1:s beslut, Chef 1' ord"),
        ("Personen Elsasson bor i Enskilda huset", "Personen Elsasson bor i Enskilda huset"),
    ],
)
def test_a_name_becomes_its_code(text: str, coded: str) -> None:
    """Whole names and their parts, in any case, spacing and form, become the person's code."""
    assert NAMES.coded(text).text == coded


def test_an_ordinary_word_stays_and_is_told() -> None:
    """A small word that is also somebody's name is left, and somebody is asked to read the text."""
    found = NAMES.coded("Två gånger per dag. Per ringde vid ett berg.")

    assert found.text == "Två gånger per dag. Personal 1 ringde vid ett berg."
    assert found.findings == (Finding.ORD,)


@pytest.mark.parametrize(
    "number",
    [
        "19440512-1234", "440512-1234", "4405121234", "194405121234", "440512+1234",
        "19440572-1234", "440512 1234", "1944-05-12-1234", "1944 05 12 1234", "440512–1234",
        "19440512-TF12", "1944 05 12 12 34",
    ],
)  # fmt: skip
def test_what_looks_like_a_personnummer_is_taken_out(number: str) -> None:
    """However it is written, it leaves the text and is told."""
    found = NAMES.coded(f"Född {number}, bor kvar.")

    assert found.text == "Född [personnummer borttaget], bor kvar."
    assert found.findings == (Finding.PERSONNUMMER,)


@pytest.mark.parametrize(
    "text",
    [
        "Perioden 2026-03-12 – 2026-03-14.", "Klockan 2026-03-12 08.15 larmade någon.",
        "Diarienummer SN 2026-14 och IVO 3.5.1-12345/2026.", "Ring 112.", "Rum 4405, dag 12.",
    ],
)  # fmt: skip
def test_days_and_numbers_of_papers_stay(text: str) -> None:
    """Days, times and diarienummer are no personnummer."""
    assert NAMES.coded(text) == NAMES.coded(text).__class__(text, ())


def test_numbers_and_addresses_are_taken_out() -> None:
    """A telephone number that the kodlista holds, and any e-mail address, leave the text."""
    found = NAMES.coded("Ring 0702345678 eller elsa@exempel.se.")

    assert found.text == "Ring [nummer borttaget] eller [e-postadress borttagen]."
    assert set(found.findings) == {Finding.EPOST, Finding.NUMMER}


@given(st.text(), st.text(max_size=3))
def test_no_name_comes_through_whatever_stands_around_it(before: str, after: str) -> None:
    """A whole name between any two texts, set apart by spaces, is never there afterwards."""
    assert "Holmström" not in NAMES.coded(f"{before} Lars Berg Holmström {after}").text


@pytest.mark.parametrize("text", ["a" * 20_000, "1" * 20_000, "0-" * 10_000])
def test_a_long_word_is_looked_through_at_once(text: str) -> None:
    """The longest text that a form takes, without a space in it, holds nobody else up."""
    names = Names.of([("Enskild A", "Ada Berg", "070-123 45 67")])
    begun = time.process_time()

    names.coded(text)

    assert time.process_time() - begun < 1
