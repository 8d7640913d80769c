"""One ärende from report to closed, in the browser, without script, by each role in turn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from api.acts import perform
from api.auth.secrets import new_session_id, session_hash
from api.auth.sessions import LIFETIME, cookie_name
from api.web.labels import FORBIDDEN
from audit.clock import STOCKHOLM
from audit.lexsarah import ACTS, Arende, Role, Steg
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.acts import Stream
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from audit.lexsarah.commands_beslut import ReceiveUtforareRapport
from audit.lexsarah.events_rapport import RapportSorted
from tests.e2e.conftest import _served
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work, working
from tests.support.services import CSRF, running_service
from tests.support.site import faults_at_both_widths, follow, open_wide
from tests.unit.lexsarah.asked import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer

M, U, E, V, B, N = (
    Role.MOTTAGARE,
    Role.UTREDARE,
    Role.ENHETSCHEF,
    Role.VERKSAMHETSCHEF,
    Role.BESLUTSFATTARE_IVO,
    Role.NAMNDSEKRETERARE,
)
BY = {"beslutsfattare": "namnd", "paragraf": "§ 26"}
WITHOUT_A_FORM = {
    "read_in_arende", "make_uttag", "read_arende", "read_arende_facts", "read_who_read",
    # The demo's delegationsordning has no point about it: only the nämnd decides.
    "anmal_brister",
}  # fmt: skip


@dataclass
class Walk:
    """People before their browsers, and what each of them has done."""

    work: Work
    base: str
    browser: Browser
    done: list[str] = field(default_factory=list)
    _pages: dict[tuple[Role, bool, int], Page] = field(default_factory=dict)

    def page(self, role: Role, *, script: bool = False, width: int = 1280) -> Page:
        """Give the window in which the account of a role is signed in."""
        key = (role, script, width)
        if key not in self._pages:
            context = self.browser.new_context(
                base_url=self.base,
                viewport={"width": width, "height": 900},
                java_script_enabled=script,
            )
            session = new_session_id()
            services = self.work.service.services
            hashed = session_hash(session) or b""
            services.accounts.open_session(self.work.accounts[role], hashed, CSRF, LIFETIME)
            name = cookie_name(services.settings)
            context.add_cookies([{"name": name, "value": session, "url": self.base}])
            if not script:
                # What it looks like is seen at the end; on the way no style is fetched.
                context.route("**/static/**", lambda route: route.abort())
            self._pages[key] = context.new_page()
        return self._pages[key]

    def do(self, role: Role, place: str, act: str, **typed: str) -> Page:
        """Go to the form of an act by the link on the page it belongs to; fill in and send."""
        page = self._at(role, place)
        way = typed.pop("way", "")
        wanted = f'a[href*="/handla/{act}{way}"]'
        if not page.locator(wanted).count():
            # Somebody else has done something meanwhile: the page is of before.
            page.reload()
        summary = page.locator(".fler summary")
        if summary.count():
            summary.click()
        follow(page.locator(wanted).first)
        for name, value in typed.items():
            fill(page, name, value)
        follow(page.locator('form .button--primary[type="submit"]'))
        assert "/handla/" not in page.url or act == "open_kodlista", page.inner_text("main")
        self.done.append(act)
        return page

    def _at(self, role: Role, place: str) -> Page:
        """Stand on a page of lex Sarah: an act leads back there, so that most often one does."""
        page, address = self.page(role), f"/prov/lex-sarah/{place}"
        if page.url.partition("?")[0] != f"{self.base}{address}":
            page.goto(address)
        return page


def fill(page: Page, name: str, value: str) -> None:
    """Fill in one input, of whatever kind."""
    inputs = page.locator(f'[name="{name}"]')
    kind = inputs.first.get_attribute("type")
    if kind in {"radio", "checkbox"}:
        id_ = page.locator(f'[name="{name}"][value="{value}"]').get_attribute("id")
        page.locator(f'label[for="{id_}"]').click()
    elif kind == "file":
        inputs.set_input_files({"name": value, "mimeType": "text/plain", "buffer": b"larm"})
    elif inputs.first.evaluate("one => one.tagName") == "SELECT":
        inputs.select_option(value)
    else:
        inputs.fill(value)


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer,
    _template: str,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
) -> Iterator[Walk]:
    """The nämnd `prov` at work, on a port of its own."""
    folder = tmp_path_factory.mktemp("walk")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
        _served(service.app) as base,
    ):
        work = working(service)
        at = datetime(2026, 3, 20, 8, tzinfo=STOCKHOLM)
        told: dict[str, Any] = {"utforare": "u1", "lag": "sol", "kom_in": at.date()}
        perform(work.acting(M).then(at), ReceiveUtforareRapport(uppgift=uuid4(), **told))
        yield Walk(work, base, browser)


def begin(walk: Walk) -> tuple[UUID, str]:
    """Let two people report; one report becomes an ärende, the other is joined and split."""
    first, second = walk.work.report(), walk.work.report("Jag såg det också.")
    walk.work.service.catch_up()
    place = f"rapporter/{first}"
    walk.do(M, place, "ask_fraga", text="Vem var där?")
    page = walk.do(M, place, "sort_rapport", way="?vag=nytt")
    arende = page.url.rpartition("/")[2].partition("?")[0]
    walk.work.service.catch_up()
    walk.do(M, arende, "join_rapport", rapport=str(second))
    walk.do(M, arende, "split_rapport", rapport=str(second))
    return first, arende


def sort(walk: Walk, arende: str) -> None:
    """What the mottagare and the verksamhetschef do before anybody has taken it."""
    grade = {"bedomning": "missforhallande", "skal": "Så ser det ut."}
    konto = {role: str(walk.work.accounts[role]) for role in (E, Role.REVISOR)}
    note = {"utfall": "gjord", **BY}
    walk.do(M, arende, "register_diarienummer", diarienummer="SN 2026-14")
    walk.do(M, arende, "make_forsta_bedomning", **grade)
    walk.do(M, arende, "note_annan_anmalan", slag="polisanmalan", **note)
    walk.do(M, arende, "attach_to_arende", fil="larm.txt")
    walk.do(V, arende, "assess_omedelbara_atgarder", utfall="vidtagna")
    walk.do(V, arende, "note_annan_anmalan", slag="orosanmalan", **note)
    walk.do(V, arende, "give_atkomst", konto=konto[E])
    walk.do(V, arende, "record_inblandad", konto=konto[Role.REVISOR], slag="inblandad")
    walk.do(N, arende, "settle_jav", konto=konto[Role.REVISOR], javig="nej", **BY)
    walk.do(N, arende, "register_beslut", slag="yttrande_ivo", utfall="annat", **BY)


def investigate(walk: Walk, arende: str, id_: UUID) -> None:
    """What the utredare writes; of the ten punkter and seven följder one each by hand."""
    walk.do(U, arende, "take_arende", inget_jav="ja", egen_rapport="Nej")
    walk.do(U, arende, "note_annan_anmalan", slag="lex_maria", utfall="gjord", **BY)
    walk.do(U, arende, "note_ingen_enskild", skal="Ingen bodde där.")
    walk.do(U, arende, "record_kod", kod="Enskild A", slag="enskild", namn="Elsa Enskild")
    assert "Elsa Enskild" in walk.do(U, arende, "open_kodlista", skal_kod="utreda").inner_text(
        "main"
    )
    step = {"slag": "intervju", "text": "Hon hörde larmet.", "art": "omstandighet"}
    walk.do(U, arende, "write_utredningssteg", **step, kalla="samtal", koder="Enskild A")
    answer = {"text": "Larmet var trasigt.", "art": "bedomning", "kalla": "larmlogg"}
    walk.do(U, arende, "answer_punkt", punkt="orsaker", **answer)
    told = {"kod": "Enskild A", "fraga": "egen_akt", "svar": "nej", "text": "I dag."}
    walk.do(U, arende, "answer_konsekvens", **told)
    written = {"arende": id_, **WRITTEN, "aktuell": True}
    punkter = [u.AnswerPunkt(**written, punkt=one) for one in PUNKTER if one != "orsaker"]
    said: dict[str, Any] = {"arende": id_, "kod": "Enskild A", "svar": "nej", "text": "Nej."}
    foljder = [u.AnswerKonsekvens(**said, fraga=one) for one in KONSEKVENSER if one != "egen_akt"]
    walk.work.do(U, *punkter, *foljder)


def decide(walk: Walk, arende: str) -> None:
    """Åtgärder, the bedömning, the beslut, and what goes to IVO."""
    plan = {"slag": "forebyggande", "ansvarig": "enhetschef", "text": "Nytt larm."}
    for text in ("Nytt larm.", "Ny rutin."):
        walk.do(E, f"{arende}/atgarder", "plan_atgard", **{**plan, "text": text})
    walk.do(E, f"{arende}/atgarder", "change_atgard", text="Två larm.")
    walk.do(E, f"{arende}/atgarder", "do_atgard")
    walk.do(E, f"{arende}/atgarder", "assess_effekt", effekt="god")
    walk.do(U, f"{arende}/atgarder", "drop_atgard", skal="Behövs inte.")
    serious = {"bedomning": "allvarligt_missforhallande", "skal": "Fara för liv."}
    walk.do(U, arende, "make_bedomning", **serious)
    walk.do(B, arende, "register_bedomning", **serious, **BY)
    sent = {"satt": "e_tjanst", "utredning_bifogad": "nej"}
    walk.do(B, f"{arende}/ivo", "anmal_ivo", **sent)
    walk.do(U, f"{arende}/ivo", "correct_arende", aterkallad="ja")
    walk.do(B, f"{arende}/ivo", "register_ivo_anmalan", **sent, **BY)
    walk.do(B, f"{arende}/ivo", "register_brister", slag="olamplig", satt="post", **BY)
    walk.do(V, arende, "decide_atgarder", utfall="bifall", text="Larmet byts.")
    walk.do(U, f"{arende}/ivo", "send_utredning_ivo", satt="post")
    walk.do(U, f"{arende}/ivo", "register_ivo_arrival", kom_in="2026-03-20")
    walk.do(N, f"{arende}/ivo", "register_ivo_diarienummer", ivo_diarienummer="3.5.1-1")


def end(walk: Walk, arende: str) -> None:
    """Closed, opened again and closed; a second one the short way; jäv last."""
    walk.do(U, arende, "close_full", till_rapportor="Nu är det klart.")
    walk.do(V, arende, "reopen_arende", skal_kod="ivo", skal="IVO frågade.")
    walk.do(U, arende, "close_full")
    walk.do(U, arende, "end_atkomst", konto=str(walk.work.accounts[E]))
    walk.do(M, arende, "declare_jav", grund="narstaende")
    page = walk.page(V)
    page.goto("/prov/lex-sarah/handla/open_arende")
    fill(page, "enhet", "e1")
    follow(page.get_by_role("button", name="Öppna ärendet"))
    walk.done.append("open_arende")
    short = page.url.rpartition("/")[2].partition("?")[0]
    walk.do(U, short, "take_arende", inget_jav="ja", egen_rapport="Nej")
    why = {"stallningstagande": "risk_avlagsen", "skal": "Ett missförstånd."}
    told = {"enskild_informerad": "ja", "enskild": "Samtal.", "omedelbara_atgarder": "Inga."}
    walk.do(U, short, "close_short", **why, **told)


def test_an_arende_is_walked_from_report_to_closed(walk: Walk) -> None:
    """Every act of the ärende that has a form is done through it, by somebody whose task it is."""
    first, arende = begin(walk)
    sorted_ = walk.work.service.log.load(first)[-1].event
    assert isinstance(sorted_, RapportSorted)
    id_ = sorted_.arende
    assert id_ is not None
    sort(walk, arende)
    investigate(walk, arende, id_)
    decide(walk, arende)
    end(walk, arende)
    state = Arende.from_events([one.event for one in walk.work.service.log.load(id_)])

    acts = {act.name for act in ACTS.values() if act.stream is Stream.ARENDE}
    assert acts - set(walk.done) == WITHOUT_A_FORM
    assert state.steg is Steg.AVSLUTAT
    _look(walk, arende, first)


def _says(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None


def _look(walk: Walk, arende: str, rapport: UUID) -> None:
    """See the pages of the ärende that was walked: whole, within the window, in plain words."""
    addresses = [
        *(f"{arende}{part}" for part in ("", "/utredning", "/handelser", "/ivo", "/vem-har-last")),
        f"{arende}/handla/answer_punkt",
        f"rapporter/{rapport}",
        f"rapporter/{rapport}/handla/sort_rapport?vag=vidare",
    ]
    page, faults = walk.page(U, script=True), list[str]()
    for one in addresses:
        open_wide(page, f"/prov/lex-sarah/{one}")
        where = re.sub(r"[0-9a-f-]{36}", "…", one)
        said = page.inner_text("body") + page.title()
        faults += [f"{where}: {word}" for word in FORBIDDEN if _says(said, word)]
        faults += faults_at_both_widths(page, where)

    assert not faults, "\n".join(faults)
