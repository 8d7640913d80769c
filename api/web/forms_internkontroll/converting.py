"""From what was typed to the values of commands that hold more than text, and back again.

A tolerance, a length of time and a breakdown have inputs of their own; what cannot be read is said
at the input it stands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

from api.web.formats import NO_BREAK
from audit.errors import FieldProblem, InvalidInputError
from audit.internkontroll.uppdelning import read_uppdelning

if TYPE_CHECKING:
    from audit.internkontroll.langd import Langd
    from audit.internkontroll.mal import Mal

Values = dict[str, Any]
_DECIMAL: Final = re.compile(r"(\d{1,9})(?:[.,](\d))?", re.ASCII)
SHARE: Final = "minst:promille"
PLACED: Final = {"mal": "mal_varde", "inom": "inom_antal", "aterkommande": "aterkommande_antal"}
"""Field of a command → the input that a problem with it is said at."""


def with_mal(values: Values, slag: str | None = None) -> Values:
    """Put the tolerance or target in the place of its two inputs; none where both are empty.

    `slag` is its kind where the form does not ask for it. Raises InvalidInputError.
    """
    rest = {name: value for name, value in values.items() if not name.startswith("mal_")}
    kind, text = str(values.get("mal_slag") or ""), str(values.get("mal_varde") or "")
    if not text and not kind:
        return rest
    chosen = kind or slag
    if chosen is None:
        _wrong("mal_slag", "Välj hur talet ska läsas.")
    way, _, unit = str(chosen).partition(":")
    return {**rest, "mal": {"slag": way, "enhet": unit, "varde": _number(text, unit)}}


def _number(text: str, unit: str) -> int:
    """Read a number; a share in per cent with at most one decimal becomes tenths of a percent."""
    found = _DECIMAL.fullmatch(text.removesuffix("%").strip())
    if found is None:
        _wrong("mal_varde", "Skriv ett tal, till exempel 90 eller 97,5.")
    whole, tenth = int(found[1]), int(found[2] or 0)
    if unit == "promille":
        return 10 * whole + tenth
    if found[2]:
        _wrong("mal_varde", "Skriv ett heltal.")
    return whole


def with_langd(values: Values, name: str) -> Values:
    """Put a length of time in the place of its two inputs; none where both are empty."""
    number, unit = f"{name}_antal", f"{name}_enhet"
    rest = {one: value for one, value in values.items() if one not in {number, unit}}
    if number not in values and unit not in values:
        return rest
    if not str(values.get(number) or "").isdigit():
        _wrong(number, "Skriv hur många, med ett heltal.")
    if not values.get(unit):
        _wrong(unit, "Välj dagar, veckor, månader eller år.")
    return {**rest, name: {"antal": int(values[number]), "enhet": values[unit]}}


def with_months(values: Values) -> Values:
    """Read the months that were ticked as numbers; raises InvalidInputError for what is none."""
    ticked = values.get("rapporteras")
    if ticked is None:
        return values
    if not all(str(one).isdecimal() for one in ticked):
        _wrong("rapporteras", "Välj bland månaderna.")
    return {**values, "rapporteras": [int(one) for one in ticked]}


def with_parts(values: Values) -> Values:
    """Read the breakdown, one part with its number on each line."""
    text = str(values.get("uppdelning") or "")
    if not text:
        return values
    try:
        parts = read_uppdelning(text)
    except ValueError:
        _wrong("uppdelning", "Skriv namn, kolon och antal på varje rad, till exempel Norr: 12.")
    return {**values, "uppdelning": [{"namn": one.namn, "antal": one.antal} for one in parts]}


def placed(problem: FieldProblem) -> FieldProblem:
    """Put a problem with a field of the command at the input that holds it."""
    return FieldProblem(PLACED.get(problem.field, problem.field), problem.reason)


def typed_mal(mal: Mal | None) -> dict[str, str]:
    """Give the two inputs of a tolerance or target."""
    if mal is None:
        return {}
    value = str(mal.varde)
    if mal.enhet == "promille":
        value = f"{mal.varde // 10},{mal.varde % 10}".removesuffix(",0")
    return {"mal_slag": f"{mal.slag}:{mal.enhet}", "mal_varde": value}


def typed_langd(name: str, langd: Langd | None) -> dict[str, str]:
    """Give the two inputs of a length of time."""
    if langd is None:
        return {}
    return {f"{name}_antal": str(langd.antal), f"{name}_enhet": langd.enhet}


def mal_i_ord(mal: Mal | None) -> str:
    """Write a tolerance or target for people: `minst 90 %`."""
    if mal is None:
        return "inget mål"
    way = "minst" if mal.slag == "minst" else "högst"
    if mal.enhet == "promille":
        return f"{way} {typed_mal(mal)['mal_varde']}{NO_BREAK}%"
    unit = f"{NO_BREAK}{'dag' if mal.varde == 1 else 'dagar'}" if mal.enhet == "dagar" else ""
    return f"{way} {mal.varde}{unit}"


def _wrong(name: str, reason: str) -> NoReturn:
    raise InvalidInputError([FieldProblem(name, reason)])
