"""What happens to a report: from its receipt to what its reporter was told.

Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, Happened, KeyPurpose, words


@dataclass(frozen=True, kw_only=True)
class RapportReceived(Event):
    """A report came in; `happened` is when it was first received, by whatever way.

    `rapportor` is a random id of this report's reporter, and the actor of what the reporter does;
    `konto`, the account behind it, is sealed with the name under the reporter's own key.
    `inlagd_av` is the account of whoever typed it in for someone else;
    `intraffade` says when it is told to have happened; `enhet` is an opaque code;
    `forbi_chef` asks that the nearest chef is passed by; `lag` follows from the enhet.
    `text_sha256` binds the words as the reporter wrote them, salted: what a receipt proves them by
    without any key (`docs/decisions/0011-the-receipt.md`).
    """

    TOPIC: ClassVar[str] = "lexsarah.rapport_received"

    rapportor: UUID
    kanal: str
    slag: str
    fara_nu: bool
    intraffade: Happened
    namngiven: bool
    forbi_chef: bool
    enhet: str | None = None
    lag: str | None = None
    inlagd_av: UUID | None = None
    text_sha256: str | None = None
    rules: tuple[str, ...] = ()
    lagrum: str | None = None
    vad_hande: str | None = words()
    var: str | None = words()
    gjorde_direkt: str | None = words()
    vem_galler: str | None = words()
    namn: str | None = words(KeyPurpose.RAPPORTOR)
    telefon: str | None = words(KeyPurpose.RAPPORTOR)
    konto: str | None = words(KeyPurpose.RAPPORTOR)

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to report."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class RapportSupplemented(Event):
    """The reporter added something, perhaps through somebody who typed it in."""

    TOPIC: ClassVar[str] = "lexsarah.rapport_supplemented"

    inlagd_av: UUID | None = None
    text_sha256: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RapportOpened(Event):
    """Somebody who receives reports opened it for the first time: no more messages go out."""

    TOPIC: ClassVar[str] = "lexsarah.rapport_opened"


@dataclass(frozen=True, kw_only=True)
class MeddelandeSent(Event):
    """A message without content was handed over; to the account `konto` in a role."""

    TOPIC: ClassVar[str] = "lexsarah.meddelande_sent"

    slag: str
    kanal: str
    roll: str
    konto: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class MeddelandeFailed(Event):
    """A message without content did not get through, at the attempt `forsok` (from 1)."""

    TOPIC: ClassVar[str] = "lexsarah.meddelande_failed"

    slag: str
    kanal: str
    roll: str
    fel: str
    forsok: int
    konto: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class KvittoIssued(Event):
    """A receipt was given for the event with version `avser`, which the log has at a löpnummer."""

    TOPIC: ClassVar[str] = "lexsarah.kvitto_issued"

    avser: int
    lopnummer: int


@dataclass(frozen=True, kw_only=True)
class FragaAsked(Event):
    """The reporter was asked something; the question's number is this event's version."""

    TOPIC: ClassVar[str] = "lexsarah.fraga_asked"

    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class FragaAnswered(Event):
    """The reporter answered the question that the event with version `fraga` asked."""

    TOPIC: ClassVar[str] = "lexsarah.fraga_answered"

    fraga: int
    inlagd_av: UUID | None = None
    text_sha256: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RapportorTold(Event):
    """The reporter was told something, in words written for the reporter."""

    TOPIC: ClassVar[str] = "lexsarah.rapportor_told"

    anledning: str
    arende: UUID | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RapportorIdentityOpened(Event):
    """Somebody opened who the reporter is, for a reason."""

    TOPIC: ClassVar[str] = "lexsarah.rapportor_identity_opened"

    skal_kod: str
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class RapportSorted(Event):
    """A report was sorted: to an ärende, or handed on to others on a day; both can be true of one.

    `till` says to whom it was handed on, `till_rapportor` is the reply to the reporter.
    """

    TOPIC: ClassVar[str] = "lexsarah.rapport_sorted"

    utfall: str
    arende: UUID | None = None
    lamnad: date | None = None
    till: str | None = words()
    skal: str | None = words()
    till_rapportor: str | None = words()


EVENTS_RAPPORT: tuple[type[Event], ...] = (
    RapportReceived,
    RapportSupplemented,
    RapportOpened,
    MeddelandeSent,
    MeddelandeFailed,
    KvittoIssued,
    FragaAsked,
    FragaAnswered,
    RapportorTold,
    RapportorIdentityOpened,
    RapportSorted,
)
