"""What was typed becomes plain values, and a text is looked through for names and numbers."""

from __future__ import annotations

import csv

import pytest

from api.web.forms.asking import HAPPENED, UTANFOR, day, long, number, short
from api.web.forms.looking import warnings
from api.web.forms.registry import FORMS
from api.web.forms.typed import plain_values, told_to_people
from audit.errors import FieldProblem, InvalidInputError
from audit.lexsarah.commands_arende import TakeArende
from audit.lexsarah.commands_beslut import InformPersonal, RegisterBeslut
from audit.lexsarah.commands_utredning import DoAtgard, WriteUtredningssteg
from tests.support.sources import ROOT

TEXT = (long("text", "Text"),)
LISTED = {"Elsa Åkesson-Berg": "Enskild A"}


def test_a_form_is_called_what_the_table_calls_its_act() -> None:
    """The label of a form is that of its act in the table, but for one that has several ways."""
    path = ROOT / "audit/lexsarah/acts.csv"
    with path.open(encoding="utf-8", newline="") as table:
        labels = {row["act"]: row["label"] for row in csv.DictReader(table, delimiter=";")}
    one_way = {act: forms[0].label for act, forms in FORMS.items() if not forms[0].way}

    assert one_way == {act: labels[act] for act in one_way}


def test_truths_and_numbers_are_read_as_the_command_holds_them() -> None:
    """Ja and nej become a truth, digits a whole number."""
    jav = plain_values(TakeArende, [short("inget_jav", "Jäv")], {"inget_jav": "nej"})
    antal = plain_values(InformPersonal, [number("antal", "Antal")], {"antal": "12"})
    atgard = plain_values(DoAtgard, [number("atgard", "Åtgärd")], {"atgard": "9"})

    assert (jav, antal, atgard) == ({"inget_jav": False}, {"antal": 12}, {"atgard": 9})


def test_every_problem_is_named_at_once() -> None:
    """A day that does not exist, a lack and who decided are all told, each at its input."""
    asked = (short("slag", "Slag"), day("skickad", "Skickad"), UTANFOR)
    with pytest.raises(InvalidInputError) as refused:
        plain_values(RegisterBeslut, asked, {"skickad": "2026-02-30", "beslutad": "i går"})

    named = [one.field for one in refused.value.problems]
    assert named == ["slag", "skickad", "beslutsfattare", "beslutad"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("", "", {}),
        ("2026-03-10", "", {"precision": "day", "start": "2026-03-10"}),
        (
            "2026-03-10",
            "2026-03-12",
            {"precision": "interval", "start": "2026-03-10", "end": "2026-03-12"},
        ),
    ],
)
def test_when_something_took_place(start: str, end: str, told: dict[str, str]) -> None:
    """Nothing means today, one day is a day, two are an interval."""
    typed = {"happened": start, "happened_till": end}

    assert plain_values(WriteUtredningssteg, (HAPPENED,), typed).get("happened", {}) == told


def test_people_read_the_reason_without_the_name_in_code() -> None:
    """The label stands beside it already."""
    problem = FieldProblem("avslutad", "avslutad: dagen ligger före den då rapporten kom in.")

    assert told_to_people(problem) == "Dagen ligger före den då rapporten kom in."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Enskild A föll i matsalen klockan 14.30.", 0),
        ("elsa föll.", 1),
        ("Hon heter Åkesson-Berg.", 1),
        ("Elsas rum.", 0),
        ("Född 19400101-1234.", 1),
        ("Född 400161 1234, samordningsnummer.", 1),
        ("Ring 0700-123456 eller 08-12 34 56 78.", 0),
        ("Diarienummer 2026-1234 och lägenhet 991399-1234.", 0),
        ("Elsa, 400101-1234.", 2),
    ],
)
def test_names_and_personnummer_are_noticed(text: str, found: int) -> None:
    """A whole word of a listed name, and ten or twelve digits that begin as a day of birth."""
    assert len(warnings(TEXT, {"text": text}, LISTED)) == found
