"""Days worked out by hand from lag (1930:173): each with the sentence of law that gives it.

Nothing here was made by the code that is tested.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

SAME = "1 §: slutdag är den dag som har samma tal i månaden som begynnelsedagen."
SHORT = "1 §: finns inte det talet i slutmånaden är månadens sista dag slutdag."
WEEK = "1 §: slutdag är den dag som har samma namn i veckan som begynnelsedagen."
DAYS = "Så många dagar efter: dagen då det hände är dag 0 (1 § talar inte om dagar)."
MOVED = (
    "2 §: är sista dagen söndag, annan allmän helgdag, lördag, midsommarafton, julafton "
    "eller nyårsafton får åtgärden vidtas nästa vardag."
)
GENAST = "Genast: samma dag, och ingen vardag att vänta på."


class Case(NamedTuple):
    """One worked case: a rule, the day it starts, both last days, and why."""

    rule: str
    start: date
    sista_dag: date
    sista_dag_vardag: date
    why: str
    law: tuple[str, ...]


def _cases(rule: str, unit: str, table: str) -> list[Case]:
    """Read lines of `start sista_dag sista_dag_vardag why`; a `!` marks a month without the day."""
    cases = []
    for line in table.strip().splitlines():
        first, last, vardag, why = line.split(maxsplit=3)
        counted = SHORT if last.endswith("!") else unit
        start, end, moved = (date.fromisoformat(day.rstrip("!")) for day in (first, last, vardag))
        law = (counted,) if end == moved else (counted, MOVED)
        cases.append(Case(rule, start, end, moved, why, law))
    return cases


CASES: list[Case] = [
    *_cases("utredningstid", SAME, """
2022-08-31 2022-12-31 2023-01-02 nyårsafton, och en lördag
2022-10-28 2023-02-28 2023-02-28 tisdag
2022-10-29 2023-02-28! 2023-02-28 februari har ingen 29:e
2022-10-30 2023-02-28! 2023-02-28 februari har ingen 30:e
2022-10-31 2023-02-28! 2023-02-28 fyra startdagar, samma slutdag
2023-10-28 2024-02-28 2024-02-28 skottår, men talet finns
2023-10-29 2024-02-29 2024-02-29 skottdagen finns; 123 dagar
2023-10-30 2024-02-29! 2024-02-29 skottdagen är månadens sista
2023-10-31 2024-02-29! 2024-02-29 skottdagen är månadens sista
2024-02-29 2024-06-29 2024-07-01 från skottdagen till en lördag
2023-02-28 2023-06-28 2023-06-28 sista februari blir inte sista juni
2026-02-28 2026-06-28 2026-06-29 sista februari blir inte sista juni; söndag
2024-10-31 2025-02-28! 2025-02-28 året efter skottåret
2023-05-31 2023-09-30! 2023-10-02 september har 30 dagar; lördag
2023-07-31 2023-11-30! 2023-11-30 november har 30 dagar
2023-12-31 2024-04-30! 2024-04-30 över årsskiftet; valborg är vardag
2023-01-31 2023-05-31 2023-05-31 båda månaderna har 31 dagar
2023-03-31 2023-07-31 2023-07-31 måndag
2024-01-31 2024-05-31 2024-05-31 fredag
2024-08-31 2024-12-31 2025-01-02 nyårsafton på en tisdag
2025-08-31 2025-12-31 2026-01-02 nyårsafton på en onsdag
2024-09-01 2025-01-01 2025-01-02 nyårsdagen
2025-09-01 2026-01-01 2026-01-02 nyårsdagen
2024-09-06 2025-01-06 2025-01-07 trettondedag jul på en måndag
2025-09-05 2026-01-05 2026-01-05 trettondagsafton är vardag
2025-09-06 2026-01-06 2026-01-07 trettondedag jul på en tisdag
2022-08-24 2022-12-24 2022-12-27 julafton på en lördag
2023-08-23 2023-12-23 2023-12-27 lördag, söndag och julafton, två juldagar
2023-08-24 2023-12-24 2023-12-27 julafton på en söndag
2024-08-24 2024-12-24 2024-12-27 julafton på en tisdag
2025-08-24 2025-12-24 2025-12-29 julafton, två juldagar, lördag, söndag
2025-08-25 2025-12-25 2025-12-29 juldagen på en torsdag
2025-08-26 2025-12-26 2025-12-29 annandag jul på en fredag
2023-11-29 2024-03-29 2024-04-02 långfredagen
2024-12-17 2025-04-17 2025-04-17 skärtorsdagen är vardag
2024-12-18 2025-04-18 2025-04-22 långfredagen
2025-12-02 2026-04-02 2026-04-02 skärtorsdagen är vardag
2025-12-03 2026-04-03 2026-04-07 långfredagen till tisdag
2025-12-04 2026-04-04 2026-04-07 påskafton är en lördag
2025-12-06 2026-04-06 2026-04-07 annandag påsk
2025-12-30 2026-04-30 2026-04-30 valborgsmässoafton är vardag
2025-01-01 2025-05-01 2025-05-02 första maj på en torsdag
2026-01-01 2026-05-01 2026-05-04 första maj på en fredag
2025-01-29 2025-05-29 2025-05-30 Kristi himmelsfärdsdag
2026-01-14 2026-05-14 2026-05-15 Kristi himmelsfärdsdag
2025-02-06 2025-06-06 2025-06-09 nationaldagen på en fredag
2025-02-07 2025-06-07 2025-06-09 pingstafton är en lördag
2003-01-09 2003-05-09 2003-05-09 fredag
2004-01-31 2004-05-31 2004-06-01 annandag pingst var helgdag till och med 2004
2005-01-16 2005-05-16 2005-05-16 annandag pingst är vardag från 2005
2005-02-06 2005-06-06 2005-06-07 nationaldagen är helgdag från 2005
2023-02-23 2023-06-23 2023-06-26 midsommarafton
2024-02-21 2024-06-21 2024-06-24 midsommarafton
2025-02-20 2025-06-20 2025-06-23 midsommarafton
2026-02-18 2026-06-18 2026-06-18 dagen före midsommarafton är vardag
2026-02-19 2026-06-19 2026-06-22 midsommarafton
2025-05-15 2025-09-15 2025-09-15 inledd under den gamla lagen, slut under den nya
2025-06-30 2025-10-30 2025-10-30 den gamla lagens sista dag
2025-07-01 2025-11-01 2025-11-03 den nya lagens första dag; alla helgons dag
2026-06-30 2026-10-30 2026-10-30 allhelgonaafton är vardag
2026-07-01 2026-11-01 2026-11-02 söndag
2026-07-21 2026-11-21 2026-11-23 lördag
2025-10-28 2026-02-28 2026-03-02 lördag
2025-10-31 2026-02-28! 2026-03-02 två startdagar, samma slutdag; lördag
"""),
    *_cases("forhandsbedomning", DAYS, """
