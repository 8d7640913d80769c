"""`liggare namnd rotate-key` and `gallra`, run as an operator does, and what the check says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.database import Database

Liggare = Callable[..., Any]
UTREDNINGAR = (
    "utredning_id;barn_id;enhet;anmalan_inkom;inledd;avslutad;avslut\n"
    "U1;B1;e1;2022-05-30;2022-06-01;;\n"
    "U2;B2;e1;2022-10-30;2022-11-01;;\n"
)
FORLANGNINGAR = (
    "utredning_id;beslutad;ny_sista_dag;skal_kod;skal;beslutsfattare\n"
    "U1;2022-09-20;2022-12-01;polisutredning;Polisen väntar på utlåtande.;utskott\n"
)
MADE = ("--utdrag-framstallt", "2023-01-09T06:30")


@pytest.fixture
def filled(opened: Liggare, tmp_path: Path) -> Liggare:
    """The command, where two utredningar and one extension with sealed words were read in."""
    for kind, text in (("barnutredningar", UTREDNINGAR), ("forlangningar", FORLANGNINGAR)):
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        assert opened("import", kind, str(file), "--namnd", "prov", *MADE).status == 0
    return opened


def first_arende(database: Database) -> str:
    """Find the ärende of the extended utredning."""
    query = (
        "SELECT arende_id::text FROM namnd_prov.entry "
        "WHERE topic = 'barnutredning.utredning_extended'"
    )
    with psycopg.connect(database.superuser_dsn) as admin:
        row = admin.execute(query).fetchone()
    assert row is not None
    return str(row[0])


def test_rotation_wraps_every_key_anew_and_the_check_is_content(filled: Liggare) -> None:
    """One key is wrapped anew, the next rotation finds it again, and nothing is wrong."""
    first, second = (filled("namnd", "rotate-key", "prov", "--json") for _ in range(2))

    assert (first.json, second.json) == ({"rewrapped": 1}, {"rewrapped": 1})
    assert filled("check", "--namnd", "prov").status == 0


def test_gallring_from_the_command_line_leaves_the_log_sound(
    filled: Liggare, migrated: Database
) -> None:
    """The ärende's contents are gone, it is not gallrat twice, and the check is content."""
    act = ("namnd", "gallra", "prov", first_arende(migrated), "--yes")
    why = ("--grund", "Nämnden 2028-01-20 § 4", "--lagrum", "16 kap. 1 § SoL")

    assert filled(*act, *why).status == 0
    assert filled(*act, *why).status != 0
    assert filled("check", "--namnd", "prov").status == 0


def test_gallring_asks_before_it_destroys(filled: Liggare, migrated: Database) -> None:
    """Without a yes nothing happens."""
    why = ("--grund", "prov", "--lagrum", "16 kap. 1 § SoL")

    ended = filled("namnd", "gallra", "prov", first_arende(migrated), *why, stdin="n\n")

    assert ended.status != 0
    assert first_arende(migrated)


def test_a_new_act_in_mid_run_is_counted_from_the_command_line(
    opened: Liggare, tmp_path: Path
) -> None:
    """An uppföljning that ran when the act began is counted anew once; the demo's clock stands."""
    texts = {
        "barnutredningar": UTREDNINGAR.splitlines()[0]
        + "\nU1;B1;e1;;2025-02-03;2025-05-20;utan_insats\n",
        "uppfoljningar": "utredning_id;beslutad;grund;fran;avslutad;utfall\n"
        "U1;2025-05-21;utredning;;;\n",
    }
    for kind, text in texts.items():
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, encoding="utf-8")
        made = ("--utdrag-framstallt", "2025-06-02T06:30")
        assert opened("import", kind, str(file), "--namnd", "prov", *made).status == 0
    tried = opened("namnd", "lagandring", "prov", "--dry-run", "--json")
    done = [opened("namnd", "lagandring", "prov", "--json").json["recomputed"] for _ in range(2)]

    assert (tried.json["recomputed"], done) == (1, [1, 0])
    assert opened("check", "--namnd", "prov").status == 0
