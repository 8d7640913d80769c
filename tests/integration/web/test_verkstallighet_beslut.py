"""The page of one ej verkställt beslut over the real service: its reports, and what comes next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from tests.support.verkstallighet import BASE, Walk, plain, walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd with one beslut of 2022, declined once."""
    with walking(pg_server, _template, tmp_path_factory.mktemp("evb")) as made:
        yield made


def said_of(walk: Walk, role: Role = Role.KVALITET) -> str:
    """Give what the page of the beslut says to a role."""
    return plain(walk.service.browser(role).get(walk.beslut).text)


def next_step(said: str) -> str:
    """Give what a page says comes next."""
    return said.partition("Nästa steg")[2].partition("Om beslutet")[0]


def answers(walk: Walk) -> set[str]:
    """Give the offers whose answer the page leads to."""
    page = walk.browser.get(walk.beslut).text
    return set(re.findall(r"answer-erbjudande\?erbjudande=(\d+)", page))


def test_what_is_over_its_time_is_told_so_alike_on_both_pages(walk: Walk) -> None:
    """The day of IVO's window is not yet over it, the day after is; the running quarter waits."""
    pages = [
        plain(walk.browser.get(f"{where}?laget={day}").text)
        for day in ("2022-08-31", "2022-09-01")
        for where in (walk.beslut, f"{BASE}/kvartal/2022/2")
    ]
    runs = plain(walk.browser.get(f"{BASE}/kvartal/2022/3").text)
    over = "Inte registrerad Sista dagen var 2022-08-31 Inte registrerad Sista dagen var 2022-08-31"
    twice = "Inte registrerad Inte registrerad"

    assert [twice in said for said in pages] == [True, True, False, False]
    assert [over in said for said in pages] == [False, False, True, True]
    assert "2022-08-31. Den har gått." in pages[3]
    assert "Kvartalet pågår till och med 2022-09-30 Kvartalet pågår" in runs
    assert "Inte registrerad" not in runs


def test_first_the_reason_then_the_report_then_what_is_awaited(walk: Walk) -> None:
    """The page leads from one to the next, and each form that it opens says what was chosen."""
    reason = next_step(said_of(walk))
    walk.act("state-orsak", orsak="plats_saknas", angiven="2022-06-01")
    page = walk.browser.get(walk.beslut).text
    form = walk.browser.get(
        f"{walk.beslut}/handla/send-individrapport?mottagare=ivo&ar=2022&kvartal=2&rapportslag=ny"
    ).text
    report, others = next_step(plain(page)), next_step(said_of(walk, Role.ENHETSCHEF))
    for mottagare in ("ivo", "revisorerna"):
        walk.act(
            "send-individrapport",
            mottagare=mottagare, rapportslag="ny", ar="2022", kvartal="2", skickad="2022-07-20",
        )  # fmt: skip
    waits = next_step(said_of(walk))

    assert "Ange orsaken till dröjsmålet." in reason
    assert "Lämna individrapporten för kvartal 2 2022 till IVO och revisorerna." in report
    assert "?mottagare=ivo&amp;ar=2022&amp;kvartal=2&amp;rapportslag=ny" in page
    assert "här registreras alla rapporter på en gång" in report
    assert "Det får göras av: nämndsekreteraren, kvalitet." in others
    assert "på en gång" not in others
    assert 'value="2022"' in form
    assert form.count("checked") == len(("mottagare", "rapportslag", "kvartal"))
    assert "Registrera ett erbjudande när det lämnas" in waits


def test_each_quarter_says_whether_its_report_is_registered_and_until_when(walk: Walk) -> None:
    """The quarter that runs asks for nothing yet; the days are those of IVO's windows of 2019."""
    walk.act("state-orsak", orsak="plats_saknas", angiven="2022-06-01")
    said = said_of(walk)
    before = plain(walk.browser.get(f"{walk.beslut}?laget=2022-07-01").text)
    early = plain(walk.browser.get(f"{walk.beslut}?laget=2022-05-10").text)
    paper = plain(walk.browser.get(f"{walk.beslut}/papper").text)

    assert "Kvartal 3 2022 Fortfarande ej verkställt" in said
    assert "Kvartalet pågår till och med 2022-09-30" in said
    assert "Kvartal 2 2022 Rapporteras för första gången" in before
    assert "Inte registrerad Inte registrerad 2022-08-31" in before
    assert "enligt de tider som IVO hade 2019." in before
    assert "Beslutet rapporteras från 2022-05-11 om det inte har verkställts före dess." in early
    assert "Nästa steg" not in before + early
    assert "Beslutets lagrum 9 § 9 lagen (1993:387)" in said
    assert "Beslutets lagrum 9 § 9 lagen (1993:387)" in paper


