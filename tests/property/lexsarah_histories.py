"""Histories of ärenden and reports, drawn: a story that is told, random acts, and corrections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from audit.envelope import Happened
from audit.errors import LiggareError
from audit.lexsarah import ACTS, BEDOMNING, Role, decide
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.bedomning import goes_to_ivo
from audit.lexsarah.replacing import CORRECTABLE
from tests.property.lexsarah_draws import DRAWN, TABLE, command_of
from tests.unit.lexsarah.asked import ARENDE, DAY, OPENING, RECEIVED, A, R
from tests.unit.lexsarah.histories import STEPS, arende_at
from tests.unit.lexsarah.people import TODAY, acting, token

if TYPE_CHECKING:
    from uuid import UUID

    from audit.envelope import Event
    from audit.lexsarah import Command

DAYS = tuple((DAY + timedelta(days=n)).isoformat() for n in range(-3, 8))
VALUES: dict[str, tuple[str, ...]] = {
    "lag": ("sol", "lss"),
    "enhet": ("e1", "e2"),
    "verksamhet": ("v1", "v2"),
    "diarienummer": ("SN 2026-1", ""),
    "utfall": ("bifall", "avslag"),
    "slag": ("atgarder", "ovrigt", "risk", "handelse", "avhjalpande", "olamplig", "handling"),
    "satt": ("post", "e_tjanst"),
    "art": ("bedomning", "omstandighet"),
    "stallningstagande": ("risk_oklar", "inget_missforhallande"),
    "kom_in": (*DAYS, ""),
}
"""What a fact may be corrected to; any other fact is a day."""


@dataclass(frozen=True)
class Correction:
    """A correction of whatever event has a version: of one fact, or a taking back."""

    version: int
    number: int
    withdraws: bool


CORRECTIONS = st.builds(
    Correction,
    version=st.integers(0, 45),
    number=st.integers(0, 40),
    withdraws=st.integers(0, 3).map(lambda n: n == 0),
)
DOABLE = frozenset(
    name for name, row in TABLE.items() if "may" in map(row.get, Role) and not ACTS[name].reads
)
"""The acts that somebody may do, and that leave an event."""

MOVING = (
    *("join_rapport", "split_rapport", "split_rapport", "register_diarienummer", "take_arende"),
    *("make_forsta_bedomning", "make_bedomning", "make_bedomning", "register_bedomning"),
    *("decide_atgarder", "register_beslut", "anmal_ivo", "register_ivo_anmalan"),
    *("send_utredning_ivo", "register_ivo_arrival", "close_short", "reopen_arende"),
)
"""The acts that change what a row of an ärende says, the harder ones to come by twice."""

MOVES = st.builds(
    lambda drawn, name: drawn | {"name": name, "words": True}, DRAWN, st.sampled_from(MOVING)
)
STEP = st.one_of(
    DRAWN.filter(lambda drawn: drawn["name"] in DOABLE), MOVES, MOVES, CORRECTIONS, CORRECTIONS
)
READ_IN = st.fixed_dictionaries(
    {
        "bedomning": st.sampled_from([None, *BEDOMNING]),
        "ivo_anmald": st.sampled_from([None, DAY]),
        "ivo_kompletterad": st.sampled_from([None, TODAY]),
        "avslutad": st.sampled_from([None, TODAY]),
        "diarienummer": st.sampled_from([None, "SN 2025-9"]),
    }
)


def _told(steg: str, ivo: str, grade: str, enskild: bool) -> tuple[Event, ...]:  # noqa: FBT001
    """Give a story; a serious ärende is not closed before IVO knows."""
    serious = goes_to_ivo(grade)
    track = "anmalt" if serious and ivo == "inte_anmalt" and steg == "avslutat" else ivo
    return arende_at(steg, track, grade, enskild=enskild)


TOLD = st.builds(
    _told,
    st.sampled_from(STEPS),
    st.sampled_from(["inte_anmalt", "anmalt", "kompletterat"]),
    st.sampled_from([*BEDOMNING]),
    st.booleans(),
)


def _read_in(fields: dict[str, Any]) -> tuple[Event, ...]:
    command = a.ReadInArende(**OPENING, kallreferens=token("source"), **fields)
    try:
        return decide(command, [], acting(Role.SYSTEM))
    except LiggareError:
        return arende_at("oppnat")


def _gone_on(begun: tuple[Event, ...], steps: list[Any]) -> list[Event]:
    """Let things happen after a beginning; what the domain refuses does not happen."""
    history = list(begun)
    for step in steps:
        role, command = _corrected(step, history) if isinstance(step, Correction) else _act(step)
        try:
            history.extend(decide(command, history, acting(role)))
        except LiggareError:
            continue
    return history


def _act(drawn: dict[str, Any]) -> tuple[Role, Command]:
    name = drawn["name"]
    may = [role for role in Role if TABLE[name][role] == "may"]
    atgard = {"atgard": 9 + drawn["number"] % 2}
    return may[drawn["number"] % len(may)], command_of(name, drawn | atgard)


def _corrected(step: Correction, history: list[Event]) -> tuple[Role, Command]:
    target = history[step.version % len(history)]
    fields = CORRECTABLE.get(type(target), ("enhet",))
    name = fields[step.number % len(fields)]
    values = VALUES.get(name, DAYS)
    replaced = {} if step.withdraws else {name: values[step.number % len(values)]}
    common: dict[str, Any] = {"corrects": target.originator_version, "replaced": replaced}
    if history[0].originator_id == ARENDE:
        return Role.UTREDARE, a.CorrectArende(**A, **common, aterkallad=step.withdraws)
    return Role.UTREDARE, r.CorrectRapport(**R, **common)


ARENDEN = st.builds(
    _gone_on,
    st.one_of(TOLD, TOLD, READ_IN.map(_read_in)),
    st.lists(STEP, min_size=4, max_size=16),
)
"""The history of one ärende, some ten to fifty events."""

MOMENTS = (
    None,
    Happened.unknown(),
    Happened.on(DAY),
    Happened.between(DAY, TODAY),
    Happened.at(datetime(2026, 3, 9, 22, 30, tzinfo=UTC)),
    Happened.at(datetime(2026, 3, 9, 23, 30, tzinfo=UTC)),
)
"""When a report may have been received; the last two lie on either side of a Swedish midnight."""

RAPPORT_ACTS: tuple[tuple[Role, Command], ...] = (
    (Role.MOTTAGARE, r.OpenRapport(**R)),
    (Role.RAPPORTOR, r.SupplementRapport(**R, text="Det var på kvällen.")),
    (Role.MOTTAGARE, r.AskFraga(**R, text="Vem var där?")),
    (Role.RAPPORTOR, r.AnswerFraga(**R, fraga=2, text="Ingen.")),
    (Role.MOTTAGARE, r.AnswerFraga(**R, fraga=3, text="Ingen.")),
    (Role.UTREDARE, r.TellRapportor(**R, anledning="annat", text="Tack.")),
    (Role.MOTTAGARE, r.SortRapport(**R, utfall="lex_sarah", arende=token("one"))),
    (Role.MOTTAGARE, r.SortRapport(**R, utfall="lex_sarah", arende=token("two"))),
    (
        Role.MOTTAGARE,
        r.SortRapport(**R, utfall="mas", lamnad=TODAY, till_rapportor="Den är hos MAS."),
    ),
    (Role.SYSTEM, r.NoteMeddelande(**R, slag="ny_rapport", kanal="epost", roll="mottagare")),
    (
        Role.SYSTEM,
        r.NoteMeddelande(
            **R, slag="paminnelse", kanal="sms", roll="verksamhetschef", fel="okant", forsok=1
        ),
    ),
)
"""What can happen to a report, and who does it."""


def _reported(happened: Happened | None, steps: list[Any]) -> list[Event]:
    """Receive a report, and let things happen to it."""
    received = r.ReceiveRapport(**RECEIVED, kanal="web", happened=happened)
    history = list(decide(received, [], acting(Role.RAPPORTOR)))
    for step in steps:
        role, command = _corrected(step, history) if isinstance(step, Correction) else step
        try:
            history.extend(decide(command, history, acting(role)))
        except LiggareError:
            continue
    return history


RAPPORTER = st.builds(
    _reported,
    st.sampled_from(MOMENTS),
    st.lists(st.one_of(st.sampled_from(RAPPORT_ACTS), CORRECTIONS), max_size=12),
)
"""The history of one report."""


def renamed(events: list[Event], stream: UUID) -> list[Event]:
    """Give the same history as that of another stream."""
    return [replace(event, originator_id=stream) for event in events]
