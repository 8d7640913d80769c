"""The duties of lex Sarah as rules with dates: soft ones, whose words are no numbers.

They are measured and shown, never called breaches; the two months to IVO are a rule of `audit/law`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit.law.rule import Certainty, Limit, NoRuleError, Rule
from audit.law.rules import limit, rule_for

_SOL_2001 = date(2011, 7, 1)
_LAST_DAY_OF_SOL_2001 = date(2025, 6, 30)
_SOL_2025 = date(2025, 7, 1)
_SOL_2026 = date(2026, 1, 1)

_UNREAD = " Ordalydelsens första giltighetsdag är inte kontrollerad."

Row = tuple[str, str, str, str, str, str, str]
"""Name, start, end, the section in the three acts, and the law's word."""

_NAMES: tuple[Row, ...] = (
    (
        "rapportera",
        "missförhållandet uppmärksammades",
        "rapporten togs emot",
        "14 kap. 3 §",
        "27 kap. 2 §",
        "24 b §",
        "Genast.",
    ),
    (
        "informera_personal",
        "anställningen började",
        "personalen är informerad",
        "14 kap. 4 §",
        "27 kap. 3 §",
        "24 c §",
        "Ingen tid i lagen.",
    ),
    (
        "utforare_beratta",
        "utföraren tog emot rapporten",
        "nämnden är underrättad",
        "14 kap. 5 §",
        "27 kap. 4 §",
        "24 d §",
        "Ingen tid i lagen.",
    ),
    (
        "utreda",
        "rapporten togs emot",
        "beslut eller ställningstagande",
        "14 kap. 6 §",
        "27 kap. 5 §",
        "24 e §",
        "Utan dröjsmål; genast enligt socialtjänstlagen (2025:400).",
    ),
    (
        "anmala_ivo",
        "bedömningen blev allvarlig",
        "anmälan är gjord",
        "14 kap. 7 §",
        "27 kap. 6 §",
        "24 f §",
        "Snarast.",
    ),
)

_OLD = "socialtjänstlagen (2001:453)"
_NEW = "socialtjänstlagen (2025:400)"
_LSS = "lagen (1993:387) om stöd och service till vissa funktionshindrade"


def _rule(name: str, sfs: str, lagrum: str, valid: tuple[date, date | None], row: Row) -> Rule:
    return Rule(
        id=f"{name}.sfs_{sfs}",
        name=name,
        length=None,
        starts_at=row[1],
        ends_when=row[2],
        lagrum=lagrum,
        valid_from=valid[0],
        valid_to=valid[1],
        certainty=Certainty.HIGH,
        soft=True,
        note=row[6] if valid[0] == _SOL_2025 else row[6] + _UNREAD,
    )


def _rows(row: Row) -> tuple[Rule, ...]:
    name, old, new, lss = row[0], row[3], row[4], row[5]
    return (
        _rule(f"{name}_sol", "2001_453", f"{old} {_OLD}", (_SOL_2001, _LAST_DAY_OF_SOL_2001), row),
        _rule(f"{name}_sol", "2025_400", f"{new} {_NEW}", (_SOL_2025, None), row),
        _rule(f"{name}_lss", "1993_387", f"{lss} {_LSS}", (_SOL_2001, None), row),
    )


_BRISTER = Rule(
    id="anmala_brister_sol.sfs_2025_400",
    name="anmala_brister_sol",
    length=None,
    starts_at="bristerna uppmärksammades",
    ends_when="anmälan är gjord",
    lagrum=f"27 kap. 7 § {_NEW}",
    valid_from=_SOL_2026,
    valid_to=None,
    certainty=Certainty.HIGH,
    soft=True,
    note="Gäller från 2026-01-01.",
)

PLIKTER: tuple[Rule, ...] = (*(rule for row in _NAMES for rule in _rows(row)), _BRISTER)
"""Every wording of every duty; those of one name never overlap."""


@dataclass(frozen=True, slots=True)
class Plikt:
    """A duty on a day: the rules that carry it, and their lagrum as one text."""

    rules: tuple[str, ...]
    lagrum: str


def plikt(name: str, lag: str, day: date) -> Plikt:
    """Give a duty under an act, or both (`lag` is a code of `LAG`), as it reads on a day.

    Raises NoRuleError where no wording is known for that day.
    """
    laws = ("sol", "lss") if lag == "sol_lss" else (lag,)
    names = {f"{name}_{law}" for law in laws}
    found = [rule for rule in PLIKTER if rule.name in names and rule.speaks_on(day)]
    if not found:
        message = f"Ingen regel {name} gäller {day.isoformat()}."
        raise NoRuleError(message)
    return Plikt(tuple(rule.id for rule in found), " och ".join(rule.lagrum for rule in found))


def two_months(gjord: date) -> Limit:
    """Set the two months within which the finished utredning shall have come in to IVO.

    Raises NoRuleError or OutsideCalendarError (a ValueError) for a day that no rule knows.
    """
    return limit(rule_for("ivo_utredning", gjord), gjord)