def test_who_may_not_do_the_next_thing_is_told_who_may(walk: Walk) -> None:
    """The namndsekreterare does not register offers; a revisor is told of no step at all."""
    walk.act("make-erbjudande", erbjudet="2022-07-25")
    told = next_step(said_of(walk, Role.NAMNDSEKRETERARE))
    own = next_step(said_of(walk))
    open_offers = answers(walk)
    walk.act("answer-erbjudande?erbjudande=2", svar="nej", besvarat="2022-07-26")

    assert "Registrera vad den enskilde svarade på erbjudandet 2022-07-25. Det får göras av" in told
    assert "Det får göras av" not in own
    assert "Nästa steg" not in said_of(walk, Role.REVISOR)
    assert open_offers == {"2"}
    assert answers(walk) == set()


def test_a_correction_asks_for_its_reason(walk: Walk) -> None:
    """Without one nothing is registered and what was typed stands; the reason is then shown."""
    facts = {"beslutad": "2022-02-10", "lag": "lss", "insats": "servicebostad", "enhet": "e1",
             "forhandsbesked": "false", "registrerad_i_kalla": ""}  # fmt: skip
    refused = walk.act("correct-beslut?corrects=1", **facts)
    before = said_of(walk)
    done = walk.act("correct-beslut?corrects=1", **facts, skal="Insatsen var fel vald")
    after = said_of(walk)

    assert refused.status_code == 422
    assert "Varför rättas den?" in refused.text
    assert 'href="#skal"' in refused.text
    assert "servicebostad" not in before
    assert done.status_code == 303
    assert "servicebostad" in after
    assert "Insatsen var fel vald" in after


def test_what_is_carried_out_asks_for_its_last_report_and_then_for_nothing(walk: Walk) -> None:
    """The closing report need not await the end of the quarter; after it no step is left."""
    walk.act("verkstall-beslut", verkstallt="2022-07-28")
    closing = next_step(said_of(walk))
    together = walk.browser.get(f"{BASE}/kvartal/2022/3/papper/ivo").status_code
    for mottagare in ("ivo", "revisorerna"):
        walk.act(
            "send-individrapport",
            mottagare=mottagare, rapportslag="verkstallt", ar="2022", kvartal="3",
            skickad="2022-07-29",
        )  # fmt: skip

    assert "Lämna individrapporten för kvartal 3 2022 till IVO och revisorerna." in closing
    assert together == 200
    assert "Nästa steg" not in said_of(walk)


def test_one_in_part_names_the_older_quarters_and_is_named_to_fullmaktige(walk: Walk) -> None:
    """The step names the quarters without a report and an old reason; others what is in part."""
    answer = walk.post(
        f"{BASE}/handla/register-beslut",
        beslutad="2021-07-20", lag="sol", insats="boendestod", enhet="e1", forhandsbesked="nej",
    )  # fmt: skip
    other = Walk(walk.service, walk.browser, walk.revisor)
    other.beslut = answer.headers["location"].partition("?")[0]
    other.act("partly-verkstall", fran="2021-09-01", saknas="Två av fem dagar")
    other.act("state-orsak", orsak="personal_saknas", angiven="2021-11-01")
    step = next_step(said_of(other))
    quarter = f"{BASE}/kvartal/2022/2"
    page, paper, ivo = (
        plain(walk.browser.get(f"{quarter}{one}").text)
        for one in ("", "/papper/fullmaktige", "/papper/ivo")
    )

    assert "Lämna individrapporten för kvartal 2 2022 till IVO och revisorerna." in step
    assert "Rapporter saknas även för kvartal 4 2021 och kvartal 1 2022." in step
    assert "2 beslut har inte verkställts inom tre månader, varav 1 är delvis verkställt." in paper
    assert "Boendestöd SoL Ej verkställt beslut, delvis verkställt 1" in paper
    assert "Boendestöd SoL Ej verkställt beslut, delvis verkställt 1" in page
    assert "Orsaken till dröjsmålet är angiven 2021-11-01, före kvartal 2 2022." in step
    assert "Skälet till dröjsmålet är angivet före kvartalet för 1 av 2, äldst 2021-11-01." in ivo
