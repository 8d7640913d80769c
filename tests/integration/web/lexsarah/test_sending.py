"""Sending the form of each act: done once, and back to the page it belongs to."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from api.web.forms.registry import ALL
from audit.lexsarah import Role
from audit.lexsarah.events_common import HandlingAttached
from tests.integration.web.lexsarah.test_forms import place
from tests.integration.web.lexsarah.typed_in import BY, DAY, NEEDING_MORE, TYPED
from tests.support.services import CSRF

if TYPE_CHECKING:
    from api.web.forms.fields import FormSpec
    from tests.integration.web.lexsarah.conftest import Pages


def name_of(spec: FormSpec) -> str:
    """Name a form."""
    return f"{spec.act}/{spec.way}" if spec.way else spec.act


def hidden(page: str) -> dict[str, str]:
    """Give what the form carries by itself."""
    return dict(re.findall(r'name="(nyckel|version|vag)" value="([^"]*)"', page))


def test_every_form_is_sent_in_some_test() -> None:
    """No form is left untried."""
    assert {name_of(spec) for spec in ALL} == set(TYPED) | NEEDING_MORE


@pytest.mark.parametrize("spec", [one for one in ALL if name_of(one) in TYPED], ids=name_of)
def test_each_act_is_done_through_its_form(pages: Pages, spec: FormSpec) -> None:
    """What is typed becomes an event of the act, and the answer leads on with a message."""
    role, address = place(pages, spec)
    form = hidden(pages.get(role, address).text)
    before = pages.work.service.log.head().size
    answer = pages.post(role, address, {**form, **TYPED[name_of(spec)]})

    shows_once = spec.act in {"open_identity", "open_kodlista"}
    assert answer.status_code == (200 if shows_once else 303), answer.text
    assert pages.work.service.log.head().size > before
    if not shows_once:
        assert answer.headers["location"].endswith(f"?gjort={spec.act}")


def test_a_report_is_sorted_to_an_arende_that_is_there(pages: Pages) -> None:
    """Both streams say it, or neither."""
    rapport, arende = pages.rapport("inkommen"), pages.arende("oppnat")
    pages.work.service.catch_up()
    address = f"/rapporter/{rapport}/handla/sort_rapport?vag=finns"
    form = pages.get(Role.MOTTAGARE, address)
    sent = {**hidden(form.text), "arende": str(arende)}
    answer = pages.post(Role.MOTTAGARE, address, sent)

    assert f'value="{arende}"' in form.text
    assert answer.status_code == 303, answer.text
    assert pages.topics(rapport)[-1] == "rapport_sorted"
    assert pages.topics(arende)[-1] == "rapport_joined"


def test_reports_are_joined_and_split_from_the_arende(pages: Pages) -> None:
    """Joining sorts the report as well; splitting names one of its own."""
    rapport, arende = pages.rapport("inkommen"), pages.arende("oppnat")
    pages.work.service.catch_up()
    for act in ("join_rapport", "split_rapport"):
        address = f"/{arende}/handla/{act}"
        form = pages.get(Role.MOTTAGARE, address)
        assert f'value="{rapport}"' in form.text, act
        sent = {**hidden(form.text), "rapport": str(rapport)}
        assert pages.post(Role.MOTTAGARE, address, sent).status_code == 303, act

    assert pages.topics(arende)[-2:] == ["rapport_joined", "rapport_split"]
    assert pages.topics(rapport)[-1] == "rapport_sorted"


def test_access_and_jav_follow_the_forms(pages: Pages) -> None:
    """Access is given and ended; whoever is recorded as involved is stopped until it is settled."""
    arende, chef = pages.arende("under_utredning"), pages.work.accounts[Role.MOTTAGARE]
    steps: tuple[tuple[Role, str, dict[str, str]], ...] = (
        (Role.UTREDARE, "give_atkomst", {"till": ""}),
        (Role.UTREDARE, "end_atkomst", {}),
        (Role.VERKSAMHETSCHEF, "record_inblandad", {"slag": "inblandad"}),
        (Role.NAMNDSEKRETERARE, "settle_jav", {"javig": "nej", **BY}),
    )
    stopped = []
    for role, act, more in steps:
        address = f"/{arende}/handla/{act}"
        form = hidden(pages.get(role, address).text)
        answer = pages.post(role, address, {**form, "konto": str(chef), **more})
        assert answer.status_code == 303, answer.text
        stopped.append(pages.get(Role.MOTTAGARE, f"/{arende}").status_code)

    assert stopped == [200, 200, 403, 200]


def test_the_short_way_closes_what_is_no_missforhallande(pages: Pages) -> None:
    """It takes reasons, immediate measures, and whether the individual was told."""
    arende = pages.arende("under_utredning", bedomning="inget_missforhallande")
    address = f"/{arende}/handla/close_short"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    typed = {
        "stallningstagande": "inget_missforhallande",
        "skal": "Ett missförstånd.",
        "omedelbara_atgarder": "Inga behövdes.",
        "enskild_informerad": "ja",
        "enskild": "Samtal samma dag.",
        "avslutad": DAY,
    }
    answer = pages.post(Role.UTREDARE, address, {**form, **typed})

    assert answer.status_code == 303, answer.text
    assert pages.topics(arende)[-1] == "arende_closed_short"
    assert "på det korta sättet" in pages.get(Role.UTREDARE, f"/{arende}").text


@pytest.mark.parametrize("kind", ["rapport", "arende"])
def test_a_file_is_kept_with_its_fingerprint(pages: Pages, kind: str) -> None:
    """Its name and bytes are sealed, its fingerprint and its type by its bytes stand in the log."""
    stream = pages.rapport("inkommen") if kind == "rapport" else pages.arende("oppnat")
    under = f"/rapporter/{stream}" if kind == "rapport" else f"/{stream}"
    address = f"/prov/lex-sarah{under}/handla/attach_to_{kind}"
    browser = pages.browser(Role.MOTTAGARE)
    sent = {"csrf_token": CSRF, **hidden(browser.get(address).text)}
    answer = browser.post(address, data=sent, files={"fil": ("larm.txt", b"larm", "image/gif")})
    event = pages.work.service.log.load(stream)[-1].event

    assert answer.status_code == 303, answer.text
    assert isinstance(event, HandlingAttached)
    assert (event.filnamn, event.storlek, event.mediatyp) == ("larm.txt", 4, "text/plain")
    assert event.sha256 == sha256(b"larm").hexdigest()


def test_only_the_namnd_decides_where_the_order_has_no_point(pages: Pages) -> None:
    """An act without a point of the delegationsordning is refused by authority, saying who may."""
    arende = pages.arende("oppnat")
    answer = pages.get(Role.BESLUTSFATTARE_IVO, f"/{arende}/handla/anmal_brister")

    assert answer.status_code == 403
    assert "Det beslutar nämnden." in answer.text


def test_what_was_decided_elsewhere_without_support_is_kept_and_marked(pages: Pages) -> None:
    """The truth is never refused: it shows as taken without support."""
    arende = pages.arende("bedomt")
    address = f"/{arende}/handla/register_beslut"
    form = hidden(pages.get(Role.NAMNDSEKRETERARE, address).text)
    typed = {**TYPED["register_beslut"], "slag": "atgarder", "beslutsfattare": "samordnare"}
    answer = pages.post(Role.NAMNDSEKRETERARE, address, {**form, **typed})

    assert answer.status_code == 303, answer.text
    seen = pages.get(Role.NAMNDSEKRETERARE, f"/{arende}").text
    assert "Taget utan stöd i delegationsordningen" in seen


def test_an_identity_is_shown_once_with_its_reason_recorded(pages: Pages) -> None:
    """The name stands in the answer and on no page afterwards; sent twice it is not shown again."""
    rapport = pages.rapport("inkommen")
    address = f"/rapporter/{rapport}/handla/open_identity"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    first = pages.post(Role.UTREDARE, address, {**form, "skal_kod": "intervju"})
    again = pages.post(Role.UTREDARE, address, {**form, "skal_kod": "intervju"})
    page = pages.get(Role.UTREDARE, f"/rapporter/{rapport}").text

    assert "Vera Vittne" in first.text
    assert (again.status_code, "Vera Vittne" in again.text + page) == (303, False)
    assert pages.topics(rapport).count("rapportor_identity_opened") == 1
    assert "Rapportören ska intervjuas" in page


def test_the_kodlista_is_shown_only_after_its_reason(pages: Pages) -> None:
    """Pages say codes; the names come once, with an event."""
    arende = pages.arende("under_utredning")
    before = [pages.get(Role.UTREDARE, f"/{arende}{part}").text for part in ("", "/utredning")]
    address = f"/{arende}/handla/open_kodlista"
    form = hidden(pages.get(Role.UTREDARE, address).text)
    opened = pages.post(Role.UTREDARE, address, {**form, "skal_kod": "ivo"})

    assert not any("Elsa Enskild" in text for text in before)
    assert "Elsa Enskild" in opened.text
    assert pages.topics(arende)[-1] == "kodlista_opened"
