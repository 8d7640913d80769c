"""Rows of extracts of ej verkställda beslut: identifiers are never shown, not even by repr."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class BeslutRow:
    """One gynnande beslut as the source has it.

    `registrerad_i_kalla` speaks of the beslut itself. Offers and avbrott are rows of their own;
    parts are registered on the pages: verksamhetssystem seldom have them as data.
    """

    number: int
    beslut_id: str = field(repr=False)
    enhet: str
    lag: str
    insats: str
    beslutad: date
    verkstalld: date | None = None
    avslutad: date | None = None
    avslut: str = ""
    forhandsbesked: str = ""
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, slots=True)
class ErbjudandeRow:
    """One offer as the source has it; `svar` and `besvarat` are empty until it is answered."""

    number: int
    beslut_id: str = field(repr=False)
    erbjudet: date
    svar: str = ""
    besvarat: date | None = None


@dataclass(frozen=True, slots=True)
class AvbrottRow:
    """One avbrott as the source has it; `aterupptagen` is the day the insats was given again."""

    number: int
    beslut_id: str = field(repr=False)
    avbruten: date
    orsak: str
    aterupptagen: date | None = None


@dataclass(frozen=True, slots=True)
class VantelistaRow:
    """A month of a waiting list: 0 is none; what was not measured is not among `antal`."""

    number: int
    ar: int
    manad: int
    antal: Mapping[str, int]
    tackat_ja: Mapping[str, int]
