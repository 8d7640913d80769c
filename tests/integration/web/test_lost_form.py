"""A form sent after its session had run out: nothing is performed, and nothing typed is lost."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest

from api.auth import Role
from api.web.drafts import address_of, form_of, is_form
from audit.store.drafts import MOST_BYTES, Drafts
from tests.support.database import fresh_database
from tests.support.phones import Person, Phone, field_of, secret_of
from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

    from tests.support.server import RunServer

CASE = "5b0f8a52-3c1d-4c58-9d5f-0a6f2f6f9b11"
FORM = f"/prov/lex-sarah/{CASE}/handla/write_utredningssteg"
TEXT = 'Rad ett, "citat" & <taggar>.\r\nRad två: hissen stod still.'
TYPED = {"csrf_token": "x" * 43, "text": TEXT, "slag": ["intervju", "dokument"], "expected": "4"}


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """The service with the ordinary nämnd `prov`; each test brings people of its own."""
    folder = tmp_path_factory.mktemp("lost-form")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder, constructed=False) as made,
    ):
        yield made


@pytest.fixture
def uma(service: Service) -> Person:
    """An utredare."""
    return Person.new(service, f"uma{uuid4().hex[:8]}", Role.UTREDARE)


def hidden(page: str) -> dict[str, str]:
    """Give the fields that a sign-in page carries on."""
    found = re.findall(r'name="(medfort\.[^"]+)" value="([^"]*)"', page)
    return {html.unescape(name): html.unescape(text) for name, text in found}


def carried_on(person: Person, answer: Response) -> dict[str, str]:
    """Give all that the next step of signing in sends from a page that carries a text."""
    assert field_of(answer.text, "nasta") == FORM
    return hidden(answer.text)


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (FORM, f"arende/{CASE}/write_utredningssteg"),
        (f"/prov/lex-sarah/rapporter/{CASE}/handla/sort_rapport", f"rapport/{CASE}/sort_rapport"),
        ("/prov/lex-sarah/handla/note-private-anmalan", "arende/note-private-anmalan"),
        ("/prov/granskningar/handla/open-granskning", "granskningar/open-granskning"),
        (
            f"/prov/internkontroll/plan/2024/handla/change-risk?risk={CASE}",
            f"internkontroll/plan/2024/change-risk?risk={CASE}",
        ),
    ],
)
def test_a_form_has_one_id_and_one_address(path: str, form: str) -> None:
    """The id follows from the path, and the path from the id."""
    assert form_of(path) == form
    assert address_of("prov", form) == path


@pytest.mark.parametrize("path", ["/", "/logga-in", f"/prov/lex-sarah/{CASE}", "/prov/handla/x",
                                  f"//annan.example/lex-sarah/{CASE}/handla/x"])  # fmt: skip
def test_other_paths_are_no_forms(path: str) -> None:
    """What is not a form of lex Sarah has no draft."""
    assert not is_form(path)
    with pytest.raises(ValueError, match="form"):
        form_of(path)


def test_a_text_survives_password_and_code(uma: Person) -> None:
    """Post with no session, sign in with both factors: the text is a draft of that form."""
    phone, _ = uma.set_up()
    uma.wait()
    uma.browser.cookies.clear()

    lost = uma.browser.post(FORM, data=TYPED)
    asked = uma.sign_in(FORM, **carried_on(uma, lost))
    half_way = Drafts(uma.service.log).listing(uma.account)
    done = uma.give_code(phone.code(), FORM, **carried_on(uma, asked))
    draft = Drafts(uma.service.log).load(uma.account, form_of(FORM))

    assert (lost.status_code, asked.status_code, half_way) == (401, 200, ())
    assert "Ingenting är skickat" in lost.text
    assert done.headers["location"] == FORM
    assert draft is not None
    assert draft.values == {"text": TEXT, "slag": "intervju\ndokument", "expected": "4"}


def test_a_text_of_another_area_stands_in_its_form_again(service: Service) -> None:
    """Signed in again, one comes to the form of ej verkställda beslut with what was typed."""
    kim = Person.new(service, f"kim{uuid4().hex[:8]}", Role.KVALITET)
    phone, _ = kim.set_up()
    kim.wait()
    kim.browser.cookies.clear()
    form = "/prov/ej-verkstallda/handla/register-beslut"
    lost = kim.browser.post(form, data={"text": "Väntar på plats.", "insats": "x"})

    asked = kim.sign_in(form, **hidden(lost.text))
    back = kim.give_code(phone.code(), form, **hidden(asked.text)).headers["location"]
    shown = kim.browser.get(back).text

    assert back == form
    assert "Väntar på plats." in shown
    assert "Din text är kvar" in shown
    assert "Kasta utkastet" in shown


def test_a_text_survives_a_wrong_password_and_a_wrong_code(uma: Person) -> None:
    """Each page that comes again carries the text again."""
    phone, _ = uma.set_up()
    uma.wait()
    uma.browser.cookies.clear()
    lost = uma.browser.post(FORM, data=TYPED)
    more = carried_on(uma, lost)

    slip = uma.browser.post("/logga-in", data={"konto": uma.username, "losenord": "fel lösenord",
                                               "nasta": FORM, **more})  # fmt: skip
    asked = uma.sign_in(FORM, **carried_on(uma, slip))
    wrong = uma.give_code("000000", FORM, **carried_on(uma, asked))
    done = uma.give_code(phone.code(), FORM, **carried_on(uma, wrong))

    assert (slip.status_code, wrong.status_code, done.status_code) == (401, 401, 303)
    assert Drafts(uma.service.log).load(uma.account, form_of(FORM)) is not None


def test_a_text_survives_setting_up_the_second_factor(uma: Person) -> None:
    """Whoever's factor was reset meanwhile sets up a new one first, with the text on the way."""
    lost = uma.browser.post(FORM, data=TYPED)
    shown = uma.sign_in(FORM, **carried_on(uma, lost))
    before = Drafts(uma.service.log).listing(uma.account)
    phone = Phone(secret_of(shown.text))

    uma.post("/konto/tva-faktorer", losenord="sju glada hästar", kod=phone.code(),
             forslag=field_of(shown.text, "forslag"), nasta=FORM,
             **carried_on(uma, shown))  # fmt: skip

    assert before == ()
    assert Drafts(uma.service.log).load(uma.account, form_of(FORM)) is not None


