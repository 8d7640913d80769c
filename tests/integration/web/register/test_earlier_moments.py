"""Lists of an earlier moment: what was known then, to whoever may see it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from api.seeing import visible_cases, visible_reports
from audit.lexsarah import Role as Lex
from audit.lexsarah import commands_arende as a
from projections.lexsarah.cases import CaseFilter

if TYPE_CHECKING:
    from uuid import UUID

    from api.acts import Acting
    from tests.support.lex_sarah import Work


@pytest.fixture(scope="module")
def colleague(work: Work) -> Acting:
    """Another utredare of the nämnd."""
    return work.acting(Lex.UTREDARE, work.service.account(Role.UTREDARE))


def cases_at(acting: Acting, known: int) -> set[UUID]:
    """Name the ärenden that a person sees in a list of a moment."""
    return {row.arende for row in visible_cases(acting, CaseFilter(), known).rows}


def test_what_somebody_has_taken_since_is_not_listed_as_free(work: Work, colleague: Acting) -> None:
    """An ärende that waited for any utredare then, and has one now, is that one's alone."""
    arende = work.open_arende()
    then = work.service.log.head().size
    work.take(arende)
    work.service.catch_up()

    assert arende not in cases_at(colleague, then)
    assert arende in cases_at(work.acting(Lex.UTREDARE), then)


def test_access_that_has_ended_does_not_go_on_in_the_past(work: Work) -> None:
    """Whoever was given access, and has it no more, sees nothing of the days when it lasted."""
    arende, chef = work.open_arende(), work.accounts[Lex.ENHETSCHEF]
    work.do(Lex.VERKSAMHETSCHEF, a.GiveAtkomst(arende=arende, konto=chef))
    then = work.service.log.head().size
    work.service.catch_up()
    before = cases_at(work.acting(Lex.ENHETSCHEF), then)
    work.do(Lex.VERKSAMHETSCHEF, a.EndAtkomst(arende=arende, konto=chef))
    work.service.catch_up()

    assert arende in before
    assert arende not in cases_at(work.acting(Lex.ENHETSCHEF), then)


def test_a_report_is_not_listed_as_it_was_before_somebody_was_involved(
    work: Work, colleague: Acting
) -> None:
    """A report of an event in which somebody is involved is hidden also from before its sorting."""
    rapport = work.report("Utredaren var där.")
    then = work.service.log.head().size
    arende = work.open_arende(rapport)
    involved = a.RecordInblandad(arende=arende, konto=colleague.konto, slag="inblandad")
    work.do(Lex.MOTTAGARE, involved)
    work.service.catch_up()

    assert rapport not in {row.rapport for row in visible_reports(colleague, then)}
    assert rapport in {row.rapport for row in visible_reports(work.acting(Lex.UTREDARE), then)}
