"""What is wrong with a change of a year's plan: its scale, codes, months, measures and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Final
from uuid import UUID

from audit.errors import FieldProblem
from audit.internkontroll import commands_plan as c
from audit.internkontroll.checks import Problems, is_id, required_problems
from audit.internkontroll.codes import MATT
from audit.internkontroll.forlagor import FORLAGOR
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.plan import Plan
from audit.internkontroll.risk import Risk

SKALOR: Final = (3, 4, 5)
"""How many steps sannolikhet and konsekvens may have; the nämnd chooses one."""
KONTROLL: Final = "kontroll:"
"""How a measure begins that is a control the nämnd defined; its id follows."""
COMPUTED: Final = frozenset(MATT) - {"manuell", "dragning"}
"""The measures whose outcome is a share."""

_FIRST_YEAR, _LAST_YEAR, _DECEMBER = 2000, 2149, 12
_KOD: Final = re.compile(r"[A-ZÅÄÖa-zåäö0-9][A-ZÅÄÖa-zåäö0-9.:-]{0,11}")

Parts = Mapping[UUID, Risk] | Mapping[UUID, Kontrollmoment]
Moment = c.AddKontrollmoment | c.ChangeKontrollmoment


def begin_problems(command: c.BeginPlan, source: Plan | None) -> Problems:
    """Find a year, a scale or a plan to copy that will not do."""
    if not _FIRST_YEAR <= command.ar <= _LAST_YEAR:
        yield FieldProblem("ar", f"ar: ett år från {_FIRST_YEAR} till {_LAST_YEAR} behövs.")
    if command.skala not in SKALOR:
        yield FieldProblem("skala", "skala: tre, fyra eller fem steg.")
    if command.kopia_av is not None and source is None:
        yield FieldProblem("kopia_av", "kopia_av: det året har ingen plan.")
    elif source is not None and source.skala != command.skala:
        reason = f"skala: planen som kopieras har {source.skala} steg, och kopian får samma."
        yield FieldProblem("skala", reason)


def after_adoption(name: str, day: date, state: Plan) -> Problems:
    """Find a day before the one on which the plan was adopted."""
    if state.antagen is not None and day < state.antagen:
        yield FieldProblem(name, f"{name}: dagen ligger före den då planen antogs.")


def risk_problems(command: c.AddRisk | c.ChangeRisk, state: Plan) -> Problems:
    """Find what does not fit the plan's scale, codes and risks."""
    known = state.risker.get(command.risk)
    yield from _kod_problems(command.kod, command.risk, state.risker)
    for name in ("sannolikhet", "konsekvens"):
        if not 1 <= getattr(command, name) <= state.skala:
            yield FieldProblem(name, f"{name}: ett steg från 1 till {state.skala} behövs.")
    if isinstance(command, c.AddRisk):
        yield from _new_problems("risk", known)
    else:
        yield from _changed_problems("risk", command, known)


def kontrollmoment_problems(command: Moment, state: Plan, known: Internkontroll) -> Problems:
    """Find what does not fit the plan's codes and risks, the months, or what can be measured."""
    there = state.kontrollmoment.get(command.kontrollmoment)
    yield from _kod_problems(command.kod, command.kontrollmoment, state.kontrollmoment)
    yield from _month_problems(command.rapporteras)
    yield from _matt_problems(command, known)
    if len({*command.risker}) != len(command.risker) or not all(
        risk in state.risker and state.risker[risk].galler for risk in command.risker
    ):
        yield FieldProblem("risker", "risker: välj bland de risker som gäller, var och en en gång.")
    if command.forlaga is not None and command.forlaga not in FORLAGOR:
        yield FieldProblem("forlaga", "forlaga: det finns ingen sådan förlaga.")
    if isinstance(command, c.AddKontrollmoment):
        yield from _new_problems("kontrollmoment", there)
    else:
        yield from _changed_problems("kontrollmoment", command, there)


def ending_problems(command: c.EndRisk | c.EndKontrollmoment, state: Plan) -> Problems:
    """Find a part that is not there to take out, and a reason that lacks in an adopted plan."""
    if isinstance(command, c.EndRisk):
        yield from _there_problems("risk", state.risker.get(command.risk))
    else:
        known = state.kontrollmoment.get(command.kontrollmoment)
        yield from _there_problems("kontrollmoment", known)
    if state.antagen is not None:
        yield from required_problems("skal", command.skal)


def _kod_problems(kod: str, own: UUID, parts: Parts) -> Problems:
    if not _KOD.fullmatch(kod):
        yield FieldProblem("kod", "kod: 1-12 bokstäver och siffror, som R1 eller K2.")
    # A code that was taken out is not used again: people would read two things in one.
    elif any(one.kod == kod and one.id != own for one in parts.values()):
        yield FieldProblem("kod", "kod: koden är redan använd i planen.")


def _month_problems(months: Iterable[int]) -> Problems:
    counted = Counter(months)
    if not counted or any(not 1 <= month <= _DECEMBER for month in counted):
        reason = "rapporteras: minst en månad, från 1 till 12, då nämnden får redovisningen."
        yield FieldProblem("rapporteras", reason)
    elif max(counted.values()) > 1:
        yield FieldProblem("rapporteras", "rapporteras: varje månad anges en gång.")


def _matt_problems(command: Moment, known: Internkontroll) -> Problems:
    matt, mal = command.matt, command.mal
    own = matt.removeprefix(KONTROLL)
    if own != matt:
        kontroll = known.kontroller.get(UUID(own)) if is_id(own) else None
        if kontroll is None or not kontroll.galler:
            yield FieldProblem("matt", "matt: det finns ingen sådan kontroll.")
    elif matt not in MATT:
        yield FieldProblem("matt", f"matt: koden är okänd. Kända koder: {', '.join(MATT)}.")
    if (matt in COMPUTED or own != matt) and mal is not None and mal.enhet == "dagar":
        yield FieldProblem("mal", "mal: det här måttet ger en andel, inte dagar.")


def _new_problems(name: str, known: Risk | Kontrollmoment | None) -> Problems:
    if known is not None:
        yield FieldProblem(name, f"{name}: finns redan i planen.")


def _there_problems(name: str, known: Risk | Kontrollmoment | None) -> Problems:
    if known is None or not known.galler:
        yield FieldProblem(name, f"{name}: finns inte i planen, eller är borttagen.")


def _changed_problems(
    name: str, command: c.ChangeRisk | c.ChangeKontrollmoment, known: Risk | Kontrollmoment | None
) -> Problems:
    yield from _there_problems(name, known)
    if known is None or getattr(command, "text", None) is not None:
        return
    # Words are sealed and may not be there to compare with: new ones are always a change.
    names = {f.name for f in fields(command)} & {f.name for f in fields(known)} - {"text"}
    if all(_same(getattr(command, one), getattr(known, one)) for one in names):
        yield FieldProblem("rubrik", "rubrik: ändringen ändrar ingenting.")


def _same(given: object, present: object) -> bool:
    """Compare without regard to order: months and risks are sets that people tick."""
    if isinstance(given, tuple) and isinstance(present, tuple):
        return Counter(given) == Counter(present)
    return given == present
