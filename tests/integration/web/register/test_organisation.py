"""The organisation on its pages: seen on any day, changed through forms, by those who may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.acts import the_organisation
from api.auth import Role
from audit.lexsarah import Role as LexRole
from tests.support.services import CSRF
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from tests.support.lex_sarah import Work

ROOT = "/prov/organisation"
LEXSARAH = set(Role) - {Role.RAPPORTOR, Role.LOGGKONTROLLANT, Role.TEKNIKER}


def browse(work: Work, role: Role) -> tuple[int, str]:
    """Open the organisation as a role."""
    answer = work.service.browser(role).get(ROOT)
    return answer.status_code, answer.text


def send(work: Work, address: str, role: Role = Role.KVALITET, **fields: str) -> tuple[int, str]:
    """Send a form of the organisation; gives the status and the page, or where it leads."""
    answer = work.service.browser(role).post(
        f"{ROOT}/{address}", data={"csrf_token": CSRF, **fields}
    )
    return answer.status_code, answer.headers.get("location") or answer.text


def test_everyone_in_lex_sarah_sees_it_and_only_some_may_change_it(work: Work) -> None:
    """The forms stand only before those who keep the organisation."""
    seen = {role: browse(work, role) for role in Role}

    assert {role for role, (status, _) in seen.items() if status == 200} == LEXSARAH
    may = {role for role, (_, text) in seen.items() if "Lägg till en enhet" in text}
    assert may == {Role.KVALITET, Role.NAMNDSEKRETERARE}


def test_whoever_may_not_change_it_is_refused(work: Work) -> None:
    """A form sent without the permission changes nothing."""
    before = the_organisation(work.service.log).version
    status, _ = send(work, "enhet/e1/byt-namn", Role.UTREDARE, namn="Kapad", fran="2020-02-01")

    assert status == 403
    assert the_organisation(work.service.log).version == before


def test_an_enhet_is_added_renamed_moved_and_merged(work: Work) -> None:
    """Each change stands from its day, and the page keeps every name with its days."""
    added = send(work, "ny/enhet", kod="e3", namn="Gran", verksamhet="v1", utforare="u1",
                 lag="lss", fran="2020-02-01")  # fmt: skip
    renamed = send(work, "enhet/e3/byt-namn", namn="Granen", fran="2020-03-01")
    moved = send(work, "enhet/e3/flytta", verksamhet="v1", utforare="u1", lag="sol_lss",
                 fran="2020-04-01")  # fmt: skip
    merged = send(work, "enhet/e3/slas-ihop", till="e1", fran="2020-05-01")
    page = work.service.browser(Role.UTREDARE).get(f"{ROOT}/enhet/e3?dag=2020-06-01").text
    before = work.service.browser(Role.UTREDARE).get(f"{ROOT}?dag=2020-02-15").text

    assert {one[0] for one in (added, renamed, moved, merged)} == {303}
    for text in ("Granen", "Gran", "Båda lagarna", "gick upp i Solgården", "2020-05-01"):
        assert text in page
    assert ">Gran</a>" in before


def test_a_verksamhet_has_a_number_for_the_chef_i_beredskap(work: Work) -> None:
    """The number changes from a day; a text that is no number is refused beside its field."""
    done = send(work, "verksamhet/v1/beredskap", beredskap="0600-99 99 99", fran="2020-02-01")
    status, page = send(work, "verksamhet/v1/beredskap", beredskap="ring!", fran="2020-02-01")

    assert done[0] == 303
    assert status == 422
    assert "Telefonnummer: ett telefonnummer behövs." in page
    assert 'value="ring!"' in page


def test_a_form_with_something_wrong_says_what_and_keeps_the_rest(work: Work) -> None:
    """The field says what is wrong, the rest stands as it was typed, and nothing is written."""
    before = the_organisation(work.service.log).version
    status, page = send(work, "ny/enhet", kod="e 9", namn="Björken", verksamhet="v1",
                        utforare="", lag="sol", fran="2020-02-01")  # fmt: skip

    assert status == 422
    assert 'value="Björken"' in page
    assert "uppgiften behövs" in page
    assert the_organisation(work.service.log).version == before


@pytest.mark.parametrize("address", ["robot/e1", "enhet/finns-inte", "ny/robot", "robot/e1/upphor"])
def test_what_is_not_there_is_not_found(work: Work, address: str) -> None:
    """An unknown kind or code is 404."""
    assert work.service.browser(Role.KVALITET).get(f"{ROOT}/{address}").status_code in {404, 405}


def test_an_enhetschef_says_that_staff_were_informed(work: Work) -> None:
    """The day stands at the enhet with its lagrum; others have no such form."""
    page = work.service.browser(Role.KVALITET).get(f"{ROOT}/enhet/e1").text
    chef = work.service.browser_of(work.accounts[LexRole.ENHETSCHEF])
    told = chef.post(
        f"{ROOT}/enhet/e1/informera",
        data={"csrf_token": CSRF, "informerad": "2026-03-10", "satt": "mote", "antal": "12"},
    )
    after = work.service.browser(Role.KVALITET).get(f"{ROOT}/enhet/e1").text

    assert "Registrera att personalen" not in page
    assert told.status_code == 303
    assert "27 kap. 3 §" in after
    assert ">12<" in after


def test_a_time_of_the_namnds_own_is_set_and_shown(work: Work) -> None:
    """It holds from its day, beside the law and never as law; only who may sets it."""

    def sent(role: Role, dagar: str) -> tuple[int, str]:
        days = {"dagar": dagar, "fran": "2024-01-01"}
        return send(work, "mal", role, klocka="utreda", paragraf="§ 26", **days)

    refused = sent(Role.UTREDARE, "60")
    wrong = sent(Role.KVALITET, "sextio")
    done = sent(Role.KVALITET, "60")
    shown = unmarked(work.service.browser(Role.KVALITET).get(f"{ROOT}/mal").text)

    assert (refused[0], wrong[0], done) == (403, 422, (303, f"{ROOT}/mal"))
    assert "Utredningen avslutas: 60\N{NO-BREAK SPACE}dagar" in shown
    assert "inte lag" in shown