def test_nothing_is_performed_and_nothing_kept_before_sign_in(uma: Person) -> None:
    """The first post writes no entry and no draft, and neither does a sign-in that fails."""
    before = uma.service.log.head().size
    lost = uma.browser.post(FORM, data=TYPED)
    uma.browser.post("/logga-in", data={"konto": uma.username, "losenord": "fel lösenord",
                                        "nasta": FORM, **carried_on(uma, lost)})  # fmt: skip
    with psycopg.connect(uma.service.services.settings.database_url or "") as connection:
        kept = connection.execute(
            f"SELECT count(*) FROM {uma.service.log.schema}.draft".encode()
        ).fetchone()

    assert uma.service.log.head().size == before
    assert Drafts(uma.service.log).listing(uma.account) == ()
    assert kept is not None


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_plant_a_draft(uma: Person, site: str) -> None:
    """Neither the form nor the sign-in page takes anything from a page that is not ours."""
    uma.browser.headers["Sec-Fetch-Site"] = site
    posted = uma.browser.post(FORM, data=TYPED).status_code
    signed_in = uma.sign_in(FORM, **{"medfort.text": "planterat"}).status_code

    assert (posted, signed_in) == (403, 403)
    assert Drafts(uma.service.log).listing(uma.account) == ()


@pytest.mark.parametrize(
    "wanted", ["//annan.example/x", "/prov", "https://annan.example", FORM + "x/y"]
)
def test_fields_for_anything_but_a_form_are_dropped(uma: Person, wanted: str) -> None:
    """The carried fields lead nowhere but to a form of a nämnd that is here."""
    uma.set_up()
    uma.wait()
    answer = uma.sign_in(wanted, **{"medfort.text": "planterat"})

    assert answer.status_code == 303
    assert Drafts(uma.service.log).listing(uma.account) == ()


def test_one_comes_back_to_the_form_as_it_was_filled_in(uma: Person) -> None:
    """Of an act with several forms the same one opens again."""
    lost = uma.browser.post(FORM, data={**TYPED, "vag": "finns"})

    assert field_of(lost.text, "nasta") == f"{FORM}?vag=finns"


def test_too_long_a_text_is_said_to_be_lost_in_time(uma: Person) -> None:
    """What cannot travel is not cut off in silence: the person is told to go back and copy it."""
    answer = uma.browser.post(FORM, data={**TYPED, "text": "a" * (MOST_BYTES + 1)})

    assert answer.status_code == 401
    assert "för lång för att följa med" in answer.text
    assert hidden(answer.text) == {}


def test_a_form_of_an_earlier_sign_in_can_be_taken_along(uma: Person) -> None:
    """Signed in anew in another window: the old form's token fails, and the text is offered."""
    uma.set_up()
    old = uma.browser.post(FORM, data=TYPED)
    fields = {name: html.unescape(text)
              for name, text in re.findall(r'name="([^"]+)" value="([^"]*)"',
                                           old.text.split('class="inloggning"')[1])}  # fmt: skip

    before = Drafts(uma.service.log).listing(uma.account)
    taken = uma.browser.post("/prov/utkast/spara", data=fields)
    draft = Drafts(uma.service.log).load(uma.account, form_of(FORM))

    assert (old.status_code, before) == (403, ())
    assert taken.headers["location"] == FORM
    assert draft is not None
    assert draft.values["text"] == TEXT


def test_a_draft_is_saved_and_thrown_away_by_its_buttons(uma: Person) -> None:
    """The buttons beside the form lead back to it, and the account page lists what is kept."""
    uma.set_up()
    uma.post("/prov/utkast/spara", utkast_for=FORM, text=TEXT)
    listed = uma.browser.get("/konto").text
    kept = Drafts(uma.service.log).listing(uma.account)

    answer = uma.post("/prov/utkast/kasta", utkast_for=FORM)

    assert FORM in listed
    assert [dict(one.values) for one in kept] == [{"text": TEXT}]
    assert answer.headers["location"] == FORM
    assert Drafts(uma.service.log).listing(uma.account) == ()
