"""Acts over a real log: decided by the table, written together or not at all, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.acts import next_acts_of, parse, perform, read
from api.seeing import visible_reports
from audit.errors import IdempotencyMismatchError, InvalidInputError, VersionConflictError
from audit.lexsarah import (
    AccessRefusedError,
    Arende,
    AuthorityRefusedError,
    JavRefusedError,
    Role,
    StateRefusedError,
    Steg,
    Stream,
)
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_utredning as u
from tests.support.lex_sarah import FRAN

if TYPE_CHECKING:
    from tests.support.lex_sarah import Work


def test_a_report_becomes_an_arende_in_one_batch(work: Work) -> None:
    """Sorting a report and opening its ärende stand beside each other in the log."""
    arende = work.open_arende()
    head = work.service.log.head().size
    found = read(work.acting(Role.UTREDARE), "read_arende", arende, "arende")

    assert Arende.from_events(found.events).steg is Steg.OPPNAT
    assert found.history[-1].position == head


def test_a_reading_is_recorded_before_anything_is_given(work: Work) -> None:
    """The read log grows by one for each reading, in the role in which the person read."""
    arende = work.open_arende()
    before = work.service.log.reads.head().size
    found = read(work.acting(Role.REVISOR), "read_arende", arende, "arende")

    assert work.service.log.reads.head().size == before + 1
    assert (found.role, found.words) == (Role.REVISOR, False)


def test_each_refusal_has_its_reason(work: Work) -> None:
    """No access, jäv, state and authority are told apart."""
    arende = work.open_arende()
    number = a.RegisterDiarienummer(arende=arende, diarienummer="SN 2026/1")
    work.do(Role.NAMNDSEKRETERARE, number)

    with pytest.raises(AccessRefusedError):
        work.do(Role.ENHETSCHEF, number)
    with pytest.raises(AuthorityRefusedError):
        work.do(Role.VERKSAMHETSCHEF, number)
    with pytest.raises(StateRefusedError):
        work.do(Role.UTREDARE, u.NoteIngenEnskild(arende=arende, skal="Ingen"))
    work.do(Role.UTREDARE, a.DeclareJav(arende=arende, grund="narstaende"))
    with pytest.raises(JavRefusedError):
        work.do(Role.UTREDARE, number)


def test_the_same_request_twice_is_one_act(work: Work) -> None:
    """A request key gives the earlier answer, though the act could not be done a second time."""
    arende = work.open_arende()
    take = a.TakeArende(arende=arende, inget_jav=True, egen_rapport="Nej")
    first = work.do(Role.UTREDARE, take, key="k1")
    again = work.do(Role.UTREDARE, take, key="k1")

    assert (again.version, again.replayed) == (first.version, True)
    with pytest.raises(IdempotencyMismatchError):
        work.do(Role.UTREDARE, a.DeclareJav(arende=arende, grund="annan"), key="k1")


def test_whoever_saw_an_older_version_is_told(work: Work) -> None:
    """An act on a version that is no longer the newest writes nothing."""
    arende = work.open_arende()
    number = a.RegisterDiarienummer(arende=arende, diarienummer="SN 2026/1")
    size = work.service.log.head().size

    with pytest.raises(VersionConflictError):
        work.do(Role.NAMNDSEKRETERARE, number, expected=7)
    with pytest.raises(AccessRefusedError):
        work.do(Role.ENHETSCHEF, number, expected=7)
    assert work.service.log.head().size == size


def test_next_acts_lead_on(work: Work) -> None:
    """An opened ärende can be taken by an utredare and by nobody else."""
    arende = work.open_arende()
    events = [one.event for one in work.service.log.load(arende)]
    may = {
        role: "take_arende" in next_acts_of(work.acting(role), Stream.ARENDE, events)
        for role in (Role.UTREDARE, Role.MOTTAGARE, Role.NAMNDSEKRETERARE)
    }

    assert may == {Role.UTREDARE: True, Role.MOTTAGARE: False, Role.NAMNDSEKRETERARE: False}


def test_a_command_of_plain_values_names_what_is_wrong(work: Work) -> None:
    """Every field that is unknown, lacks or has the wrong form is named, and nothing more."""
    arende = work.open_arende()
    values = {"arende": str(arende), "enskild": 1, "diarienummer": " "}
    with pytest.raises(InvalidInputError) as refused:
        parse(a.RegisterDiarienummer, values)
    good = parse(a.RegisterDiarienummer, {"arende": str(arende), "diarienummer": " SN 1 "})
    perform(work.acting(Role.MOTTAGARE), good)

    assert [one.field for one in refused.value.problems] == ["enskild", "diarienummer"]
    assert good.diarienummer == "SN 1"


def test_whom_the_reporter_passes_by_knows_of_no_report(work: Work) -> None:
    """The nearest chef is an enhetschef, in whatever role, and where there is none the next one."""
    passing = work.report(forbi_chef=True)
    usual = work.report()
    services, mottagare = work.service.services, work.accounts[Role.MOTTAGARE]
    read(work.acting(Role.VERKSAMHETSCHEF), "read_rapport", passing, "rapport")
    services.accounts.grant_role(mottagare, "prov", "enhetschef")
    services.people.give_uppdrag(mottagare, "prov", "enhetschef", fran=FRAN)
    read(work.acting(Role.MOTTAGARE), "read_rapport", usual, "rapport")

    with pytest.raises(AccessRefusedError):
        read(work.acting(Role.MOTTAGARE), "read_rapport", passing, "rapport")
    for konto in (mottagare, work.accounts[Role.ENHETSCHEF]):
        services.accounts.end_role(konto, "prov", "enhetschef")
    read(work.acting(Role.MOTTAGARE), "read_rapport", passing, "rapport")
    with pytest.raises(AccessRefusedError):
        read(work.acting(Role.VERKSAMHETSCHEF), "read_rapport", passing, "rapport")


def test_a_list_leaves_out_what_passes_somebody_by(work: Work) -> None:
    """The list of reports shows the nearest chef only those that do not pass the chef by."""
    work.report(forbi_chef=True)
    usual = work.report()
    work.service.services.accounts.end_role(work.accounts[Role.ENHETSCHEF], "prov", "enhetschef")
    work.service.catch_up()
    head = work.service.log.head().size
    seen = {
        role: {one.rapport for one in visible_reports(work.acting(role), head)}
        for role in (Role.VERKSAMHETSCHEF, Role.MOTTAGARE)
    }

    assert seen[Role.VERKSAMHETSCHEF] == {usual}
    assert len(seen[Role.MOTTAGARE]) == 2
