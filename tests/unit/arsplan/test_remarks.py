"""What stands beside the badge of a punkt: each of its last days in words of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from api.web.build.aret.remarks import remark
from audit.arsplan import commands as c
from audit.arsplan.laget import Rad, lage, rader, sista_dag
from tests.unit.arsplan.story import ARSPLAN, DAYS, LATER, mote, new_id, stopptid, the_year

YEAR = the_year().arsplan
LAST, HELD, SENAST = stopptid(5).date(), DAYS[5], date(2024, 6, 7)
ONE_DAY = timedelta(days=1)


def said(day: date, **about: Any) -> str:
    """Give the remark on a day of May's review of the delegationsordning, with some facts else."""
    punkt = replace(YEAR.punkter[new_id("delegationsordning")], **about)
    held = YEAR.mote(punkt)
    rad = Rad(punkt, held, sista_dag(punkt, held), lage(punkt, held, day))
    return remark(rad, day).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("day", "about", "wanted"),
    [
        (LAST, {}, "Senast 2024-05-20"),
        (LAST + ONE_DAY, {}, "Över tiden sedan 2024-05-21"),
        (LAST, {"senast": SENAST, "slag": "svar_revisorer"},
         "Underlaget senast 2024-05-20. Svaret ska lämnas senast 2024-06-07"),
        (LAST + ONE_DAY, {"senast": SENAST, "slag": "svar_revisorer"},
         ("Underlaget är över tiden sedan 2024-05-21 (stopptid 2024-05-20 12.00). "
          "Svaret ska lämnas senast 2024-06-07")),
        (LAST + ONE_DAY, {"levererad": LAST + ONE_DAY},
         "2024-05-21. Underlaget kom 2024-05-21, 1 dag efter stopptiden"),
        (HELD + ONE_DAY, {"senast": HELD, "slag": "aterrapport"},
         ("Inte levererad. Sammanträdet var 2024-05-29. "
          "Skulle återrapporteras senast 2024-05-29, över tiden sedan 2024-05-30")),
        (HELD, {"levererad": LAST + 2 * ONE_DAY, "behandlad": HELD, "protokollsparagraf": "§ 60"},
         "2024-05-29, § 60. Underlaget kom 2024-05-22, 2 dagar efter stopptiden"),
        (HELD, {"levererad": LAST, "behandlad": HELD, "protokollsparagraf": "§ 60"},
         "2024-05-29, § 60"),
        (LAST, {"sammantrade": None, "senast": SENAST}, "Senast 2024-06-07"),
        (LAST, {"struken": True}, ""),
    ],
)  # fmt: skip
def test_each_last_day_is_said_in_its_own_words(
    day: date, about: dict[str, Any], wanted: str
) -> None:
    """Papers by the stopptid, the thing itself by its own day, and how late papers came."""
    assert said(day, **about) == wanted


def test_lists_of_months_stand_in_the_order_of_the_months() -> None:
    """May, June and July come in August in that order, and not by the letters of their names."""
    told = the_year()
    for month in ("2024-05", "2024-06", "2024-07"):
        which = new_id(f"delegationslista/{month}")
        if told.arsplan.punkter[which].sammantrade != mote(9):
            told.tell(c.MovePunkt(arsplan=ARSPLAN, punkt=which, sammantrade=mote(9), skal="Prov."))
    lists = [
        one.punkt.regel
        for one in rader(told.arsplan, LATER)
        if one.punkt.slag == "delegationslista"
        and one.sammantrade is not None
        and one.sammantrade.id == mote(9)
    ]

    assert lists[:3] == [f"delegationslista/2024-{month}" for month in ("05", "06", "07")]
