"""The rules around ej verkställda beslut that are no clock of three months: data with dates.

The clocks themselves (`evb_beslut`, `evb_avbrott`) stand in `rule_table`.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from audit.law.lagstadgad_tid import Length, Unit
from audit.law.rule import Certainty, Rule

_SOL_2001: Final = date(2006, 7, 1)
_LAST_DAY_OF_SOL_2001: Final = date(2025, 6, 30)
_SOL_2025: Final = date(2025, 7, 1)
_LSS: Final = date(2008, 7, 1)
_FROM_MEMORY: Final = " Ordalydelsens första giltighetsdag är inte kontrollerad."
_ACT_OF_LSS: Final = "lagen (1993:387) om stöd och service till vissa funktionshindrade"


def _wordings(
    name: str, sections: tuple[str, str, str], ends: tuple[str, str], note: str,
    length: Length | None = None,
) -> tuple[Rule, ...]:  # fmt: skip
    """Give a rule in the old act, in the new one, and in LSS under the name with `_lss`."""
    old, new, lss = sections
    rows = (
        (f"{name}.sfs_2001_453", name, f"{old} socialtjänstlagen (2001:453)", _SOL_2001,
         _LAST_DAY_OF_SOL_2001, note + _FROM_MEMORY),
        (f"{name}.sfs_2025_400", name, f"{new} socialtjänstlagen (2025:400)", _SOL_2025, None,
         note),
        (f"{name}_lss.sfs_1993_387", f"{name}_lss", f"{lss} {_ACT_OF_LSS}", _LSS, None,
         note + _FROM_MEMORY),
    )  # fmt: skip
    return tuple(
        Rule(
            id=rule, name=of, length=length, starts_at=ends[0], ends_when=ends[1], lagrum=lagrum,
            valid_from=first, valid_to=last, certainty=Certainty.HIGH, note=says,
            soft=length is None, next_vardag=False,
        )
        for rule, of, lagrum, first, last, says in rows
    )  # fmt: skip


RULES_EVB: Final[tuple[Rule, ...]] = (
    *_wordings(
        "evb_insats",
        ("4 kap. 1 §", "11 kap. 1 § eller 12 kap. 1 §", "9 §"),
        ("beslutet fattades", "insatsen har börjat"),
        "Vilka gynnande beslut som rapporteras.",
    ),
    *_wordings(
        "evb_underrattelse",
        ("16 kap. 6 g §", "34 kap. 2 §", "28 g §"),
        ("ett rapporterat beslut verkställdes", "IVO och revisorerna har fått veta dagen"),
        "Underrättelse om att beslutet har verkställts, med dagen.",
    ),
    *_wordings(
        "evb_statistik",
        ("16 kap. 6 h §", "34 kap. 3 §", "28 h §"),
        ("kvartalet slutade", "fullmäktige har fått rapporten"),
        "En gång per kvartal: antal, slag av insats och hur lång tid som har gått.",
    ),
    *_wordings(
        "evb_avgift",
        ("16 kap. 6 e §", "34 kap. 10 §", "28 e §"),
        ("dagen för beslutet eller avbrottet", "ansökan om särskild avgift är delgiven"),
        "IVO:s ansökan om särskild avgift ska vara delgiven inom två år.",
        Length(24, Unit.MONTH),
    ),
)
"""Every wording of these rules; the rows of one name never overlap."""
