"""What was written about the mätningar, registered by hand, and presented to the nämnd."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.demo.internkontroll.planer import moment_id
from api.demo.lexsarah.step import Ids, Step, step
from api.demo.matningar import matning_id
from audit.internkontroll import commands_matning as m
from audit.internkontroll.uppdelning import Del

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from audit.store.log import Log

PER: Final = date(2022, 12, 31)
MEETING: Final = date(2023, 2, 21)
FEBRUARY_2024: Final = date(2024, 2, 20)
PARAGRAF_2024: Final = "13"
"""The sammanträde that the year's punkt Internkontrollrapport, februari 2024 was treated at."""

TEXTS: Final = {
    "sammanfattning": "Andelen utredningar inom fyra månader är något lägre än vid förra "
    "mätningen, och fler utredningar pågår.",
    "over_tiden": "Nio utredningar hade pågått i fyra månader eller mer. Tre av dem var förlängda. "
    "Två avslutades några veckor efter mätdagen.",
    "atgarder": "Pågående utredningar gås igenom varje vecka i gruppen och varannan vecka i "
    "ledningen.",
    "forslag": "Nämnden tar emot redovisningen och godkänner de åtgärder som är vidtagna och "
    "planerade.",
}
"""Avsnitt → what was written about the measurement of the year's end; constructed wording."""

GOALS: Final = (("Uppnått", 13), ("Delvis", 1), ("Inte uppnått", 1), ("Utan resultat", 1))
"""The sixteen goals of 2022 (published)."""

NOJDHET: Final = (
    # name, per, first day of the period, taljare, namnare
    ("nöjdhet 1", date(2023, 4, 28), date(2023, 1, 1), 47, 50),
    ("nöjdhet 2", date(2023, 8, 31), date(2023, 5, 1), 42, 48),
    ("nöjdhet 3", date(2023, 12, 29), date(2023, 9, 1), 48, 52),
)
"""The three enkäter of a year; the target of 90 % is published, the answers are constructed."""


def steps() -> Iterator[Step]:
    """Tell what was written, registered and presented."""
    yield step("2023-01-24", "10:00", "kvalitet", *(_text(avsnitt) for avsnitt in TEXTS))
    yield step("2023-02-06", "10:00", "kvalitet", _hemtjanst, _goals)
    yield step("2023-02-22", "08:30", "namndsekreterare", _presented(_december, "26", "godkand"),
               _presented(_named("hemtjänst 2022"), "23", "mottagen"),
               _presented(_named("mål 2022"), "20", "uppdrag"))  # fmt: skip
    yield step("2024-02-21", "09:15", "namndsekreterare",
               *(_in_february(matning) for matning in FEBRUARY))  # fmt: skip
    for name, per, start, taljare, namnare in NOJDHET:
        yield step(per.isoformat(), "15:00", "kvalitet", _enkat(name, per, start, taljare, namnare))


def _named(name: str) -> Callable[[Ids], UUID]:
    return lambda ids: ids.of(name)


def _frozen_2023(population: str, first: date) -> Callable[[Ids], UUID]:
    return lambda ids: matning_id(ids.log, population, first, date(2023, 12, 31))


FEBRUARY: Final = (
    _frozen_2023("pagaende", date(2023, 12, 31)),
    _frozen_2023("avslutade", date(2023, 10, 1)),
    _frozen_2023("avslutade", date(2023, 1, 1)),
    _named("nöjdhet 3"),
)
"""What was measured by then and presented in February 2024: K1, K2 twice, and K7."""


def _in_february(matning: Callable[[Ids], UUID]) -> Callable[[Ids], m.PresentResult]:
    return lambda ids: m.PresentResult(
        matning=matning(ids),
        sammantrade=FEBRUARY_2024,
        paragraf=PARAGRAF_2024,
        utfall="godkand",
    )


def december(log: Log) -> UUID:
    """Give the id of the measurement of the year's end 2022."""
    return matning_id(log, "pagaende", PER, PER)


def _december(ids: Ids) -> UUID:
    return december(ids.log)


def _text(avsnitt: str) -> Callable[[Ids], m.WriteText]:
    return lambda ids: m.WriteText(matning=december(ids.log), avsnitt=avsnitt, text=TEXTS[avsnitt])


def _presented(
    matning: Callable[[Ids], UUID], paragraf: str, utfall: str
) -> Callable[[Ids], m.PresentResult]:
    return lambda ids: m.PresentResult(
        matning=matning(ids), sammantrade=MEETING, paragraf=paragraf, utfall=utfall
    )


def _registered(ids: Ids, name: str, kod: str, per: date, **more: Any) -> m.RegisterMatning:
    return m.RegisterMatning(
        matning=ids.of(name), kontrollmoment=moment_id(ids, kod), ar=2023, per=per, **more
    )


def _hemtjanst(ids: Ids) -> m.RegisterMatning:
    """Tell the follow-ups of hemtjänst 2022: none was missed (published)."""
    return _registered(
        ids, "hemtjänst 2022", "K5", PER,
        enhet="antal", taljare=0, metod="Genomgång av alla beslut på omkring 100 timmar eller mer",
        period_start=date(2022, 1, 1), period_end=PER,
    )  # fmt: skip


def _goals(ids: Ids) -> m.RegisterMatning:
    """Tell the sixteen goals of 2022 as followed up: thirteen were reached (published)."""
    return _registered(
        ids, "mål 2022", "K10", PER,
        enhet="promille", taljare=13, namnare=16, metod="Genomgång mål för mål",
        uppdelning=tuple(Del(namn, antal) for namn, antal in GOALS),
        period_start=date(2022, 1, 1), period_end=PER,
    )  # fmt: skip


def _enkat(
    name: str, per: date, start: date, taljare: int, namnare: int
) -> Callable[[Ids], m.RegisterMatning]:
    return lambda ids: _registered(
        ids, name, "K7", per,
        enhet="promille", taljare=taljare, namnare=namnare, metod="Enkät", urval=namnare,
        population=4 * namnare, period_start=start, period_end=per,
    )  # fmt: skip
