"""The table of a mätning's numbers: what is remarked stands under the class it is remarked of."""

from __future__ import annotations

from api.web.build.plan.klasser import Stood, numbers_beside
from tests.unit.reports.test_internkontroll_telling import frozen, matning

NOW = Stood(
    {"inom": 60, "over_inom_forlangning": 3, "over_utan_forlangning": 5, "closed_later": 20},
    {"over_utan_forlangning": tuple("abcde"), "closed_later": ("a", *map(str, range(19)))},
)


def test_what_is_remarked_is_counted_within_its_class() -> None:
    """Of twenty closed later the one that was over stands under its class, not twenty of five."""
    found = matning(frozen())
    table = numbers_beside(found, "Då och nu", {"Då": Stood.frozen(found), "Nu": NOW})
    rows = [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]

    assert rows == [
        ["Inom fyra månader", "59", "60"],
        ["Över, inom beslutad förlängning", "3", "3"],
        ["Över, förlängningen har löpt ut", "0", "0"],
        ["Över, utan beslut om förlängning", "6", "5"],
        ["varav avslutade senare, av dem utan beslut om förlängning", "2", "1"],
        ["Alla som räknas", "68", "68"],
        ["Andel inom tiden", "86,8 %", "88,2 %"],
    ]
