"""What a command about a quarter or a waiting list leads to: the event that it adds; pure."""

from __future__ import annotations

from datetime import date

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.making import refuse
from audit.verkstallighet import commands as c
from audit.verkstallighet.checks import (
    code_problems,
    count_problems,
    event_problems,
    kvartal_problems,
    required_problems,
)
from audit.verkstallighet.codes import MOTTAGARE
from audit.verkstallighet.events_listor import (
    KvartalCorrected,
    KvartalReported,
    VantelistaCounted,
)
from audit.verkstallighet.kvartalet import last_day_of, quarter, statistics
from audit.verkstallighet.making import build
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.vantelista import Vantelista, month_begun
from audit.verkstallighet.verkstallighet import Verkstallighet


def decide_kvartal(
    command: c.KvartalCommand, state: Kvartal, known: Verkstallighet, today: date
) -> tuple[Event, ...]:
    """Give the event that reports a quarter with its numbers, or takes a report back.

    Raises InvalidInputError naming the fields.
    """
    version = state.version + 1
    if isinstance(command, c.CorrectKvartal):
        refuse(required_problems("skal", command.skal))
        if command.corrects not in state.reports:
            refuse([FieldProblem("corrects", "corrects: det finns ingen sådan rapport.")])
        return (build(KvartalCorrected, command.kvartal, version, command, today, aterkallad=True),)
    refuse(
        (
            *kvartal_problems(command.ar, command.nummer, "nummer", today),
            *code_problems("mottagare", command.mottagare, MOTTAGARE),
        )
    )
    per = last_day_of(command.ar, command.nummer)
    if today <= per or command.skickad <= per:
        refuse([FieldProblem("skickad", "skickad: kvartalet är inte slut den dagen.")])
    beslut = known.beslut.values()
    event = build(
        KvartalReported, command.kvartal, version, command, today,
        per=per,
        antal_rapporter=len(quarter(beslut, command.ar, command.nummer)),
        statistik=statistics(beslut, per),
    )  # fmt: skip
    refuse(event_problems(event, today))
    return (event,)


def decide_vantelista(
    command: c.CountVantelista, state: Vantelista, today: date
) -> tuple[Event, ...]:
    """Give the event that counts a month; raises InvalidInputError naming the fields."""
    refuse(count_problems(command.omrade, command.manad, command.antal, command.tackat_ja))
    if not month_begun(command.ar, command.manad, today):
        reason = (
            f"manad: månaden har inte börjat än. Den börjar {command.ar}-{command.manad:02}-01."
        )
        refuse([FieldProblem("manad", reason)])
    event = build(
        VantelistaCounted, command.vantelista, state.version + 1, command, today,
        antal=dict(command.antal), tackat_ja=dict(command.tackat_ja),
    )  # fmt: skip
    return (event,)
