"""A report handed in over HTTP: the reporter's own, or one entered for somebody else.

It is received as every report is (`api/reporting`): once, by a random reporter, with a receipt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import Acting, Done, parse, the_organisation
from api.reporting.answers import Answers
from api.reporting.derived import shown
from api.reporting.places import Place
from api.reporting.receiving import AlreadyReceivedError, Sending, is_known, receive
from audit.errors import IdempotencyMismatchError
from audit.ids import new_random_id
from audit.lexsarah.codes import INLAGD
from audit.lexsarah.commands_rapport import ReceiveRapport

if TYPE_CHECKING:
    from api.http.lexsarah.performing import Asked
    from api.services import Services

_WORDS = ("vad_hande", "var", "vem_galler", "gjorde_direkt", "namn", "telefon")


def received(services: Services, acting: Acting, asked: Asked) -> tuple[Done, str]:
    """Receive a report from who is signed in; gives what it led to, and the receipt's code.

    Raises what `perform` raises.
    """
    # The same request key gives the same report; without the nämnd's key, which no table holds,
    # neither the account nor the key leads to it.
    token = f"api/{acting.konto}/{asked.key}"
    command = _command(asked)
    entered = command.kanal in INLAGD
    sending = Sending(
        kanal=command.kanal,
        konto=None if entered else acting.konto,
        entering=acting if entered else None,
        happened=command.happened,
    )
    before = is_known(acting.log, token)
    try:
        got = receive(services, acting.log, token, _answers(acting, command), asked.body, sending)
    except AlreadyReceivedError:
        raise IdempotencyMismatchError("Nyckeln är redan använd för en annan rapport.") from None
    return _done(acting, got.own.rapport, replayed=before), shown(got.own.code)


def _command(asked: Asked) -> ReceiveRapport:
    """Read the body as a command, so that each field that is wrong is named."""
    drawn = {name: str(new_random_id()) for name in ("rapport", "rapportor")}
    return parse(ReceiveRapport, {**asked.values, **drawn})


def _answers(acting: Acting, command: ReceiveRapport) -> Answers:
    words = {name: getattr(command, name) for name in _WORDS}
    return Answers(
        slag=command.slag,
        fara_nu=command.fara_nu,
        forbi_chef=command.forbi_chef,
        intraffade=command.intraffade,
        place=_place(acting, command),
        words={name: text for name, text in words.items() if text},
    )


def _place(acting: Acting, command: ReceiveRapport) -> Place | None:
    """Give the enhet; the act it works under is its own, where the caller names no other."""
    if command.enhet is None:
        return None
    known = the_organisation(acting.log).enhet(command.enhet, acting.today)
    lag = command.lag or (known.lag if known else "")
    return Place(command.enhet, known.namn if known else command.enhet, lag)


def _done(acting: Acting, rapport: UUID, *, replayed: bool) -> Done:
    first = acting.log.load_many([rapport])[rapport][0]
    version = first.event.originator_version
    return Done(rapport, version, first.position, first.recorded_at, replayed=replayed)
