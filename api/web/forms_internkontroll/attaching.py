"""A file that a mätning rests on, as a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.errors import FieldProblem, InvalidInputError
from audit.ids import new_random_id
from audit.internkontroll.commands_matning import AttachUnderlag
from audit.store.handlingar import demand_kind

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.forms.commanding import Sent


def attach(matning: UUID, sent: Sent | None) -> AttachUnderlag:
    """Attach what was sent; raises InvalidInputError where nothing was, or its kind is unknown."""
    if sent is None:
        raise InvalidInputError([FieldProblem("fil", "Välj en fil.")])
    return AttachUnderlag(
        matning=matning,
        handling=new_random_id(),
        sha256=sent.sha256,
        storlek=len(sent.content),
        mediatyp=demand_kind(sent.content),
        filnamn=sent.filnamn,
    )
