"""Receiving a report and what is added to it: once, however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.acts import Acting, perform
from api.reporting.derived import KIND, Own, of_token, request_key
from api.reporting.receipts import bound
from audit.errors import IdempotencyMismatchError, LiggareError, NotFoundError
from audit.lexsarah import StateRefusedError
from audit.lexsarah import commands_rapport as c
from audit.lexsarah.events_rapport import FragaAnswered, KvittoIssued, RapportReceived

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from api.reporting.answers import Answers
    from api.services import Services
    from audit.envelope import Happened, Recorded
    from audit.store.log import Log


class AlreadyReceivedError(LiggareError):
    """The form was sent before with other words: those are received, and these are not."""

    def __init__(self, received: Received) -> None:
        """Keep what was received."""
        super().__init__("Rapporten har redan kommit in.")
        self.received = received


@dataclass(frozen=True, slots=True)
class Received:
    """What came in: whose it is, which event of the report it was, and when."""

    own: Own
    version: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Sending:
    """How a report is sent: the account that is sealed, or who enters it for someone else."""

    kanal: str = "web"
    konto: UUID | None = None
    entering: Acting | None = None
    happened: Happened | None = None


def receive(
    services: Services, log: Log, token: str, answers: Answers, body: bytes, sending: Sending
) -> Received:
    """Receive a report, and note that a receipt was given for it.

    `body` is what makes two sendings the same. Raises AlreadyReceivedError, InvalidInputError,
    LogUnavailableError and its kinds; the same token may always be sent again.
    """
    own = of_token(log.parts.keys.identifier, token)
    acting = sending.entering or Acting.reporter(services, log, own.rapportor)
    command = _command(log, own, answers, sending)
    mapping = log.new_mapping(KIND, own.code, own.rapportor)
    asked: dict[str, Any] = {"key": request_key(token, "rapport"), "body": body}
    try:
        try:
            perform(acting, command, mappings=[mapping], **asked)
        except StateRefusedError:
            # A twin was received after its answer was asked for: now the answer is there.
            perform(acting, command, mappings=[mapping], **asked)
    except (IdempotencyMismatchError, StateRefusedError):
        raise AlreadyReceivedError(_received(services, log, own)) from None
    return _received(services, log, own)


def is_known(log: Log, token: str) -> bool:
    """Tell whether a form has led to a report."""
    return bool(log.references(KIND, [of_token(log.parts.keys.identifier, token).code]))


def _command(log: Log, own: Own, answers: Answers, sending: Sending) -> c.ReceiveRapport:
    place, entering = answers.place, sending.entering
    return c.ReceiveRapport(
        rapport=own.rapport,
        rapportor=own.rapportor,
        kanal=sending.kanal,
        slag=answers.slag,
        fara_nu=answers.fara_nu,
        intraffade=answers.intraffade,
        forbi_chef=answers.forbi_chef,
        enhet=place.kod if place else None,
        lag=place.lag if place else None,
        happened=sending.happened,
        inlagd_av=entering.konto if entering else None,
        konto=str(sending.konto) if sending.konto else None,
        text_sha256=bound(log, own.code, answers.words),
        **answers.words,
    )


def first_of(log: Log, own: Own) -> Received:
    """Give what the report itself was; raises NotFoundError where there is none."""
    found = _newest(log, own, _was_received)
    return Received(own, found.event.originator_version, found.recorded_at)


def supplement(
    services: Services, log: Log, own: Own, token: str, text: str, fraga: int | None = None
) -> Received:
    """Add to a report, or answer a question; the same token again is the same supplement.

    Raises AlreadyReceivedError, StateRefusedError, LogUnavailableError and its kinds.
    """
    acting = Acting.reporter(services, log, own.rapportor)
    sha256 = bound(log, own.code, {"text": text})
    command: c.SupplementRapport | c.AnswerFraga
    if fraga is None:
        command = c.SupplementRapport(rapport=own.rapport, text=text, text_sha256=sha256)
    else:
        command = c.AnswerFraga(rapport=own.rapport, fraga=fraga, text=text, text_sha256=sha256)
    key, body = request_key(token, "tillagg"), f"{fraga or ''}\n{text}".encode()

    def was_this(one: Recorded) -> bool:
        return getattr(one.event, "text_sha256", None) == sha256 and fraga == (
            one.event.fraga if isinstance(one.event, FragaAnswered) else None
        )

    try:
        perform(acting, command, key=key, body=body)
    except IdempotencyMismatchError:
        raise AlreadyReceivedError(_received(services, log, own, _not_the_first)) from None
    return _received(services, log, own, was_this)


def _was_received(one: Recorded) -> bool:
    return isinstance(one.event, RapportReceived)


def _not_the_first(one: Recorded) -> bool:
    return getattr(one.event, "text_sha256", None) is not None and not _was_received(one)


def _received(
    services: Services,
    log: Log,
    own: Own,
    wanted: Callable[[Recorded], bool] = _was_received,
) -> Received:
    """Give the newest event that is meant, and note once that a receipt was given for it."""
    found = _newest(log, own, wanted)
    version = found.event.originator_version
    history = log.load_many([own.rapport])[own.rapport]
    given = {one.event.avser for one in history if isinstance(one.event, KvittoIssued)}
    if version not in given:
        issue = c.IssueKvitto(rapport=own.rapport, avser=version, lopnummer=found.position)
        key = request_key(own.code, f"kvitto/{version}")
        perform(Acting.system(services, log), issue, key=key)
    return Received(own, version, found.recorded_at)


def _newest(log: Log, own: Own, wanted: Callable[[Recorded], bool]) -> Recorded:
    history = log.load_many([own.rapport]).get(own.rapport, [])
    found = next((one for one in reversed(history) if wanted(one)), None)
    if found is None:
        raise NotFoundError("Det finns ingen sådan rapport, eller så är den gallrad.")
    return found
