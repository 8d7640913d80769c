"""Ready-made kontrollmoment to pick from: `forlagor.toml` read as data, nothing of it binds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any, Final

from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal


@dataclass(frozen=True, slots=True)
class EgenKontroll:
    """A control without code that a forlaga suggests; its codes come from the nämnd's extract."""

    namn: str
    inom: Langd
    aterkommande: Langd | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Forlaga:
    """A ready-made kontrollmoment; `kod` is its name in the data, fields as a kontrollmoment's.

    `lagar` are the wordings of its lagrum with the first day of each, oldest first.
    """

    kod: str
    rubrik: str
    process: str
    kontroll: str
    metod: str
    frekvens: str
    rapporteras: tuple[int, ...]
    ansvar: str
    matt: str
    mal: Mal | None
    lagar: tuple[tuple[date, str], ...]
    egen_kontroll: EgenKontroll | None

    def lagrum(self, day: date) -> str | None:
        """Give the lagrum that applies on a day; None where there is none."""
        begun = [text for fran, text in self.lagar if fran <= day]
        return begun[-1] if begun else None


def read_forlagor(text: str) -> dict[str, Forlaga]:
    """Read ready-made kontrollmoment; raises KeyError or TypeError where one is not whole."""
    return {kod: _forlaga(kod, raw) for kod, raw in tomllib.loads(text).items()}


def _forlaga(kod: str, raw: dict[str, Any]) -> Forlaga:
    own = raw.pop("egen_kontroll", None)
    lagar = sorted((one["fran"], one["text"]) for one in raw.pop("lagrum", ()))
    mal = raw.pop("mal", None)
    return Forlaga(
        kod=kod,
        rapporteras=tuple(raw.pop("rapporteras")),
        mal=Mal(**mal) if mal else None,
        lagar=tuple(lagar),
        egen_kontroll=_egen(own) if own else None,
        **raw,
    )


def _egen(raw: dict[str, Any]) -> EgenKontroll:
    again = raw.get("aterkommande")
    return EgenKontroll(raw["namn"], Langd(**raw["inom"]), Langd(**again) if again else None)


FORLAGOR: Final[Mapping[str, Forlaga]] = read_forlagor(
    resources.files("audit.internkontroll").joinpath("forlagor.toml").read_text(encoding="utf-8")
)
"""Every ready-made kontrollmoment by its name, in the order of the file."""
