"""What happens in an utredning: assessments, the kodlista, steps, punkter and följder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, KeyPurpose, words
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class OmedelbaraAtgarderAssessed(Event):
    """Somebody with the ansvar assessed whether something must be done at once."""

    TOPIC: ClassVar[str] = "lexsarah.omedelbara_atgarder_assessed"

    utfall: str
    taget: Taget
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class BedomningMade(Event):
    """A bedömning was made, the first or the one the utredning leads to, or it was changed.

    `tidigare` is the grade it replaces, `sankt` whether it is lower, and then `till_rapportor`
    says why in words for the reporter; `rules` and `lagrum` name the duty to notify IVO where
    the grade brings it.
    """

    TOPIC: ClassVar[str] = "lexsarah.bedomning_made"

    slag: str
    bedomning: str
    sankt: bool
    tidigare: str | None = None
    taget: Taget | None = None
    rules: tuple[str, ...] = ()
    lagrum: str | None = None
    skal: str | None = words()
    till_rapportor: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to notify IVO."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class KodRecorded(Event):
    """A person got a code in the kodlista; who it is lies under a key of its own.

    The same code recorded again replaces what was said of it.
    """

    TOPIC: ClassVar[str] = "lexsarah.kod_recorded"

    kod: str
    slag: str
    namn: str | None = words(KeyPurpose.KODLISTA)
    uppgifter: str | None = words(KeyPurpose.KODLISTA)


@dataclass(frozen=True, kw_only=True)
class KodlistaOpened(Event):
    """Somebody opened the kodlista, for a reason."""

    TOPIC: ClassVar[str] = "lexsarah.kodlista_opened"

    skal_kod: str
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class UtredningsstegWritten(Event):
    """A step of the utredning was written down; `happened` is when it took place.

    `datum` is the day it was documented, `art` tells fact from assessment, `koder` whom it
    concerns, `kalla` where it comes from, `namn` and `titel` who documented it;
    `ersatter` is the version of the step that it replaces.
    """

    TOPIC: ClassVar[str] = "lexsarah.utredningssteg_written"

    slag: str
    art: str
    datum: date
    koder: tuple[str, ...] = ()
    ersatter: int | None = None
    text: str | None = words()
    kalla: str | None = words()
    namn: str | None = words()
    titel: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PunktAnswered(Event):
    """One of the ten punkter got an answer, or was found not to apply (`aktuell` false) and why.

    A punkt may have several answers; `ersatter` is the version of the one that this replaces.
    Text, source, name and title as in a step; `skal` says why it does not apply.
    """

    TOPIC: ClassVar[str] = "lexsarah.punkt_answered"

    punkt: str
    aktuell: bool
    datum: date
    art: str | None = None
    ersatter: int | None = None
    text: str | None = words()
    kalla: str | None = words()
    namn: str | None = words()
    titel: str | None = words()
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class KonsekvensAnswered(Event):
    """A question about one Enskild was answered; the newest answer to a question stands."""

    TOPIC: ClassVar[str] = "lexsarah.konsekvens_answered"

    kod: str
    fraga: str
    svar: str
    datum: date | None = None
    satt: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class IngenEnskildNoted(Event):
    """No Enskild is concerned, and why."""

    TOPIC: ClassVar[str] = "lexsarah.ingen_enskild_noted"

    skal: str | None = words()


EVENTS_UTREDNING: tuple[type[Event], ...] = (
    OmedelbaraAtgarderAssessed,
    BedomningMade,
    KodRecorded,
    KodlistaOpened,
    UtredningsstegWritten,
    PunktAnswered,
    KonsekvensAnswered,
    IngenEnskildNoted,
)
