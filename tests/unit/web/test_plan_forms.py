"""What is typed in the forms of the internkontroll: limits, times, months, and free codes."""

from __future__ import annotations

import pytest

from api.web.build.plan.matrix import niva
from api.web.build.plan.words import manader_i_ord, utfall_i_ord
from api.web.forms_internkontroll.converting import (
    mal_i_ord,
    typed_mal,
    with_langd,
    with_mal,
    with_parts,
)
from api.web.forms_internkontroll.presets import next_kod
from audit.errors import InvalidInputError
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall


@pytest.mark.parametrize(
    ("text", "tenths"), [("90", 900), ("97,5", 975), ("97.5", 975), ("0,5 %", 5), ("100%", 1000)]
)
def test_a_share_is_kept_in_tenths_of_a_percent(text: str, tenths: int) -> None:
    """Per cent with a comma or a point becomes whole tenths; nothing is rounded."""
    made = with_mal({"mal_slag": "minst:promille", "mal_varde": text})

    assert made == {"mal": {"slag": "minst", "enhet": "promille", "varde": tenths}}


@pytest.mark.parametrize("mal", [Mal("minst", "promille", 975), Mal("hogst", "dagar", 14)])
def test_a_limit_comes_back_as_it_was_typed(mal: Mal) -> None:
    """The two inputs of a limit give the same limit again."""
    made = with_mal(dict(typed_mal(mal)))["mal"]

    assert Mal(**made) == mal


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"mal_varde": "90"}, "mal_slag"),
        ({"mal_slag": "minst:promille"}, "mal_varde"),
        ({"mal_slag": "minst:promille", "mal_varde": "97,55"}, "mal_varde"),
        ({"mal_slag": "hogst:antal", "mal_varde": "2,5"}, "mal_varde"),
        ({"mal_slag": "hogst:antal", "mal_varde": "-1"}, "mal_varde"),
    ],
)
def test_a_limit_that_cannot_be_read_is_said_at_its_input(
    values: dict[str, str], field: str
) -> None:
    """What lacks or cannot be read is named by the input it stands in."""
    with pytest.raises(InvalidInputError) as refused:
        with_mal(dict(values))

    assert [one.field for one in refused.value.problems] == [field]


def test_a_time_needs_both_its_number_and_its_unit() -> None:
    """A number of days without the word days is no time."""
    with pytest.raises(InvalidInputError) as refused:
        with_langd({"inom_antal": "3"}, "inom")

    assert [one.field for one in refused.value.problems] == ["inom_enhet"]
    assert with_langd({}, "inom") == {}


def test_a_breakdown_is_read_line_by_line() -> None:
    """Each line is a name, a colon and a number; a line without is said at its input."""
    made = with_parts({"uppdelning": "Norr: 12\nHus 3: 7"})

    assert made["uppdelning"] == [{"namn": "Norr", "antal": 12}, {"namn": "Hus 3", "antal": 7}]
    with pytest.raises(InvalidInputError):
        with_parts({"uppdelning": "Norr tolv"})


def test_the_next_code_is_above_every_code_in_use() -> None:
    """A code that was taken out is not used again."""
    assert next_kod("K", ["K1", "K10", "X"]) == "K11"
    assert next_kod("R", []) == "R1"


@pytest.mark.parametrize(
    ("varde", "skala", "level"),
    [(3, 4, "lag"), (4, 4, "mellan"), (8, 4, "mellan"), (9, 4, "hog"), (2, 3, "lag"),
     (4, 3, "mellan"), (6, 3, "hog"), (6, 5, "lag"), (8, 5, "mellan"), (15, 5, "hog")],
)  # fmt: skip
def test_the_level_of_a_risk_follows_its_number_on_each_scale(
    varde: int, skala: int, level: str
) -> None:
    """Low, middle and high are drawn at the same places whatever scale the nämnd chose."""
    assert niva(varde, skala) == level


def test_numbers_are_written_as_people_read_them() -> None:
    """An outcome says what of what, a limit its unit, and months stand as a list."""
    assert utfall_i_ord(Utfall(59, 68, "promille")) == "59 av 68 (86,8\N{NO-BREAK SPACE}%)"
    assert utfall_i_ord(Utfall(1, None, "dagar")) == "1\N{NO-BREAK SPACE}dag"
    assert mal_i_ord(Mal("hogst", "dagar", 14)) == "högst 14\N{NO-BREAK SPACE}dagar"
    assert mal_i_ord(None) == "inget mål"
    assert manader_i_ord((2, 5, 9)) == "februari, maj och september"
