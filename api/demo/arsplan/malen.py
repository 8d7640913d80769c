"""The sixteen goals of 2022: set in spring, followed up twice, and one without result yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from api.acts import arsmal_id
from api.demo.lexsarah.step import Ids, Step, step
from audit.arsplan import commands as c

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

AR: Final = 2022
YEAR_END: Final = date(2022, 12, 31)
AUGUST: Final = date(2022, 8, 31)
MINUTES: Final = date(2023, 2, 21)
PARAGRAF: Final = "§ 20"
REPORT_BACK: Final = date(2024, 2, 29)
"""The last day to report the missing goal back; constructed."""

MAL: Final = (
    # kod, rubrik, ansvarig, how it stood in August, how it stood at the year's end
    ("M1", "Minst 90 procent är nöjda med biståndsenhetens bemötande", "verksamhetschef",
     "delvis", "uppfyllt"),
    ("M2", "Barnutredningar är klara inom fyra månader", "verksamhetschef", "delvis", "delvis"),
    ("M3", "Varje orosanmälan får en skyddsbedömning i tid", "verksamhetschef", "uppfyllt",
     "uppfyllt"),
    ("M4", "Varje barn som utreds får komma till tals", "verksamhetschef", "saknas", "uppfyllt"),
    ("M5", "Stora hemtjänstbeslut följs upp inom ett år", "enhetschef", "uppfyllt", "uppfyllt"),
    ("M6", "Varje person i hemtjänsten har en genomförandeplan", "enhetschef", "delvis",
     "uppfyllt"),
    ("M7", "Personalkontinuiteten i hemtjänsten blir bättre", "enhetschef", "ej", "ej"),
    ("M8", "Varje person på särskilt boende har en fast omsorgskontakt", "enhetschef", "delvis",
     "uppfyllt"),
    ("M9", "Nattfastan på särskilt boende blir kortare", "enhetschef", "saknas", "uppfyllt"),
    ("M10", "Alla som får försörjningsstöd har en planering", "verksamhetschef", "delvis",
     "uppfyllt"),
    ("M11", "Fler går från försörjningsstöd till arbete eller studier", "verksamhetschef",
     "saknas", "uppfyllt"),
    ("M12", "Sjukfrånvaron minskar", "forvaltningschef", "delvis", "uppfyllt"),
    ("M13", "Alla nya medarbetare får introduktion", "forvaltningschef", "uppfyllt", "uppfyllt"),
    ("M14", "Synpunkter besvaras inom tio vardagar", "kvalitetsansvarig", "uppfyllt", "uppfyllt"),
    ("M15", "Nettokostnaden ryms i budgeten", "ekonom", "saknas", "uppfyllt"),
    ("M16", "Fler upplever att de är trygga i sitt boende", "kvalitetsansvarig", "saknas",
     "saknas"),
)  # fmt: skip
"""Thirteen met, one partly, one not, one without result: the numbers are published."""

TEXTS: Final = {
    "M2": "Fler utredningar pågår än förra året. Andelen i tid är något lägre.",
    "M7": "Vikarier har tagits in oftare än planerat.",
    "M16": "Enkäten har skjutits upp. Resultatet finns inte än.",
}
"""Kod → what was written at the year's end."""
MISSING: Final = "M16"


def steps() -> Iterator[Step]:
    """Tell how the goals were set and followed up, and the task that the nämnd gave."""
    yield step("2022-04-04", "10:00", "kvalitet", *(_set(row) for row in MAL))
    yield step("2022-09-12", "10:00", "kvalitet",
               *(_assessed(row[0], row[3], AUGUST) for row in MAL))  # fmt: skip
    followed = (_assessed(row[0], row[4], YEAR_END, TEXTS.get(row[0])) for row in MAL)
    yield step("2023-02-06", "11:00", "kvalitet", *followed)
    yield step("2023-02-22", "09:30", "namndsekreterare", _uppdrag)


def mal_id(ids: Ids, kod: str) -> UUID:
    """Give the id of a goal of 2022."""
    return ids.of(f"mål {AR} {kod}")


def _set(row: tuple[str, ...]) -> Callable[[Ids], c.SetArsmal]:
    kod, rubrik, ansvarig, *_ = row
    return lambda ids: c.SetArsmal(
        arsmal=arsmal_id(ids.log, AR),
        ar=AR,
        mal=mal_id(ids, kod),
        kod=kod,
        rubrik=rubrik,
        ansvarig=ansvarig,
    )


def _assessed(
    kod: str, utfall: str, per: date, text: str | None = None
) -> Callable[[Ids], c.AssessArsmal]:
    return lambda ids: c.AssessArsmal(
        arsmal=arsmal_id(ids.log, AR), mal=mal_id(ids, kod), utfall=utfall, per=per, text=text
    )


def _uppdrag(ids: Ids) -> c.GiveUppdrag:
    return c.GiveUppdrag(
        arsmal=arsmal_id(ids.log, AR),
        mal=mal_id(ids, MISSING),
        uppdrag=ids.of(f"uppdrag {AR} {MISSING}"),
        beslutad=MINUTES,
        paragraf=PARAGRAF,
        ansvarig="forvaltningschef",
        senast=REPORT_BACK,
        text="Förvaltningen återrapporterar målets resultat till nämnden när enkäten är gjord.",
    )
