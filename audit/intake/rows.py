"""A row of an extract, as it was read: its identifiers are never shown, not even by repr."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from audit.intake.rows_klockor import HandlaggningRow, OrosanmalanRow, UppfoljningRow
from audit.intake.rows_verkstallighet import (
    AvbrottRow,
    BeslutRow,
    ErbjudandeRow,
    VantelistaRow,
)


@dataclass(frozen=True, slots=True)
class UtredningRow:
    """One utredning as the source has it.

    `registrerad_i_kalla` speaks of the row's newest fact: the closing where there is one,
    otherwise the opening. `samordnare` is the nämnd's own code, `senaste_anteckning` the day of
    the newest note in the akt.
    """

    number: int
    utredning_id: str = field(repr=False)
    barn_id: str = field(repr=False)
    enhet: str
    inledd: date
    anmalan_inkom: date | None = None
    avslutad: date | None = None
    avslut: str = ""
    registrerad_i_kalla: date | None = None
    samordnare: str = ""
    senaste_anteckning: date | None = None


@dataclass(frozen=True, slots=True)
class ForlangningRow:
    """One decision to extend an utredning as the source has it."""

    number: int
    utredning_id: str = field(repr=False)
    beslutad: date
    ny_sista_dag: date
    skal_kod: str
    beslutsfattare: str
    skal: str | None = field(default=None, repr=False)
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, slots=True)
class DelRow:
    """One part of the organisation as it is from a day; `till` is the last day it is there."""

    number: int
    slag: str
    kod: str
    namn: str
    fran: date
    till: date | None = None
    verksamhet: str = ""
    utforare: str = ""
    lag: str = ""
    driftsform: str = ""
    omrade: str | None = None
    beredskap: str | None = None
    organisationsnummer: str | None = None


@dataclass(frozen=True, slots=True)
class LexsarahRow:
    """One running or earlier ärende of lex Sarah as another register has it.

    An empty `lag` is the one that the enhet works under.
    """

    number: int
    arende_id: str = field(repr=False)
    inkom: date
    enhet: str
    lag: str = ""
    diarienummer: str | None = field(default=None, repr=False)
    bedomning: str | None = None
    ivo_anmald: date | None = None
    ivo_kompletterad: date | None = None
    avslutad: date | None = None


@dataclass(frozen=True, slots=True)
class HandelseRow:
    """One row of the generic extract: something began, and what followed where it did.

    `registrerad_i_kalla` speaks of the row's newest fact, as in `UtredningRow`.
    """

    number: int
    id: str = field(repr=False)
    enhet: str
    starthandelse: str
    startdatum: date
    sluthandelse: str = ""
    slutdatum: date | None = None
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read in: in which column, and why (Swedish, without any value)."""

    number: int
    column: str
    reason: str


Row = (
    UtredningRow
    | ForlangningRow
    | DelRow
    | LexsarahRow
    | HandelseRow
    | OrosanmalanRow
    | HandlaggningRow
    | UppfoljningRow
    | BeslutRow
    | ErbjudandeRow
    | AvbrottRow
    | VantelistaRow
    | RefusedRow
)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read whole: its rows in order, and which of our columns it has.

    `left_out` counts the rows that the mapping says are none of ours.
    """

    rows: tuple[Row, ...]
    columns: frozenset[str]
    left_out: int = 0
