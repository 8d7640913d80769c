"""Ej verkställda beslut over HTTP: the beslut, the quarters and the waiting list, as data."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from api.acts import VERKSTALLIGHET, kvartal_id, vantelista_id
from api.http.acts.addressed import Id, Quarter, Year
from api.http.acts.area import Area, Kind, Row, Tell
from audit.verkstallighet import codes, lage
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet import events_listor as lists
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.checks import CODES
from audit.verkstallighet.steps import Stream
from audit.verkstallighet.vantelista import OMRADEN


def _first(name: str) -> Any:
    """Read a fact of the beslut as it was registered; None where that was taken back."""
    return lambda one, _: getattr(one.registered, name) if one.registered else None


def _reportable(one: Beslut, per: date) -> bool:
    return lage.reportable(one, per)


def _last_day(one: Beslut, per: date) -> date | None:
    found = lage.running(one, per)
    return found.frist.sista_dag if found else None


def _avgift(one: Beslut, per: date) -> date | None:
    found = lage.running(one, per)
    return lage.avgift_line(found, one.registered.lag) if found and one.registered else None


_BESLUT: Final = Kind(
    stream=Stream.BESLUT,
    path="/ej-verkstallda/beslut",
    one="Ett ej verkställt beslut",
    several="Ej verkställda beslut",
    what="ej_verkstallt_beslut",
    listed="ej_verkstallda",
    parts={"beslut": Id},
    there=lambda state: {(id_,): one for id_, one in state.beslut.items()},
    reads="read_beslut_texter",
    tells=(
        Tell("lage", lage.Lage | None, lage.classify, brief=True),
        Tell("beslutad", date | None, _first("beslutad"), brief=True),
        Tell("lag", str | None, _first("lag"), brief=True),
        Tell("insats", str | None, _first("insats"), brief=True),
        Tell("enhet", str | None, _first("enhet"), brief=True),
        Tell("sista_dag", date | None, _last_day, brief=True),
        Tell("rapporteras", bool, _reportable, brief=True),
        Tell("avgift_senast", date | None, _avgift),
        Tell("saknas", str | None, lage.saknas),
        Tell("vantan", tuple[lage.Vantan, ...], lage.vantan),
    ),
    example={
        "lage": "tackat_nej",
        "beslutad": "2023-11-06",
        "lag": "lss",
        "insats": "gruppbostad",
        "enhet": "e1",
        "sista_dag": "2024-02-06",
        "rapporteras": True,
    },
)
_KVARTAL: Final = Kind(
    stream=Stream.KVARTAL,
    path="/ej-verkstallda/kvartal",
    one="Ett kvartals rapportering",
    several="Kvartal som har rapporterats",
    what="ej_verkstallda_kvartal",
    listed="ej_verkstallda_kvartal",
    parts={"ar": Year, "nummer": Quarter},
    id_of=kvartal_id,
    there=lambda state: dict(state.kvartal),
    tells=(
        Tell(
            "rapporter",
            tuple[lists.KvartalReported, ...],
            lambda one, _: tuple(one.reports.values()),
            brief=True,
        ),
    ),
    example={"rapporter": []},
)
_VANTELISTA: Final = Kind(
    stream=Stream.VANTELISTA,
    path="/ej-verkstallda/vantelistor",
    one="Ett års väntelista",
    several="Väntelistor",
    what="vantelista",
    listed="vantelista",
    parts={"ar": Year},
    id_of=vantelista_id,
    there=lambda state: {(ar,): one for ar, one in state.vantelistor.items()},
    tells=(
        Tell(
            "manader",
            tuple[lists.VantelistaCounted, ...],
            lambda one, _: tuple(one.counted.values()),
        ),
    ),
    example={},
)

_DAY: Final = "2024-03-11"
_ROWS: Final = (
    Row(
        act="register_beslut",
        event=e.BeslutRegistered,
        example={"beslutad": "2023-11-06", "lag": "lss", "insats": "gruppbostad", "enhet": "e1"},
        by_service=frozenset({"kallreferens"}),
    ),
    Row(
        act="make_erbjudande",
        event=e.ErbjudandeMade,
        example={"erbjudet": _DAY, "text": "Lägenhet i servicebostad."},
        numbers="erbjudande",
    ),
    Row(
        act="answer_erbjudande",
        event=e.ErbjudandeAnswered,
        example={"erbjudande": 1, "svar": "nej", "besvarat": _DAY},
    ),
    Row(
        act="begin_annan_insats",
        event=e.AnnanInsatsBegun,
        example={"insats": "korttidsvistelse", "fran": _DAY},
        numbers="annan",
    ),
    Row(
        act="end_annan_insats",
        event=e.AnnanInsatsEnded,
        example={"annan": 1, "till": _DAY},
    ),
    Row(
        act="state_orsak",
        event=e.OrsakStated,
        example={"orsak": "plats_saknas", "angiven": _DAY},
    ),
    Row(
        act="partly_verkstall",
        event=e.BeslutPartlyVerkstallt,
        example={"fran": _DAY, "saknas": "Två av fem dagar i veckan"},
    ),
    Row(
        act="begin_avbrott",
        event=e.AvbrottBegun,
        example={"avbruten": _DAY, "orsak": "personal_saknas"},
    ),
    Row(act="verkstall_beslut", event=e.BeslutVerkstallt, example={"verkstallt": _DAY}),
    Row(
        act="close_beslut",
        event=e.BeslutClosed,
        example={"avslutat": _DAY, "skal_kod": "flyttat"},
    ),
    Row(
        act="send_individrapport",
        event=e.IndividrapportSent,
        example={
            "mottagare": "ivo",
            "ar": 2024,
            "kvartal": 1,
            "rapportslag": "ny",
            "skickad": "2024-04-02",
        },
    ),
    Row(
        act="correct_beslut",
        event=e.BeslutCorrected,
        example={"corrects": 1, "replaced": {"enhet": "e2"}, "skal": "Fel enhet."},
    ),
    Row(
        act="send_kvartal",
        event=lists.KvartalReported,
        example={"mottagare": "fullmaktige", "skickad": "2024-04-15"},
        codes={"mottagare": codes.MOTTAGARE},
    ),
    Row(
        act="correct_kvartal",
        event=lists.KvartalCorrected,
        example={"corrects": 1, "skal": "Den skickades aldrig."},
    ),
    Row(
        act="count_vantelista",
        event=lists.VantelistaCounted,
        example={
            "manad": 1,
            "omrade": "funktionsstod",
            "antal": {"behov_gruppbostad": 6, "over_gruppbostad": 2},
            "tackat_ja": {"behov_gruppbostad": 1},
        },
        codes={"omrade": OMRADEN},
    ),
)

AREA: Final = Area(
    door=VERKSTALLIGHET,
    tag="Ej verkställda beslut",
    kinds=(_BESLUT, _KVARTAL, _VANTELISTA),
    rows=_ROWS,
    codes=CODES,
    required={},
)
"""Ej verkställda beslut."""
