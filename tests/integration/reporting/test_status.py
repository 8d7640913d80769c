"""The reporter's own page: by the code alone, recorded, and gone with gallring."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from audit.canonical import parse_canonical
from audit.store.gallring import execute
from audit.store.log_events import ReadingRecorded
from tests.support.logs import a_context
from tests.support.reporting import ADDRESS, STATUS, hidden

if TYPE_CHECKING:
    from tests.support.reporting import Site

WRONG = "0000-0000-0000-0000"


def test_the_code_stands_in_no_address(site: Site) -> None:
    """It is answered from the body, kept by no browser, and given by address it does nothing."""
    code = site.code()
    page, by_address = site.status(code), site.service.anyone().get(f"{STATUS}?kod={code}")

    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert "Rapporten kom in" not in by_address.text
    assert code not in by_address.text


def test_five_wrong_codes_and_then_one_waits(site: Site) -> None:
    """After five wrong tries in an hour more are turned away; a right code opens even then.

    Behind one address a whole kommun can sit: nobody can shut the others out.
    """
    code, client = site.code(), site.service.anyone()
    statuses = [client.post(STATUS, data={"kod": WRONG}).status_code for _ in range(4)]
    client.post(f"{ADDRESS}/kvitto", data={"kod": WRONG, "nummer": "1"})

    assert statuses == [422] * 4
    assert client.post(STATUS, data={"kod": WRONG}).status_code == 429
    assert site.status(code).status_code == 200
    assert client.post(f"{ADDRESS}/kvitto", data={"kod": code, "nummer": "1"}).status_code == 200


def test_right_codes_cost_nothing(site: Site) -> None:
    """Whoever looks often is never turned away."""
    code = site.code()

    assert {site.status(code).status_code for _ in range(8)} == {200}


def test_each_look_is_recorded_as_the_reporters(site: Site) -> None:
    """The read log says rapportör, by a random id, and which report."""
    code = site.code()
    reads = site.service.log.reads
    before = reads.head().size
    site.status(code)
    ((_, data),) = reads.entries(before + 1, reads.head().size)
    reading = UUID(parse_canonical(data)["body"]["arende"])
    (recorded,) = reads.load_many([reading])[reading]

    assert recorded.actor is not None
    assert recorded.actor.role == "rapportor"
    assert isinstance(recorded.event, ReadingRecorded)
    assert recorded.event.arende == site.rapport(code)


def test_what_is_added_twice_is_added_once(site: Site) -> None:
    """A supplement sent again is the same; another text under the same form is not lost."""
    code, client = site.code(), site.service.anyone()
    form = {**hidden(site.status(code).text), "text": "Hon är på sjukhus."}
    pages = [client.post(f"{STATUS}/tillagg", data=form).text for _ in range(2)]

    assert all("Det du skrev har kommit in" in page for page in pages)
    assert site.topics(code).count("lexsarah.rapport_supplemented") == 1


@pytest.mark.parametrize(("typed", "status"), [("", 422), ("x" * 10_001, 422)])
def test_what_cannot_be_added_is_kept(site: Site, typed: str, status: int) -> None:
    """Too long or empty, it stands in the field again with what is wrong."""
    form = {**hidden(site.status(site.code()).text), "text": typed}
    page = site.service.anyone().post(f"{STATUS}/tillagg", data=form)

    assert page.status_code == status
    assert typed in page.text
    assert 'href="#text"' in page.text


def test_nothing_is_shown_when_the_reading_cannot_be_recorded(own_site: Site) -> None:
    """With the read log unwritable neither status nor receipt is given; a report still comes in."""
    code = own_site.code()
    own_site.service.log.reads.parts.committer.close()
    saved = {"kod": code, "nummer": "1"}

    assert own_site.status(code).status_code == 503
    assert own_site.service.anyone().post(f"{ADDRESS}/kvitto", data=saved).status_code == 503
    assert own_site.send().status_code == 200


def test_the_code_dies_with_the_report(own_site: Site) -> None:
    """After gallring the mapping is gone: the code opens nothing, and the log checks out."""
    code = own_site.code()
    dsn = own_site.service.services.settings.destroyer_url or ""
    grund = {"grund": "gallringsfrist", "lagrum": "12 kap. 1 § SoL"}
    execute(own_site.service.log, dsn, own_site.rapport(code), a_context(), **grund)

    assert own_site.status(code).status_code == 422
