"""What a kontroll that is being written would give on the nämnd's own rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.forms_internkontroll.commanding import commands_of
from audit.internkontroll.kontroll_checks import langd_problems, refuse
from projections.kontroll.utfall import preview

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation
    from projections.kontroll.utfall import Preview


def look(situation: Situation, typed: Typed) -> Preview:
    """Count what the filled-in form asks, as it stands now, and save nothing.

    Raises InvalidInputError naming each input that lacks or cannot be read.
    """
    command = commands_of(situation, typed)[0]
    refuse(langd_problems("inom", command.inom))
    if command.aterkommande is not None:
        refuse(langd_problems("aterkommande", command.aterkommande))
    log = situation.acting.log
    return preview(
        log,
        command.starthandelse,
        command.sluthandelse,
        command.inom,
        command.aterkommande,
        situation.today,
        log.head().size,
        fran=command.fran,
    )
