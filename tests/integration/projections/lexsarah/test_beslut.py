"""The delegation list and its statistics: the published form, row and numbers, from events."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from audit.delegation import Delegation, EnhetCount, SlagCount, decide, read_ordning
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from projections.lexsarah.beslut import UNTOLD, UnitCount, counts, month, statistics
from tests.support.beslutsantal import ALL, counting
from tests.support.sources import ROOT
from tests.unit.lexsarah.asked import ARENDE, OPENING, A
from tests.unit.lexsarah.histories import Story
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from audit.envelope import Event
    from tests.integration.projections.lexsarah.conftest import Written

DAY = date(2024, 3, 15)
MARCH = (date(2024, 3, 1), date(2024, 3, 31))
BY_IVO = {"befattningar": ("verksamhetsutvecklare",), "today": DAY}


@cache
def delegation() -> Delegation:
    """Give the demo's order as if it had applied the year before."""
    data = tomllib.loads((ROOT / "audit/delegation/demo.toml").read_text(encoding="utf-8"))
    earlier = data | {"antagen": date(2023, 1, 1), "galler_fran": date(2023, 1, 1)}
    return Delegation.from_histories([decide(read_ordning(token("2023"), earlier), [])])


def told(enhet: str, **opening: Any) -> Story:
    """Open a serious ärende under LSS in March 2024."""
    when: dict[str, Any] = {"today": DAY, "delegation": delegation()}
    values = {**OPENING, "lag": "lss", "enhet": enhet, "rapport_inkom": DAY, **opening}
    story = Story().tell(Role.MOTTAGARE, a.OpenArende(**values), **when)
    grade: dict[str, Any] = {"bedomning": "allvarligt_missforhallande", "skal": "Fara för liv."}
    return story.tell(Role.MOTTAGARE, u.MakeForstaBedomning(**A, **grade), **when)


def notified(enhet: str) -> Story:
    """Let the verksamhetsutvecklare notify IVO, while the first delegat is absent."""
    command = b.AnmalIvo(
        **A, gjord=DAY, satt="e_tjanst", utredning_bifogad=False, foregaende_franvarande=True
    )
    acting: dict[str, Any] = {**BY_IVO, "delegation": delegation()}
    return told(enhet).tell(Role.BESLUTSFATTARE_IVO, command, **acting)


def test_the_published_row_comes_from_events(written: Written) -> None:
    """4.3 · lex Sarah enligt 24 f § LSS till IVO · 2024-03-15 · verksamhetsutvecklare."""
    arende = uuid4()
    written.write(notified("e-row").events, arende)

    found = [row for row in month(written.log, 2024, 3, written.head) if row.arende == arende]

    assert [(row.punkt, row.slag, str(row.beslutad)) for row in found] == [
        ("4.3", "anmala_ivo", "2024-03-15")
    ]
    assert found[0].lagrum is not None
    assert found[0].lagrum.startswith("24 f § ")
    assert BESLUTSFATTARE[found[0].beslutsfattare] == "verksamhetsutvecklare"
    assert (found[0].lag, found[0].enhet, found[0].utan_stod) == ("lss", "e-row", False)


def test_what_was_taken_without_support_is_listed_and_flagged(written: Written) -> None:
    """Registered as it was: an enhetschef notified IVO, which no point gives an enhetschef."""
    arende, by = uuid4(), Utanfor(beslutsfattare="enhetschef", beslutad=DAY)
    command = b.RegisterIvoAnmalan(**A, gjord=DAY, satt="post", utredning_bifogad=False, taget=by)
    story = told("e-row").tell(Role.NAMNDSEKRETERARE, command, today=DAY, delegation=delegation())
    written.write(story.events, arende)

    found = [row for row in month(written.log, 2024, 3, written.head) if row.arende == arende]

    assert [(row.punkt, row.stod, row.utan_stod, row.utanfor) for row in found] == [
        (None, "saknas", True, True)
    ]


