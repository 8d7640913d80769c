"""The internkontroll over HTTP: its plans, mätningar and avvikelser, as data.

Controls without code and draws have addresses of their own: `api/http/kontroller.py`,
`api/http/dragningar.py`. Files that a mätning rests on are attached on its page.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from api.acts import INTERNKONTROLL, plan_id
from api.http.acts.addressed import EXAMPLE_ID, Id, Year
from api.http.acts.area import Area, Kind, Tell
from api.http.acts.internkontroll_rows import ROWS
from audit.internkontroll.avvikelse import Atgard
from audit.internkontroll.checks import CODES, REQUIRED
from audit.internkontroll.events_avvikelse import AvvikelseFollowedUp, AvvikelsePresented
from audit.internkontroll.events_matning import ResultPresented, TextWritten
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall
from audit.internkontroll.risk import Risk
from audit.internkontroll.steps import Stream


def _of(name: str) -> Any:
    return lambda one, _: getattr(one, name)


def _said(name: str) -> Any:
    """Read what a mätning says, None where gallring removed it."""
    return lambda one, _: getattr(one, name) if one.said is not None else None


def _all(name: str) -> Any:
    return lambda one, _: tuple(getattr(one, name).values())


_PLAN: Final = Kind(
    stream=Stream.PLAN,
    path="/internkontroll/planer",
    one="Ett års internkontrollplan",
    several="Internkontrollplaner",
    what="internkontrollplan",
    listed="internkontroll_plan",
    parts={"ar": Year},
    id_of=plan_id,
    there=lambda state: {(ar,): one for ar, one in state.planer.items()},
    reads="read_plan_texter",
    tells=(
        Tell("skala", int, _of("skala"), brief=True),
        Tell("kopia_av", int | None, _of("kopia_av"), brief=True),
        Tell("antagen", date | None, _of("antagen"), brief=True),
        Tell("paragraf", str | None, _of("paragraf"), brief=True),
        Tell("diarienummer", str | None, _of("diarienummer"), brief=True),
        Tell("avslutad", date | None, _of("avslutad"), brief=True),
        Tell("risker", tuple[Risk, ...], _all("risker")),
        Tell("kontrollmoment", tuple[Kontrollmoment, ...], _all("kontrollmoment")),
    ),
    example={
        "skala": 4,
        "kopia_av": 2023,
        "antagen": "2023-12-13",
        "paragraf": "§ 168",
        "diarienummer": "SN 2023-140",
        "avslutad": None,
    },
)
_MATNING: Final = Kind(
    stream=Stream.MATNING,
    path="/internkontroll/matningar",
    one="En mätning i internkontrollen",
    several="Mätningar i internkontrollen",
    what="internkontroll_matning",
    listed="internkontroll",
    parts={"matning": Id},
    there=lambda state: {(id_,): one for id_, one in state.matningar.items()},
    reads="read_matning_texter",
    tells=(
        Tell("matt", str | None, _said("matt"), brief=True),
        Tell("per", date | None, _said("per"), brief=True),
        Tell("kontrollmoment", UUID | None, _of("kontrollmoment"), brief=True),
        Tell("ar", int | None, _of("ar"), brief=True),
        Tell("utfall", Utfall | None, _of("utfall"), brief=True),
        Tell("numbers", dict[str, int], _of("numbers"), brief=True),
        Tell("known_position", int | None, _of("known_position"), brief=True),
        Tell("avsnitt", tuple[TextWritten, ...], _all("texts")),
        Tell("redovisad", tuple[ResultPresented, ...], _of("presented")),
    ),
    example={
        "matt": "manuell",
        "per": "2024-03-31",
        "kontrollmoment": EXAMPLE_ID,
        "ar": 2024,
        "utfall": {"taljare": 59, "namnare": 68, "enhet": "promille"},
        "numbers": {},
        "known_position": None,
    },
)
_AVVIKELSE: Final = Kind(
    stream=Stream.AVVIKELSE,
    path="/internkontroll/avvikelser",
    one="En avvikelse i internkontrollen",
    several="Avvikelser i internkontrollen",
    what="internkontroll_avvikelse",
    listed="internkontroll",
    parts={"avvikelse": Id},
    there=lambda state: {(id_,): one for id_, one in state.avvikelser.items()},
    reads="read_avvikelse_texter",
    tells=(
        Tell("rubrik", str, _of("rubrik"), brief=True),
        Tell("oppnad", date | None, _of("oppnad"), brief=True),
        Tell("ar", int | None, _of("ar"), brief=True),
        Tell("kontrollmoment", UUID | None, _of("kontrollmoment"), brief=True),
        Tell("matning", UUID | None, _of("matning"), brief=True),
        Tell("utfall", int | None, _of("utfall"), brief=True),
        Tell("mal", Mal | None, _of("mal"), brief=True),
        Tell("avslutad", date | None, _of("avslutad"), brief=True),
        Tell("atgarder", tuple[Atgard, ...], _all("atgarder")),
        Tell("uppfoljningar", tuple[AvvikelseFollowedUp, ...], _of("uppfoljningar")),
        Tell("redovisad", tuple[AvvikelsePresented, ...], _of("presented")),
    ),
    example={
        "rubrik": "Utredningar utan beslut om förlängning",
        "oppnad": "2024-03-11",
        "ar": 2024,
        "kontrollmoment": EXAMPLE_ID,
        "matning": None,
        "utfall": None,
        "mal": None,
        "avslutad": None,
    },
)

AREA: Final = Area(
    door=INTERNKONTROLL,
    tag="Internkontroll",
    kinds=(_PLAN, _MATNING, _AVVIKELSE),
    rows=ROWS,
    codes=CODES,
    required=REQUIRED,
)
"""The internkontroll."""
