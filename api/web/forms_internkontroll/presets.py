"""What a form of the internkontroll holds before anybody has typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from api.web.forms_internkontroll.converting import typed_langd, typed_mal
from audit.internkontroll.events_matning import MatningRegistered

if TYPE_CHECKING:
    from api.web.forms_internkontroll.situation import Situation

_NUMBER: Final = re.compile(r"\d+")


def presets(situation: Situation) -> dict[str, str]:
    """Give the first values of a form's inputs, by name."""
    today = situation.today.isoformat()
    found = {one.name: today for one in situation.form.fields if one.today}
    make = PRESETS.get(situation.form.slug)
    own = make(situation) if make else {}
    # What the address chooses is one of a list, never a text.
    lists = {one.name for one in situation.form.fields if one.offers}
    chosen = {name: text for name, text in situation.chosen.items() if name in lists}
    return found | own | chosen


def _texts(thing: Any, names: Iterable[str]) -> dict[str, str]:
    values = {name: getattr(thing, name, None) for name in names}
    return {name: _text(value) for name, value in values.items() if value is not None}


def _text(value: Any) -> str:
    if isinstance(value, tuple | list):
        return "\n".join(map(str, value))
    return str(value)


def _begin(situation: Situation) -> dict[str, str]:
    known = sorted(situation.known.planer)
    year = max([*known, situation.today.year - 1]) + 1
    before = known[-1] if known else None
    skala = situation.known.planer[before].skala if before else 4
    own = [f"kontroll:{id_}" for id_, one in situation.known.kontroller.items() if one.galler]
    copied = {"kopia_av": str(before)} if before else {"forlagor": "\n".join(own)}
    return {"ar": str(year), "skala": str(skala), **copied}


def next_kod(letter: str, taken: Iterable[str]) -> str:
    """Give the next code of a plan: one above the highest number in use."""
    numbers = [int(found[0]) for one in taken if (found := _NUMBER.search(one))]
    return f"{letter}{max(numbers, default=0) + 1}"


def _new_risk(situation: Situation) -> dict[str, str]:
    return {"kod": next_kod("R", (one.kod for one in situation.plan.risker.values()))}


RISK: Final = ("kod", "rubrik", "kategori", "sannolikhet", "konsekvens", "enhet", "utforare")
KONTROLLMOMENT: Final = (
    *("kod", "rubrik", "process", "kontroll", "metod", "frekvens", "rapporteras", "ansvar"),
    *("matt", "risker", "lagrum"),
)


def _risk(situation: Situation) -> dict[str, str]:
    return _texts(situation.risk, RISK)


def _new_kontrollmoment(situation: Situation) -> dict[str, str]:
    taken = (one.kod for one in situation.plan.kontrollmoment.values())
    return {"kod": next_kod("K", taken), "matt": "manuell"}


def _kontrollmoment(situation: Situation) -> dict[str, str]:
    standing = situation.kontrollmoment
    return _texts(standing, KONTROLLMOMENT) | typed_mal(standing.mal)


def _register(situation: Situation) -> dict[str, str]:
    mal = situation.kontrollmoment.mal
    return {"enhet": mal.enhet if mal else "promille", "metod": situation.kontrollmoment.metod}


def _matning(situation: Situation) -> dict[str, str]:
    said = situation.matning.said
    if not isinstance(said, MatningRegistered):
        return {}
    names = ("per", "enhet", "taljare", "namnare", "metod", "period_start", "period_end")
    found = _texts(said, (*names, "urval", "population"))
    return found | {"uppdelning": "\n".join(f"{one.namn}: {one.antal}" for one in said.uppdelning)}


def _atgard(situation: Situation) -> dict[str, str]:
    number = situation.chosen.get("atgard", "")
    atgard = situation.avvikelse.atgarder.get(int(number) if number.isdecimal() else 0)
    return _texts(atgard, ("rubrik", "ansvarig", "forfaller")) if atgard else {}


def _kontroll(situation: Situation) -> dict[str, str]:
    standing = situation.kontroll.said
    if standing is None:
        return {}
    found = _texts(standing, ("namn", "starthandelse", "sluthandelse", "lagrum", "fran"))
    value = typed_mal(standing.mal).get("mal_varde", "")
    return (
        found
        | typed_langd("inom", standing.inom)
        | typed_langd("aterkommande", standing.aterkommande)
        | {"mal_varde": value}
    )


def _dragning(situation: Situation) -> dict[str, str]:
    """Preset the month that ended last: a draw is made when its month is over."""
    last = situation.today.replace(day=1) - timedelta(days=1)
    return {"manad": str(last.month)} if last.year == situation.ar else {}


def _define(situation: Situation) -> dict[str, str]:
    """Let a kontroll begin with the year: what was done before that day is not counted."""
    return {"fran": situation.today.replace(month=1, day=1).isoformat()}


PRESETS: Final[dict[str, Callable[[Situation], dict[str, str]]]] = {
    "begin-plan": _begin,
    "add-risk": _new_risk,
    "change-risk": _risk,
    "add-kontrollmoment": _new_kontrollmoment,
    "change-kontrollmoment": _kontrollmoment,
    "register-matning": _register,
    "correct-matning": _matning,
    "change-atgard": _atgard,
    "define-kontroll": _define,
    "change-kontroll": _kontroll,
    "make-dragning": _dragning,
}
"""Form → its first values, where they follow from what stands."""
