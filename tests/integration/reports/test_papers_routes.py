"""Taking papers out: who may, what is recorded first, and what is answered."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pypdf
import pytest

from api.auth import Role as AccountRole
from audit.envelope import Event, KeyPurpose
from audit.errors import LogUnavailableError
from audit.lexsarah import Role
from audit.lexsarah.events_arende import UttagMade
from audit.lexsarah.events_utredning import KodlistaOpened
from audit.store.log_events import ReadingRecorded
from tests.support.papers import NUMBER, Told, secrets
from tests.support.services import CSRF

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from httpx2 import Response

MAY = {Role.UTREDARE, Role.VERKSAMHETSCHEF, Role.BESLUTSFATTARE_IVO, Role.NAMNDSEKRETERARE}
FILES = ("ivo.zip", "ivo.pdf", "ivo.json", "utredning.pdf", "utredning.docx", "beslut.pdf",
         "beslut.docx", "tjansteskrivelse.pdf", "tjansteskrivelse.docx")  # fmt: skip


def browser(case: Told, role: Role) -> TestClient:
    """A browser in which the account of a role is signed in with both factors."""
    return case.work.service.browser_of(case.work.accounts[role], strong=True)


def base(case: Told) -> str:
    """Give the address of the ärende's papers."""
    return f"/prov/lex-sarah/{case.arende}/papper"


def take(case: Told, role: Role, file: str, **form: str) -> Response:
    """Ask for a file."""
    values = {"csrf_token": CSRF, **form}
    return browser(case, role).post(f"{base(case)}/{file}", data=values)


def newest(case: Told) -> list[Event]:
    """Give the last two events of the ärende."""
    return [one.event for one in case.work.service.log.load(case.arende)][-2:]


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_handed_over_and_recorded(case: Told, file: str) -> None:
    """The utredare gets the file; its sum stands in the ärende, and the use of the kodlista."""
    answer = take(case, Role.UTREDARE, file)
    opened, made = newest(case)

    assert answer.status_code == 200
    assert isinstance(opened, KodlistaOpened)
    assert isinstance(made, UttagMade)
    assert made.sha256 == hashlib.sha256(answer.content).hexdigest()
    assert (made.slag, made.format) == tuple(file.split("."))
    assert answer.headers["cache-control"] == "no-store"
    assert re.fullmatch(
        r'attachment; filename="[a-z-]+-\d{4}-\d\d-\d\d\.[a-z]+"',
        answer.headers["content-disposition"],
    )


def test_the_reading_is_recorded_before(case: Told) -> None:
    """Taking a file out is a reading of the ärende, told by which paper."""
    log = case.work.service.log
    take(case, Role.UTREDARE, "beslut.pdf")
    last = log.reads.head().size
    entries = log.reads.recorder.select_notifications(last, 1, last)
    event = log.reads.load(UUID(str(entries[0].originator_id)))[0].event

    assert isinstance(event, ReadingRecorded)
    assert (event.what, event.arende) == ("papper_beslut", case.arende)


@pytest.mark.parametrize("role", sorted(MAY))
def test_every_role_that_may_gets_papers_without_names(case: Told, role: Role) -> None:
    """Whoever may take papers out gets them with codes, whether or not the kodlista is theirs."""
    answer = take(case, role, "ivo.json")

    assert answer.status_code == 200
    assert [one for one in secrets() if one.casefold() in answer.text.casefold()] == []


def test_nobody_else_gets_a_file(case: Told) -> None:
    """Others are refused, those who know of the ärende with 403 and the rest with 404."""
    found = {
        role: take(case, role, "ivo.pdf").status_code
        for role in (Role(one.value) for one in AccountRole)
        if role not in MAY
    }

    assert found == {
        Role.RAPPORTOR: 403,
        Role.MOTTAGARE: 403,
        Role.ENHETSCHEF: 404,
        Role.KVALITET: 403,
        Role.REVISOR: 403,
        Role.LOGGKONTROLLANT: 403,
        Role.TEKNIKER: 403,
    }


def test_made_again_it_is_the_same_file(case: Told) -> None:
    """The page offers an earlier file again, and it comes out with the very same sum."""
    first = take(case, Role.UTREDARE, "ivo.zip")
    number = newest(case)[1].known_position  # type: ignore[attr-defined]
    page = browser(case, Role.UTREDARE).get(base(case)).text
    again = take(case, Role.UTREDARE, "ivo.zip", nr=str(number))

    assert "Gör samma fil igen" in page
    assert hashlib.sha256(first.content).hexdigest() in page
    assert again.content == first.content


def test_of_an_earlier_moment(case: Told) -> None:
    """Asked for an earlier kontrollnummer, the file says that number and what lacked then."""
    answer = take(case, Role.UTREDARE, "ivo.pdf", nr=str(case.early))
    first = pypdf.PdfReader(io.BytesIO(answer.content)).pages[0].extract_text()

    assert f"kontrollnummer {case.early}" in " ".join(first.split())
    assert "Det här saknas" in first


