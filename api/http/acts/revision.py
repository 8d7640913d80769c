"""The revisorer's granskningar over HTTP, as data."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from api.acts import REVISION
from api.http.acts.addressed import OTHER_ID, Id
from api.http.acts.area import Area, Kind, Row, Tell
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.checks import CODES, REQUIRED
from audit.revision.granskning import Fraga, Rekommendation
from audit.revision.insyn import Insyn
from audit.revision.steps import Stream
from audit.revision.svarsfrist import Svarsfrist, svarsfrister


def _of(name: str) -> Any:
    return lambda one, _: getattr(one, name)


def _opened(name: str) -> Any:
    """Read a fact of the granskning as it was registered; None where that was taken back."""
    return lambda one, _: getattr(one.opened, name) if one.opened else None


_GRANSKNING: Final = Kind(
    stream=Stream.GRANSKNING,
    path="/revision/granskningar",
    one="En granskning",
    several="Revisorernas granskningar",
    what="granskning",
    listed="granskningar",
    parts={"granskning": Id},
    there=lambda state: {(id_,): one for id_, one in state.granskningar.items()},
    reads="read_granskning_texter",
    tells=(
        Tell("rubrik", str, _of("rubrik"), brief=True),
        Tell("brev", date | None, _opened("brev"), brief=True),
        Tell("diarienummer", str | None, _opened("diarienummer"), brief=True),
        Tell("insyn", Insyn | None, _of("insyn"), brief=True),
        Tell("fragor", tuple[Fraga, ...], _of("fragor")),
        Tell("rekommendationer", tuple[Rekommendation, ...], _of("rekommendationer")),
        Tell(
            "anmarkningar",
            tuple[g.AnmarkningRegistered, ...],
            lambda one, _: tuple(one.anmarkningar.values()),
        ),
        Tell(
            "svarsfrister",
            tuple[Svarsfrist, ...],
            lambda one, _: tuple(svarsfrister(one)),
            brief=True,
        ),
    ),
    example={
        "rubrik": "Granskning av verkställighet och uppföljning",
        "brev": "2024-01-15",
        "diarienummer": "SN 2024-55",
        "insyn": None,
        "svarsfrister": [],
    },
)

_DAY, _DUE = "2024-03-11", "2024-05-06"
_LAST, _LATER = "2024-09-30", "2024-12-31"
_INSYN: Final = {
    "omraden": ["verkstallighet"],
    "personer": [OTHER_ID],
    "sista_dag": _LAST,
    "grund": "verkstallighet",
}
_ROWS: Final = (
    Row(
        act="open_granskning",
        event=g.GranskningOpened,
        example={
            "rubrik": "Granskning av verkställighet och uppföljning",
            "brev": "2024-01-15",
            "diarienummer": "SN 2024-55",
        },
    ),
    Row(
        act="change_insyn",
        event=g.InsynChanged,
        example={"insyn": _INSYN, "skal": "Revisorernas brev den 20 februari."},
    ),
    Row(
        act="extend_insyn",
        event=g.InsynExtended,
        example={"sista_dag": _LATER, "skal": "Revisorerna behöver längre tid."},
    ),
    Row(act="end_insyn", event=g.InsynEnded, example={"skal": "Granskningen är klar i förtid."}),
    Row(
        act="receive_rapport",
        event=g.RapportReceived,
        example={"rapport": "2024-03-04", "inkom": "2024-03-06"},
    ),
    Row(
        act="register_fraga",
        event=g.FragaRegistered,
        example={"rubrik": "Följer nämnden upp beslut som inte är verkställda?"},
        numbers="fraga",
    ),
    Row(
        act="answer_fraga",
        event=g.FragaAnswered,
        example={"fraga": 1, "svar": "delvis", "text": "Uppföljningen är inte dokumenterad."},
    ),
    Row(
        act="register_rekommendation",
        event=g.RekommendationRegistered,
        example={"rubrik": "Dokumentera uppföljningen varje kvartal"},
        numbers="rekommendation",
    ),
    Row(
        act="follow_up_rekommendation",
        event=g.RekommendationFollowedUp,
        example={"rekommendation": 1, "lage": "pagar", "foljd_upp": _DAY},
    ),
    Row(
        act="request_svar",
        event=s.SvarRequested,
        example={"begart": _DAY, "forfaller": _DUE},
    ),
    Row(
        act="write_svar",
        event=s.SvarWritten,
        example={"avsnitt": "inledning", "text": "Nämnden instämmer i revisorernas bedömning."},
    ),
    Row(act="give_svar", event=s.SvarGiven, example={"lamnat": _DAY, "paragraf": "§ 41"}),
    Row(
        act="register_anmarkning",
        event=g.AnmarkningRegistered,
        example={
            "ar": 2023,
            "rubrik": "Bristande styrning av ekonomin",
            "riktad": _DAY,
            "text": "Styrning, uppföljning och internkontroll var svag.",
        },
        numbers="anmarkning",
    ),
    Row(
        act="request_yttrande",
        event=s.YttrandeRequested,
        example={"anmarkning": 1, "begart": _DAY, "forfaller": _DUE},
    ),
    Row(
        act="write_yttrande",
        event=s.YttrandeWritten,
        example={"anmarkning": 1, "avsnitt": "atgarder", "text": "Uppföljning varje månad."},
    ),
    Row(
        act="give_yttrande",
        event=s.YttrandeGiven,
        example={"anmarkning": 1, "lamnat": _DAY, "paragraf": "§ 52"},
    ),
    Row(act="close_granskning", event=g.GranskningClosed, example={"avslutad": _DAY}),
    Row(
        act="reopen_granskning",
        event=g.GranskningReopened,
        example={"skal": "Revisorerna har ställt en fråga till."},
    ),
    Row(
        act="correct_granskning",
        event=g.GranskningCorrected,
        example={"corrects": 1, "replaced": {"diarienummer": "SN 2024-56"}, "skal": "Fel nummer."},
    ),
)

AREA: Final = Area(
    door=REVISION,
    tag="Revisorernas granskningar",
    kinds=(_GRANSKNING,),
    rows=_ROWS,
    codes=CODES,
    required=REQUIRED,
)
"""The granskningar."""
