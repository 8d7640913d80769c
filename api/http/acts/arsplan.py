"""The nämnd's year over HTTP: its sammanträden and punkter, and its goals, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import ARSPLAN, arsmal_id, arsplan_id, punkt_id
from api.http.acts.addressed import EXAMPLE_ID, OTHER_ID, Year
from api.http.acts.area import Area, Key, Kind, Row, Tell, Values
from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.arsplan.arsmal import Mal, utfall
from audit.arsplan.arsplan import Sammantrade
from audit.arsplan.checks import CODES
from audit.arsplan.laget import Rad, rader
from audit.arsplan.steps import Stream

if TYPE_CHECKING:
    from audit.store.log import Log


def _punkt(log: Log, key: Key, values: Values) -> UUID | None:
    """Give the id of a punkt that recurs by a rule; None where it has none."""
    regel = (values.get("regel") or "").strip()
    return punkt_id(log, key[0], regel) if regel else None


_ARSPLAN: Final = Kind(
    stream=Stream.ARSPLAN,
    path="/namndens-ar/arsplaner",
    one="Ett år med sammanträden och punkter",
    several="Nämndens år",
    what="aret_handelser",
    listed="aret_handelser",
    parts={"ar": Year},
    id_of=arsplan_id,
    there=lambda state: {(ar,): one for ar, one in state.planer.items()},
    reads="read_arsplan_texter",
    tells=(
        Tell(
            "sammantraden",
            tuple[Sammantrade, ...],
            lambda one, _: tuple(one.sammantraden.values()),
        ),
        Tell("punkter", tuple[Rad, ...], rader),
    ),
    example={},
)
_ARSMAL: Final = Kind(
    stream=Stream.ARSMAL,
    path="/namndens-ar/arsmal",
    one="Ett års mål",
    several="Mål, år för år",
    what="aret_mal",
    listed="aret_mal",
    parts={"ar": Year},
    id_of=arsmal_id,
    there=lambda state: {(ar,): one for ar, one in state.mal.items()},
    reads="read_arsmal_texter",
    tells=(
        Tell("utfall", dict[str, int], utfall, brief=True),
        Tell("mal", tuple[Mal, ...], lambda one, _: tuple(one.mal.values())),
    ),
    example={"utfall": {"uppfyllt": 13, "delvis": 1, "ej": 1, "saknas": 1}},
)

_DAY, _MEETING = "2024-04-08", "2024-05-22"
_AGAIN: Final = {"dag": _MEETING, "stopptid": "2024-05-13T12:00:00+02:00"}
_ABOUT: Final[dict[str, Any]] = {
    "slag": "ekonomi",
    "arende": "Fyramånadersrapport 2024",
    "ansvarig": "ekonom",
    "vidare": ["kommunstyrelsen"],
}
_ROWS: Final = (
    Row(
        act="plan_sammantrade",
        event=e.SammantradePlanned,
        example={"dag": "2024-05-29", "stopptid": "2024-05-20T12:00:00+02:00"},
        makes="sammantrade",
    ),
    Row(
        act="change_sammantrade",
        event=e.SammantradeChanged,
        example={"sammantrade": EXAMPLE_ID, **_AGAIN},
    ),
    Row(
        act="cancel_sammantrade",
        event=e.SammantradeCancelled,
        example={"sammantrade": EXAMPLE_ID, "skal": "För få ärenden."},
    ),
    Row(
        act="plan_punkt",
        event=e.PunktPlanned,
        example={**_ABOUT, "regel": "fyramanadersrapport"},
        makes="punkt",
        made_by=_punkt,
    ),
    Row(
        act="change_punkt",
        event=e.PunktChanged,
        example={"punkt": OTHER_ID, **_ABOUT, "notering": "Med prognos för helåret."},
    ),
    Row(
        act="move_punkt",
        event=e.PunktMoved,
        example={"punkt": OTHER_ID, "sammantrade": EXAMPLE_ID, "skal": "Underlaget dröjer."},
    ),
    Row(
        act="deliver_punkt",
        event=e.PunktDelivered,
        example={"punkt": OTHER_ID, "levererad": _DAY},
    ),
    Row(
        act="treat_punkt",
        event=e.PunktTreated,
        example={"punkt": OTHER_ID, "behandlad": _MEETING, "protokollsparagraf": "§ 61"},
    ),
    Row(
        act="drop_punkt",
        event=e.PunktDropped,
        example={"punkt": OTHER_ID, "skal": "Ärendet är återtaget."},
    ),
    Row(
        act="correct_arsplan",
        event=e.ArsplanCorrected,
        example={"corrects": 5, "replaced": {"levererad": "2024-04-09"}},
    ),
    Row(
        act="set_arsmal",
        event=m.ArsmalSet,
        example={
            "kod": "M1",
            "rubrik": "Alla utredningar är klara inom fyra månader",
            "ansvarig": "forvaltningschef",
        },
        makes="mal",
    ),
    Row(
        act="change_arsmal",
        event=m.ArsmalChanged,
        example={
            "mal": EXAMPLE_ID,
            "kod": "M1",
            "rubrik": "Nio av tio utredningar är klara inom fyra månader",
            "ansvarig": "verksamhetschef",
        },
    ),
    Row(
        act="end_arsmal",
        event=m.ArsmalEnded,
        example={"mal": EXAMPLE_ID, "skal": "Målet ersätts nästa år."},
    ),
    Row(
        act="assess_arsmal",
        event=m.ArsmalAssessed,
        example={"mal": EXAMPLE_ID, "utfall": "delvis", "per": "2024-03-31"},
    ),
    Row(
        act="give_uppdrag",
        event=m.UppdragGiven,
        example={
            "mal": EXAMPLE_ID,
            "beslutad": "2024-03-20",
            "paragraf": "§ 20",
            "ansvarig": "verksamhetschef",
            "senast": "2024-06-19",
        },
        makes="uppdrag",
    ),
    Row(
        act="answer_uppdrag",
        event=m.UppdragReported,
        example={"uppdrag": OTHER_ID, "aterrapporterad": _DAY, "paragraf": "§ 33"},
    ),
    Row(
        act="correct_arsmal",
        event=m.ArsmalCorrected,
        example={"corrects": 3, "replaced": {"utfall": "uppfyllt"}},
    ),
)

AREA: Final = Area(
    door=ARSPLAN,
    tag="Nämndens år",
    kinds=(_ARSPLAN, _ARSMAL),
    rows=_ROWS,
    codes=CODES,
    required={},
)
"""The nämnd's year."""