@pytest.mark.parametrize(
    ("file", "form", "status"),
    [
        ("ivo.pdf", {"nr": "999999"}, 404),
        ("ivo.pdf", {"nr": "1"}, 404),
        ("ivo.pdf", {"nr": "x"}, 422),
        ("ivo.pdf", {"upplaga": "offentlig"}, 404),
        ("ivo.docx", {}, 404),
        ("annat.pdf", {}, 404),
    ],
)
def test_what_there_is_none_of(case: Told, file: str, form: dict[str, str], status: int) -> None:
    """A moment, format or edition that does not exist is refused, and nothing is recorded."""
    before = len(case.work.service.log.load(case.arende))

    assert take(case, Role.UTREDARE, file, **form).status_code == status
    assert len(case.work.service.log.load(case.arende)) == before


def test_without_a_record_there_is_no_file(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the reading cannot be recorded, no page or file of the ärende is answered."""
    log, client = case.work.service.log, browser(case, Role.UTREDARE)

    def refuse(*_: object, **__: object) -> None:
        raise LogUnavailableError("prov")

    monkeypatch.setattr(log.reads, "append", refuse)
    gets = [client.get(f"{base(case)}{path}").status_code for path in ("", "/kopiera", "/maskera")]
    asked = ("ivo.zip", "kopiera", "maskera")
    posts = [take(case, Role.UTREDARE, path).status_code for path in asked]

    assert gets + posts == [503] * 6


def test_without_an_event_there_is_no_file(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the log takes nothing, the file is made and not handed over."""
    log = case.work.service.log

    def refuse(*_: object, **__: object) -> None:
        raise LogUnavailableError("prov")

    monkeypatch.setattr(log, "append_batch", refuse)

    assert take(case, Role.UTREDARE, "ivo.zip").status_code == 503


def test_the_page_says_what_there_is(case: Told) -> None:
    """The papers stand there with their buttons; a mottagare reads who may instead."""
    pages = {
        role: browser(case, role).get(base(case)).text for role in (Role.UTREDARE, Role.MOTTAGARE)
    }

    assert NUMBER in pages[Role.UTREDARE]
    assert "Hämta Zip" in pages[Role.UTREDARE]
    assert "Dokument får tas ut av: utredaren" in pages[Role.MOTTAGARE]
    assert '<button class="button button--secondary' not in pages[Role.MOTTAGARE]


def test_the_texts_are_copied_field_by_field(case: Told) -> None:
    """The copy view offers, then shows each text in a field with its name; that is recorded."""
    offered = browser(case, Role.UTREDARE).get(f"{base(case)}/kopiera").text
    shown = take(case, Role.UTREDARE, "kopiera")
    made = newest(case)[1]

    assert "<textarea" not in offered
    assert shown.text.count("<textarea") > 15
    assert shown.text.count("<textarea") == shown.text.count("readonly")
    assert "Att åtgärda" in shown.text or "borttaget" in shown.text
    assert [one for one in secrets() if one.casefold() in shown.text.casefold()] == []
    assert isinstance(made, UttagMade)
    assert (made.slag, made.format) == ("ivo", "skarm")


def test_what_nobody_released_is_not_in_the_copy(case: Told) -> None:
    """Everything is hidden from the start; what is released is there and the rest is not."""
    client = browser(case, Role.UTREDARE)
    form = client.get(f"{base(case)}/maskera").text
    number = re.search(r'name="nr" value="(\d+)"', form)
    id_ = re.search(r'id="(p\d+-text-1)-text">Enskild A \(', form)
    kept = re.search(r'id="(p\d+-text-1)-text">Chef 1:s rutin', form)
    assert number is not None
    assert id_ is not None
    assert kept is not None
    values = {"nr": number[1], kept[1]: "ut", id_[1]: "osl_25_1"}
    answer = take(case, Role.UTREDARE, "maskera", **values)
    text = " ".join(
        " ".join(
            one.extract_text() for one in pypdf.PdfReader(io.BytesIO(answer.content)).pages
        ).split()
    )

    assert "Chef 1:s rutin säger inte" in text
    assert "larmade" not in text
    assert "[maskerat 25 kap. 1 § OSL]" in text
    assert "[maskerat 26 kap. 1 § OSL]" in text
    assert newest(case)[1].slag == "maskad_kopia"  # type: ignore[attr-defined]


def test_the_package_comes_whole_from_the_page(case: Told) -> None:
    """The zip holds its papers and attachments, and none is named after anybody."""
    answer = take(case, Role.BESLUTSFATTARE_IVO, "ivo.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        names = packed.namelist()

    assert names == [
        "ivo-underlag.pdf",
        "ivo-underlag.json",
        "bilagor.csv",
        "bilaga-01.txt",
        "SHA256SUMS",
    ]


def test_the_reporters_key_is_never_asked_for(case: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """No paper loads the key under which the reporter's name lies."""
    log, asked = case.work.service.log, set[KeyPurpose]()
    load = log.load

    def watched(*args: Any, **more: Any) -> Any:
        asked.update(more.get("purposes", (KeyPurpose.ARENDE,)))
        return load(*args, **more)

    monkeypatch.setattr(log, "load", watched)
    take(case, Role.UTREDARE, "ivo.zip")

    assert KeyPurpose.KODLISTA in asked
    assert KeyPurpose.RAPPORTOR not in asked
