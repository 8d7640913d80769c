"""Attached files through a browser: sent, listed, handed out to those who may, and recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import read_file
from audit.errors import NotFoundError
from audit.lexsarah import Role
from audit.lexsarah.events_common import HandlingAttached
from audit.store.log_events import ReadingRecorded
from projections.trail.readings import readings_of
from tests.integration.web.lexsarah.test_sending import hidden
from tests.support.services import CSRF

if TYPE_CHECKING:
    from httpx2 import Response

    from tests.integration.web.lexsarah.conftest import Pages

CONTENT = "Larmet ringde tre gånger.".encode()
NAME = "../Elsa Östlunds larm.exe"


def send(pages: Pages, under: str, kind: str, content: bytes, name: str = NAME) -> Response:
    """Send the form that attaches a file."""
    address = f"/prov/lex-sarah{under}/handla/attach_to_{kind}"
    browser = pages.browser(Role.MOTTAGARE)
    values = {"csrf_token": CSRF, **hidden(browser.get(address).text)}
    return browser.post(address, data=values, files={"fil": (name, content, "text/html")})


def attached(pages: Pages, kind: str = "arende") -> tuple[UUID, str, str]:
    """Attach a file to a new stream; gives the stream, its address, and that of the file."""
    stream = pages.rapport("inkommen") if kind == "rapport" else pages.arende("oppnat")
    under = f"/rapporter/{stream}" if kind == "rapport" else f"/{stream}"
    assert send(pages, under, kind, CONTENT).status_code == 303
    event = pages.work.service.log.load(stream)[-1].event
    assert isinstance(event, HandlingAttached)
    return stream, under, f"{under}/handlingar/{event.handling}"


@pytest.mark.parametrize("kind", ["arende", "rapport"])
def test_a_file_is_listed_and_handed_out_as_it_was(pages: Pages, kind: str) -> None:
    """It is saved and never shown, kept by no cache, under a name without path or odd ending."""
    _, under, address = attached(pages, kind)
    listed = pages.get(Role.MOTTAGARE, under).text
    answer = pages.get(Role.MOTTAGARE, address)

    assert f'href="/prov/lex-sarah{address}"' in listed
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].endswith("''Elsa%20%C3%96stlunds%20larm.txt")
    assert answer.headers["content-disposition"].startswith('attachment; filename="handling-')
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_handing_out_is_recorded_as_a_reading_of_its_own(pages: Pages) -> None:
    """Who got the file, and which, stands in the read log."""
    stream, _, address = attached(pages)
    pages.get(Role.UTREDARE, address)
    newest = readings_of(pages.work.service.log, stream)[0]

    assert isinstance(newest.event, ReadingRecorded)
    assert newest.event.what == "lexsarah_handling"
    assert newest.event.filters == {"handling": str(_id(address))}
    assert newest.actor
    assert newest.actor.account == pages.work.accounts[Role.UTREDARE]


@pytest.mark.parametrize("role", [Role.KVALITET, Role.REVISOR, Role.LOGGKONTROLLANT, Role.TEKNIKER])
def test_whoever_may_not_read_the_words_gets_no_file(pages: Pages, role: Role) -> None:
    """Roles that see facts alone are told that there is none, and no reading is recorded."""
    stream, under, address = attached(pages)
    listed = pages.get(role, under).text
    before = pages.work.service.log.reads.head().size
    answer = pages.get(role, address)

    assert answer.status_code == (404 if role in {Role.KVALITET, Role.REVISOR} else 403)
    assert pages.work.service.log.reads.head().size == before
    for text in (listed, answer.text):
        assert not any(part in text for part in ("Elsa", "ringde tre", "/handlingar/"))
    with pytest.raises(NotFoundError):
        read_file(pages.work.acting(role), "read_arende", stream, _id(address))


def test_a_file_is_found_under_its_own_stream_alone(pages: Pages) -> None:
    """The file of another ärende, or of none, is not found."""
    _, under, _ = attached(pages)
    _, _, elsewhere = attached(pages)

    for handling in (_id(elsewhere), uuid4()):
        assert pages.get(Role.UTREDARE, f"{under}/handlingar/{handling}").status_code == 404


def _id(address: str) -> UUID:
    return UUID(address.rpartition("/")[2])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00", "kan inte bifogas"),
        (b"", "Filen är tom"),
        (b"%PDF-" + bytes(20_000_000), "högst 20 MB"),
    ],
    ids=["a program", "nothing", "too large"],
)
def test_other_files_are_refused_in_words(pages: Pages, content: bytes, said: str) -> None:
    """The form comes again and says why; nothing is written."""
    stream = pages.arende("oppnat")
    before = pages.topics(stream)
    answer = send(pages, f"/{stream}", "arende", content)

    assert answer.status_code == 422
    assert said in answer.text
    assert pages.topics(stream) == before
