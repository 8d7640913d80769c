"""Lex Sarah in a real log: what is stored comes back, and who reported lies under its own key."""

from __future__ import annotations

import pytest

from audit.envelope import Actor, Context, KeyPurpose, Source, SourceKind
from audit.lexsarah import Arende, Rapport, Role, StateRefusedError, Steg, decide
from audit.store.founding import new_request
from audit.store.gallring import execute
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.support.full_log import GRUND
from tests.support.logs import a_context
from tests.unit.lexsarah.asked import ARENDE, RAPPORT, commands
from tests.unit.lexsarah.histories import arende_at, rapport_at
from tests.unit.lexsarah.people import acting, token

EVERY_KEY = (KeyPurpose.ARENDE, KeyPurpose.RAPPORTOR, KeyPurpose.KODLISTA)


def reporter() -> Context:
    """Give the context of a reporter, known by the report's random id."""
    return Context(Actor(token("rapportor"), "rapportor"), Source(SourceKind.WEB), new_request())


def test_a_report_comes_back_without_its_reporter(opened):
    """Loaded as usual, everything is there but the name; the reporter's key gives that too."""
    stored = rapport_at("sorterad")
    opened.log.append(stored, reporter())
    usual = [one.event for one in opened.log.load(RAPPORT)]
    whole = [one.event for one in opened.log.load(RAPPORT, purposes=EVERY_KEY)]

    assert tuple(whole) == stored
    assert Rapport.from_events(usual).steg is Steg.SORTERAD
    assert (usual[0].vad_hande, usual[0].namn) == ("Larmet besvarades inte.", None)


def test_a_whole_arende_comes_back_and_can_go_on(opened):
    """A closed ärende is loaded as it was, and opened again from what was loaded."""
    stored = arende_at("avslutat", "kompletterat")
    opened.log.append(stored, a_context())
    whole = [one.event for one in opened.log.load(ARENDE, purposes=EVERY_KEY)]
    more = decide(commands(9, 10, 1)["reopen_arende"], whole, acting(Role.UTREDARE))
    opened.log.append(more, a_context())

    assert tuple(whole) == stored
    assert Arende.from_events([*whole, *more]).steg is Steg.BESLUTAT


def test_the_views_that_are_there_pass_lex_sarah_by(opened):
    """The views of other areas go on past these events, and say that they have."""
    opened.log.append(arende_at("oppnat"), a_context())

    assert all(catch_up(opened.log, view).position == opened.log.head().size for view in VIEWS)


def test_after_gallring_nothing_more_happens(opened):
    """An ärende that was gallrat takes nothing more, and says so."""
    opened.log.append(arende_at("oppnat"), a_context())
    execute(opened.log, opened.database.destroyer_dsn, ARENDE, a_context(), **GRUND)
    left = [one.event for one in opened.log.load(ARENDE)]

    with pytest.raises(StateRefusedError):
        decide(commands(9, 10, 1)["register_diarienummer"], left, acting(Role.MOTTAGARE))
