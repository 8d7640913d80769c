"""The kinds of extract as data: they fit themselves, their rows, and what is written of them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from audit.intake.handlaggning_codes import HANDELSER
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.making_rows import MAKERS
from audit.intake.rows import UtredningRow
from audit.intake.rows_klockor import HandlaggningRow, OrosanmalanRow, UppfoljningRow
from tests.support.sources import ROOT

HOW_TO = (ROOT / "docs/how-to/import-extracts.md").read_text(encoding="utf-8")
ROWS = {
    Kind.BARNUTREDNINGAR: UtredningRow,
    Kind.OROSANMALNINGAR: OrosanmalanRow,
    Kind.HANDLAGGNING: HandlaggningRow,
    Kind.UPPFOLJNINGAR: UppfoljningRow,
}


def test_every_kind_has_columns_and_makes_rows() -> None:
    """A kind without either could be asked for and never read."""
    assert set(COLUMNS) == set(MAKERS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_said_of_columns_speaks_of_columns_of_the_kind(kind: Kind) -> None:
    """A misspelt name would demand, translate or hide nothing."""
    columns = COLUMNS[kind]
    named = columns.filled | columns.dates | columns.codes | columns.absent | {*columns.ids}

    assert named <= set(columns.all)
    assert columns.filled | columns.absent <= set(columns.required)
    assert not columns.filled & columns.absent


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_has_the_columns_of_its_kind(kind: Kind) -> None:
    """Every column lands in a field of its own name, and none is dropped in silence."""
    assert {one.name for one in fields(ROWS[kind])} - {"number"} == set(COLUMNS[kind].all)


@pytest.mark.parametrize("kind", ROWS)
def test_identifiers_and_secrets_are_hidden_from_repr(kind: Kind) -> None:
    """A row that ends in a log line tells no id, no words and no answer about violence."""
    shown = {one.name for one in fields(ROWS[kind]) if one.repr}

    assert not shown & {*COLUMNS[kind].ids, "text", *(("kod",) if kind == "handlaggning" else ())}


@pytest.mark.parametrize("kind", ROWS)
def test_the_how_to_names_every_column(kind: Kind) -> None:
    """Whoever makes an extract finds each column in the how-to."""
    assert [name for name in COLUMNS[kind].all if f"`{name}`" not in HOW_TO] == []


def test_the_how_to_names_every_handelse() -> None:
    """The codes of a note are in the how-to too."""
    assert [code for code in HANDELSER if f"`{code}`" not in HOW_TO] == []
