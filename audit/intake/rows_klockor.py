"""Rows of the extracts that the clocks of child protection need; identifiers are never shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OrosanmalanRow:
    """One orosanmälan about one child as the source has it.

    `registrerad_i_kalla` speaks of the row's newest fact: the one with the latest day.
    """

    number: int
    anmalan_id: str = field(repr=False)
    barn_id: str = field(repr=False)
    grupp: str
    enhet: str
    inkom: date
    anmalare: str
    inkom_sent: str = ""
    pagaende_utredning: str = field(default="", repr=False)
    skyddsbedomning: date | None = None
    skyddsbedomning_utfall: str = ""
    forlangd_beslutad: date | None = None
    forlangd_till: date | None = None
    forlangd_skal_kod: str = ""
    forhandsbedomning: date | None = None
    utfall: str = ""
    utredning_id: str = field(default="", repr=False)
    beslutsfattare: str = ""
    aterkoppling_begard: date | None = None
    aterkoppling_lamnad: date | None = None
    aterkoppling_ej_lamnad: date | None = None
    aterkoppling_ej_lamnad_skal: str = ""
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlaggningRow:
    """One thing noted in an utredning as the source has it; `kod` may be a secret (våld).

    `aterkallad` says that the note was read in before and never was.
    """

    number: int
    utredning_id: str = field(repr=False)
    handelse: str
    datum: date
    kod: tuple[str, ...] = field(repr=False)
    text: str | None = field(default=None, repr=False)
    beslutsfattare: str = ""
    aterkallad: str = ""
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UppfoljningRow:
    """One uppföljning of an utredning as the source has it.

    `registrerad_i_kalla` speaks of the end where there is one, otherwise of the decision.
    """

    number: int
    utredning_id: str = field(repr=False)
    beslutad: date
    grund: str
    fran: date | None = None
    avslutad: date | None = None
    utfall: str = ""
    ny_utredning_id: str = field(default="", repr=False)
    beslutsfattare: str = ""
    registrerad_i_kalla: date | None = None