def test_only_beslut_of_the_month_are_listed_and_none_that_was_taken_back(
    written: Written,
) -> None:
    """An ansvar is never listed, nor a nämnd's own beslut, nor what was taken back since."""
    arende = uuid4()
    story = notified("e-back")
    first = written.write(story.events, arende)
    back = a.CorrectArende(arende=ARENDE, corrects=len(story.events), replaced={}, aterkallad=True)
    before = list(story.events)
    story.tell(Role.UTREDARE, back, today=DAY, delegation=delegation())
    written.write(story.events[len(before) :], arende)

    def listed(year: int, number: int, known: int) -> list[int]:
        rows = month(written.log, year, number, known)
        return [row.version for row in rows if row.arende == arende]

    assert listed(2024, 3, first + 2) == [3]
    assert listed(2024, 4, first + 2) == []
    assert listed(2024, 3, written.head) == []


def test_the_published_statistics_come_from_an_event(written: Written) -> None:
    """Eleven units, period not printed; their numbers, the kinds among them, and the sum 1,775."""
    written.write(decide(counting(), []), uuid4())

    found = statistics(written.log, None, None, written.head)
    units: Counter[str] = Counter()
    for row in found:
        units[row.enhet] += row.antal
    kinds = {(row.enhet, row.slag): row.antal for row in found}

    assert [*units.values()] == [70, 18, 27, 5, 4, 1043, 36, 1, 1, 561, 9]
    assert sum(units.values()) == ALL == 1775
    assert kinds["Utredningsgruppen", "inleda_utredning"] == 21
    assert [n for (unit, _), n in kinds.items() if unit == "Utredningsgruppen"] == [21, 4, 7, 4, 34]
    assert kinds["Utredningsgruppen", UNTOLD] == 34
    assert kinds["Mottagningsgruppen", "inte_inleda_utredning"] == 18
    assert all(row.raknad for row in found)


def test_own_and_counted_beslut_are_told_apart(written: Written) -> None:
    """Of a month: what was decided here, and what was counted wholly within it, added up."""
    written.write(notified("e-own").events, uuid4())
    rows = (EnhetCount(enhet="e-own", antal=3, varav=(refused(2),)),)
    for _ in range(2):
        command = counting(rakning=uuid4(), enheter=rows, period=MARCH, summa=3)
        written.write(decide(command, []))
    wider = counting(rakning=uuid4(), enheter=rows, period=(date(2024, 1, 1), MARCH[1]), summa=3)
    written.write(decide(wider, []))

    found = statistics(written.log, *MARCH, written.head)
    mine = [row for row in found if row.enhet == "e-own"]
    outside = [one.antal for one in counts(written.log, *MARCH, written.head)]

    assert mine == [
        UnitCount("e-own", "anmala_ivo", None, 1, raknad=False),
        UnitCount("e-own", "inleda_utredning", "avslag", 4, raknad=True),
        UnitCount("e-own", UNTOLD, None, 2, raknad=True),
    ]
    assert sorted(outside) == [3, 3, 3]


def refused(antal: int) -> SlagCount:
    """Give so many refusals."""
    return SlagCount(slag="inleda_utredning", antal=antal, utfall="avslag")


def test_counted_anew_only_the_newest_stands(written: Written) -> None:
    """As known before, the first numbers; now the second; taken back, none."""
    rakning, period = UUID(int=uuid4().int), (date(2023, 5, 1), date(2023, 5, 31))
    history: list[Event] = []
    for number in (4, 5, 0):
        rows = (EnhetCount(enhet="e-anew", antal=number),) if number else ()
        command = counting(rakning=rakning, enheter=rows, period=period, summa=None)
        history.extend(decide(command, history))
        written.write(history[-1:])

    def antal(known: int) -> int:
        return sum(row.antal for row in statistics(written.log, *period, known))

    assert [antal(written.head - back) for back in (3, 2, 1, 0)] == [0, 4, 5, 0]
