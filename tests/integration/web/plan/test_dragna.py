"""What was drawn is called in words, and tells each role no more than it may see."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import INTERNKONTROLL, Acting, dragningar_id
from api.auth import Role
from audit.internkontroll.commands_dragning import MakeDragning
from audit.roles import Role as ActingRole
from audit.store.log_events import ReadingRecorded
from projections.kontroll.root import root_at
from tests.integration.web.plan.conftest import plain, read_in
from tests.support.database import fresh_database
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer
    from tests.support.services import Service

PAGE = "/prov/internkontroll/dragningar/2026"
UTREDNING = "Barnavårdsutredning inledd 2026-02-05"
HANDELSE = "”Beslut om hemtjänst” 2026-02-02, inget har följt"
GONE = uuid4()
LASNING = re.compile(r"Ärende [0-9a-f]{5}-[0-9a-f]{5}, 20\d\d-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Drawn:
    """Draws of an utredning, a row of an extract, a reading, and an utredning that is gone."""

    service: Service
    utredning: UUID
    lasning: UUID

    def seen_by(self, *roles: Role) -> str:
        """Give the page of the draws as somebody with the roles sees it."""
        return self.service.browser(*roles).get(PAGE).text


@pytest.fixture(scope="module")
def drawn(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Drawn]:
    """The draws of one nämnd, the reading made by somebody in kvalitet."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("dragna")) as service,
    ):
        opened = date(2026, 2, 5)
        utredning = service.register.open(opened, on=opened)
        read_in(service.log)
        service.catch_up()
        browser = service.browser(Role.KVALITET)
        browser.get(f"/prov/arenden/{utredning}")
        for underlag in ("utredningar", "handelser:Beslut om hemtjänst"):
            typed = {"manad": "2", "underlag": underlag, "antal": "1", "csrf_token": CSRF}
            answer = browser.post(f"{PAGE}/handla/make-dragning", data=typed)
            assert answer.status_code == 303, plain(answer.text)
        lasning = reading_of(service, utredning)
        draw(service, "lasningar", lasning)
        draw(service, "utredningar", GONE)
        yield Drawn(service, utredning, lasning)


def reading_of(service: Service, utredning: UUID) -> UUID:
    """Give the id of the reading of an utredning."""
    reads = service.log.reads
    entries = reads.recorder.select_notifications(1, 100)
    histories = reads.load_many([UUID(str(one.originator_id)) for one in entries])
    found = (one for history in histories.values() for one in history)
    events = (one.event for one in found if isinstance(one.event, ReadingRecorded))
    return next(one.originator_id for one in events if one.arende == utredning)


def draw(service: Service, underlag: str, referens: UUID) -> None:
    """Draw one out of a list of one, for January."""
    log = service.log
    command = MakeDragning(
        dragningar=dragningar_id(log, 2026), ar=2026, manad=1, underlag=underlag, antal=1,
        referenser=(str(referens),), known_position=1, known_root=root_at(log, 1).hex(),
    )  # fmt: skip
    acting = replace(Acting.system(service.services, log), roles=(ActingRole.LOGGKONTROLLANT,))
    INTERNKONTROLL.perform(acting, command)


def test_what_was_drawn_is_called_by_what_it_is(drawn: Drawn) -> None:
    """Kind, days and enhet, with the way to the page; the reference is small print."""
    page = drawn.seen_by(Role.KVALITET)
    said = plain(page)

    assert UTREDNING in said
    assert HANDELSE in said
    assert f'href="/prov/arenden/{drawn.utredning}"' in page
    assert re.search(r'<span class="not">[^<]*Utredning [0-9a-f]{5}-[0-9a-f]{5}', page)
    assert f"Det som drogs, i ordning {drawn.utredning}" in said


def test_a_reading_is_told_to_those_who_look_after_readings_alone(drawn: Drawn) -> None:
    """Who has read what is not for kvalitet or a chef; whoever looks after it is led there."""
    own = drawn.seen_by(Role.LOGGKONTROLLANT)
    others = [plain(drawn.seen_by(one)) for one in (Role.KVALITET, Role.ENHETSCHEF, Role.REVISOR)]

    assert LASNING.search(plain(own))
    assert "Prov Provsson (Kvalitet)" in plain(own)
    assert 'href="/prov/vem-har-last"' in own
    for said in others:
        assert "visas för den som granskar läsningar" in said
        assert not LASNING.search(said)
        assert "Prov Provsson (Kvalitet)" not in said


def test_facts_of_cases_are_for_those_who_may_open_lists(drawn: Drawn) -> None:
    """Who reviews readings sees the kind of what else was drawn, who sees figures its number."""
    reader, figures = (
        plain(drawn.seen_by(one)) for one in (Role.LOGGKONTROLLANT, Role.NAMNDSEKRETERARE)
    )

    assert re.search(r"Barnavårdsutredning [0-9a-f]{5}-[0-9a-f]{5}", reader)
    assert UTREDNING not in reader
    assert "2026-02-02, inget" not in reader
    assert "Barnavårdsutredning " not in figures
    assert str(drawn.lasning) not in figures
    assert str(drawn.utredning) not in figures


def test_the_form_of_a_review_names_what_it_is_about(drawn: Drawn) -> None:
    """By its kind and its place in the draw, and without a fact of it."""
    query = f"dragning=3&referens={drawn.lasning}"
    form = drawn.service.browser(Role.KVALITET).get(f"{PAGE}/handla/review-dragen?{query}").text

    assert "Läsning, nummer 1 i dragning 3, januari 2026" in plain(form)


def test_what_is_gone_is_still_told_as_drawn(drawn: Drawn) -> None:
    """Where the register has no row of it any more, the page says so and keeps its name."""
    said = plain(drawn.seen_by(Role.KVALITET))

    assert f"Barnavårdsutredning, finns inte kvar i registret Utredning {GONE.hex[-10:-5]}" in said
