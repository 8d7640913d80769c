"""The tags around the values of a table."""

from __future__ import annotations

from api.web.edges import edges
from api.web.models.parts import Cell, Column, Table
from api.web.templating import environment


def written(table: Table) -> str:
    """Write a table as pages do, without the space between tags."""
    made = environment().get_template("komponenter/statustabell.html").module
    return " ".join(str(made.statustabell(table, "x")).split())  # type: ignore[attr-defined]


def test_a_cell_says_its_column_and_the_first_one_is_the_rows_heading() -> None:
    """On a narrow screen the column's name is read out of the cell; it is never taken as markup."""
    columns = (Column("Vem & var", whole=True), Column("Antal", numeric=True))

    first, second = edges(columns)

    assert str(first.start).startswith(
        '<th role="rowheader" scope="row" data-rubrik="Vem &amp; var"'
    )
    assert 'class="table-ng__cell hel"' in first.start
    assert str(second.start).startswith('<td role="cell" data-rubrik="Antal"')
    assert 'class="table-ng__cell tal"' in second.start
    assert (str(first.end), str(second.end)) == ("</span></th>", "</span></td>")


def test_a_date_in_a_columns_name_stays_whole_in_the_card() -> None:
    """The name shown over a value never breaks inside a date; the heading keeps its bytes."""
    name = "Då: registrerat till och med 2024-03-31"
    table = Table("T", (Column("Klass"), Column(name)), ((Cell("A"), Cell("1")),))

    html = written(table)

    assert f'{name.replace("-", "-" + chr(0x2060))}"' in html
    assert f">{name}</th>" in html.replace("> ", ">").replace(" <", "<")


def test_a_cell_that_says_nothing_is_marked_but_never_a_heading() -> None:
    """What has neither text, badge nor remark can be left out where the screen is narrow."""
    columns = (Column("Ärende"), Column("Vad"), Column("Not"))
    table = Table("T", columns, ((Cell(""), Cell("–"), Cell("", note="mer")),))

    html = written(table)

    assert html.count(" tom") == 1
    assert '<td role="cell" data-rubrik="Vad" class="table-ng__cell tom">' in html


def test_what_people_typed_is_never_markup_in_a_table() -> None:
    """Text, remark and address are escaped in every cell."""
    row = (Cell("<b>", note="<i>"), Cell("<u>", href='/x?"<s>'))

    html = written(Table("<q>", (Column("A"), Column("B")), (row,)))

    assert not any(tag in html for tag in ("<b>", "<i>", "<u>", "<s>", "<q>"))
