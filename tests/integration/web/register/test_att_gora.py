"""Att göra over the real service: what waits for each role, and nothing of what is not theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from api.acts import Acting, may_read
from api.auth import Role
from api.seeing import visible_cases, visible_reports, what_waits
from audit.lexsarah import Role as Lex
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_utredning as u
from projections.lexsarah.cases import CaseFilter
from tests.support.busy_namnd import MONDAY
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.lex_sarah import Work

PAGE = "/prov/att-gora"
SHUT = (PAGE, *(f"/prov/lex-sarah{one}" for one in ("", "/lista.csv", "/rapporter", "/uppgifter")))


@pytest.fixture(scope="module")
def arenden(work: Work) -> dict[str, UUID]:
    """A report, and four ärenden: free, taken, jävig, and one in another verksamhet."""
    work.report("Ingen har öppnat den.")
    found = {name: work.open_arende() for name in ("free", "taken", "javig")}
    for name in ("taken", "javig"):
        work.take(found[name])
    work.do(Lex.UTREDARE, a.DeclareJav(arende=found["javig"], grund="narstaende"))
    work.do(
        Lex.VERKSAMHETSCHEF,
        a.GiveAtkomst(arende=found["taken"], konto=work.accounts[Lex.ENHETSCHEF]),
    )
    plan = u.PlanAtgard(
        arende=found["taken"],
        slag="forebyggande",
        ansvarig="enhetschef",
        konto=work.accounts[Lex.ENHETSCHEF],
        senast=MONDAY.date() - timedelta(days=3),
        text="Byt larm.",
    )
    work.do(Lex.UTREDARE, plan)
    work.service.catch_up()
    return found


def kinds(work: Work, role: Lex) -> set[tuple[str, bool]]:
    """Give what waits for a role: the kind, and whether it is the person's to do."""
    found = what_waits(work.acting(role), work.service.log.head().size)
    return {(one.kind, one.act is not None) for one in found.waiting}


def page(work: Work, role: Lex) -> str:
    """Open the page as the account of a role."""
    return unmarked(work.service.browser_of(work.accounts[role]).get(PAGE).text)


def test_each_role_sees_what_it_is_to_do(work: Work, arenden: dict[str, UUID]) -> None:
    """The same ärenden, seen by six roles: each acts where the law and the order let it."""
    assert {("oppna", True), ("ta", False)} <= kinds(work, Lex.MOTTAGARE)
    assert {("ta", True), ("utreda", True)} <= kinds(work, Lex.UTREDARE)
    assert {("omedelbara", True), ("ta", False), ("jav", True)} <= kinds(work, Lex.VERKSAMHETSCHEF)
    assert kinds(work, Lex.ENHETSCHEF) == {("atgard", True)}
    assert {kind for kind, _ in kinds(work, Lex.NAMNDSEKRETERARE)} == {"diarienummer", "jav"}
    assert kinds(work, Lex.KVALITET) == set()


def test_the_page_says_what_where_when_and_by_which_law(
    work: Work, arenden: dict[str, UUID]
) -> None:
    """A line leads to the act's form; law and the nämnd's own targets are told apart in words."""
    chef, head, receiver = (
        page(work, one) for one in (Lex.ENHETSCHEF, Lex.VERKSAMHETSCHEF, Lex.MOTTAGARE)
    )

    assert "Över tiden sedan 2026-03-14" in chef
    assert "Nämndens eget mål (inte lag)" in chef
    assert f"/prov/lex-sarah/{arenden['taken']}/handla/do_atgard?atgard=" in chef
    assert "Genast: 27 kap. 5 § socialtjänstlagen (2025:400)" in head
    assert "Solgården" in head
    assert "Nämndens eget mål (inte lag): öppnas senast 2026-03-17" in receiver
    assert "breach" not in head
    assert "överträdelse" not in head


def test_lists_show_what_the_table_of_acts_allows_and_nothing_else(
    work: Work, arenden: dict[str, UUID]
) -> None:
    """For each role, the rows that are visible are those that the ärenden let it read."""
    log = work.service.log
    known = log.head().size
    histories = {id_: [one.event for one in log.load(id_)] for id_ in arenden.values()}
    for role in Lex:
        if role in {Lex.SYSTEM, Lex.RAPPORTOR}:
            continue
        acting: Acting = work.acting(role)
        seen = {row.arende for row in visible_cases(acting, CaseFilter(), known).rows}
        allowed = {i for i, events in histories.items() if may_read(acting, "read_arende", events)}

        assert seen == allowed, role


def test_reports_are_listed_only_for_those_who_may_read_them(
    work: Work, arenden: dict[str, UUID]
) -> None:
    """Enhetschef, kvalitet and revisor see no report; whoever is jävig does not see that one."""
    known = work.service.log.head().size
    many = {role: len(visible_reports(work.acting(role), known)) for role in (
        Lex.MOTTAGARE, Lex.UTREDARE, Lex.ENHETSCHEF, Lex.KVALITET, Lex.REVISOR)}  # fmt: skip

    assert many == {
        Lex.MOTTAGARE: 4, Lex.UTREDARE: 3, Lex.ENHETSCHEF: 0, Lex.KVALITET: 0, Lex.REVISOR: 0,
    }  # fmt: skip


def test_the_reading_is_recorded_with_how_much(work: Work, arenden: dict[str, UUID]) -> None:
    """One opening is one record; whoever does not work with lex Sarah gets no page."""
    before = work.service.log.reads.head().size
    page(work, Lex.MOTTAGARE)
    refused = work.service.browser(Role.TEKNIKER).get(PAGE).status_code

    assert work.service.log.reads.head().size == before + 1
    assert refused == 403


def test_nothing_is_shown_when_the_reading_cannot_be_recorded(shut: Work) -> None:
    """With the read log shut, the lists and Att göra answer 503 and show nothing."""
    shut.open_arende()
    shut.service.catch_up()
    browser = shut.service.browser_of(shut.accounts[Lex.UTREDARE])
    shut.service.log.reads.parts.committer.close()
    answers = [browser.get(one) for one in SHUT]

    assert {answer.status_code for answer in answers} == {503}
    assert not [answer for answer in answers if "Solgården" in answer.text]


@pytest.mark.parametrize(
    ("role", "address"),
    [(one, PAGE) for one in (Lex.MOTTAGARE, Lex.UTREDARE, Lex.ENHETSCHEF, Lex.NAMNDSEKRETERARE)]
    + [(Lex.KVALITET, "/prov"), (Lex.REVISOR, "/prov")],
)
def test_signing_in_leads_to_att_gora_or_the_start(work: Work, role: Lex, address: str) -> None:
    """Those whose work is lex Sarah begin with what waits, kvalitet and revisor with the figure."""
    answer = work.service.browser_of(work.accounts[role]).get("/")

    assert answer.headers["location"] == address