2023-02-15 2023-03-01 2023-03-01 februari med 28 dagar
2024-02-15 2024-02-29 2024-02-29 skottdagen är den fjortonde
2024-02-16 2024-03-01 2024-03-01 skottdagen räknas
2025-04-04 2025-04-18 2025-04-22 långfredagen
2025-06-30 2025-07-14 2025-07-14 den gamla lagens sista dag
2025-07-01 2025-07-15 2025-07-15 den nya lagens första dag
2025-12-10 2025-12-24 2025-12-29 julafton
2025-12-17 2025-12-31 2026-01-02 nyårsafton
2025-12-23 2026-01-06 2026-01-07 trettondedag jul
2026-03-20 2026-04-03 2026-04-07 långfredagen
2026-04-07 2026-04-21 2026-04-21 tisdag
2026-04-17 2026-05-01 2026-05-04 första maj
2026-06-05 2026-06-19 2026-06-22 midsommarafton
"""),
    *_cases("uppfoljning", SAME, """
2024-12-31 2025-02-28! 2025-02-28 två månader
2025-04-30 2025-06-30 2025-06-30 två månader
2025-05-20 2025-07-20 2025-07-21 två månader; söndag
2025-06-30 2025-08-30 2025-09-01 två månader; lördag
2025-07-01 2026-01-01 2026-01-02 sex månader; nyårsdagen
2025-08-31 2026-02-28! 2026-03-02 sex månader; lördag
"""),
    *_cases("aterkoppling", WEEK, """
2026-01-15 2026-01-22 2026-01-22 ändringens första dag
2026-03-27 2026-04-03 2026-04-07 långfredagen
2026-04-28 2026-05-05 2026-05-05 tisdag till tisdag
"""),
    *_cases("skyddsbedomning", GENAST, """
2024-12-24 2024-12-24 2024-12-24 julafton skjuter inte upp ett skydd
2026-11-21 2026-11-21 2026-11-21 lördag skjuter inte upp ett skydd
"""),
    *_cases("ivo_utredning", SAME, """
2025-12-31 2026-02-28! 2026-03-02 två månader; lördag
2026-04-30 2026-06-30 2026-06-30 två månader
"""),
    *_cases("evb_beslut", SAME, """
2025-06-30 2025-09-30 2025-09-30 tre månader
2025-11-30 2026-02-28! 2026-03-02 tre månader; lördag
"""),
    *_cases("evb_avbrott", SAME, """
2026-03-19 2026-06-19 2026-06-22 tre månader; midsommarafton
"""),
]  # fmt: skip
