"""A mätning outlives the gallring of the kontroll that it measured: its page still opens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from api.acts import INTERNKONTROLL
from api.acts.freezing import frozen_kontroll
from api.auth import Role as AccountRole
from api.reports.internkontroll.asked_again import ask_again
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll.langd import Langd
from audit.lexsarah import Role
from audit.store.gallring import execute
from tests.support.full_log import GRUND
from tests.support.logs import a_context

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.lex_sarah import Work


def frozen(work: Work) -> tuple[UUID, UUID]:
    """Define a kontroll and freeze its outcome; gives the ids of both."""
    acting, kontroll = work.acting(Role.KVALITET), uuid4()
    define = k.DefineKontroll(
        kontroll=kontroll,
        namn="Hemtjänst följs upp",
        starthandelse="Beslut",
        sluthandelse="Uppföljning",
        inom=Langd(1, "ar"),
        fran=date(2019, 1, 1),
    )
    INTERNKONTROLL.perform(acting, define)
    work.service.catch_up()
    known = INTERNKONTROLL.state(acting.log).kontroller[kontroll]
    command = frozen_kontroll(acting.log, known, {"per": acting.today.isoformat()})
    INTERNKONTROLL.perform(acting, command)
    work.service.catch_up()
    return kontroll, command.matning


def test_its_page_opens_and_nothing_is_asked_again(work: Work) -> None:
    """What can no longer be counted is not counted: the page says so, and is no error."""
    log, (kontroll, matning) = work.service.log, frozen(work)
    browser = work.service.browser(AccountRole.KVALITET, strong=True)
    destroyer = work.service.services.settings.destroyer_url or ""
    execute(log, destroyer, kontroll, a_context(), **GRUND)
    work.service.catch_up()
    state = INTERNKONTROLL.state(log)

    assert ask_again(log, state, state.matningar[matning], log.head().size) is None
    assert browser.get(f"/prov/internkontroll/matningar/{matning}").status_code == 200
