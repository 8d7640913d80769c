"""An ärende as papers tell it, at every step, and its texts passage by passage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from api.reports.arende import READ_IN, SHORT, arende_paper
from api.reports.coding import coded
from api.reports.copying import copy_fields
from api.reports.document import Masked, Notice, Quote
from api.reports.masking import MOST_PASSAGES, RELEASED, masked_document, passages
from api.reports.papers import ivo_document, utredning_document
from api.reports.tjansteskrivelse import tjansteskrivelse
from audit.envelope import Recorded, Source, SourceKind
from audit.lexsarah import Role
from audit.lexsarah.codes_utredning import PUNKTER
from audit.lexsarah.commands_arende import ReadInArende
from audit.lexsarah.events_utredning import PunktAnswered
from audit.organisation import Organisation
from tests.unit.lexsarah.asked import commands
from tests.unit.lexsarah.histories import Story, arende_at
from tests.unit.reports.papers import a_moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.reports.arende import ArendePaper
    from audit.envelope import Event


def recorded(events: Sequence[Event]) -> list[Recorded]:
    """Give events as a log has them, one a second."""
    return [
        Recorded(
            event=event,
            topic=event.TOPIC,
            position=number,
            recorded_at=datetime(2026, 3, 20, 8, 0, number % 60, tzinfo=UTC),
            source=Source(SourceKind.WEB),
            request="",
            actor=None,
        )
        for number, event in enumerate(events, 1)
    ]


def told(events: Sequence[Event]) -> ArendePaper:
    """Tell an ärende in an organisation that knows nothing of its codes."""
    return arende_paper(coded(recorded(events), events), Organisation(), a_moment())


@pytest.mark.parametrize("steg", ["oppnat", "under_utredning", "bedomt", "beslutat", "avslutat"])
@pytest.mark.parametrize("ivo", ["inte_anmalt", "anmalt", "kompletterat"])
def test_an_arende_is_told_at_every_step(steg: str, ivo: str) -> None:
    """Whatever its step, the ten punkter are there, and those that lack an answer are told."""
    # Serious and not notified, it could not be closed.
    grade = "missforhallande" if ivo == "inte_anmalt" else "allvarligt_missforhallande"
    paper = told(arende_at(steg, ivo, grade))

    assert [one.kod for one in paper.punkter] == list(PUNKTER)
    assert bool([one for one in paper.lacks if "Punkten" in one]) == (steg == "oppnat")


def test_codes_without_names_are_told_as_they_are() -> None:
    """An organisation that does not know an enhet leaves its code; nothing fails."""
    assert told(arende_at("oppnat")).place.enhet == "e1"


def test_nothing_is_told_of_what_was_not_there() -> None:
    """Before an ärende was opened there is nothing to tell."""
    with pytest.raises(ValueError, match="nothing was known"):
        told(())


def test_an_answer_without_its_source_is_in_the_list() -> None:
    """A punkt whose text, source, name or title lacks is named with what lacks."""
    events = [
        replace(one, kalla=None, titel=" ") if isinstance(one, PunktAnswered) else one
        for one in arende_at("beslutat", "anmalt")
    ]

    assert "Punkt 1: källa, titel saknas." in told(events).lacks


def test_a_short_closing_asks_for_no_punkter() -> None:
    """Closed the short way, the utredning says so; the package to IVO still lists what lacks."""
    story = Story(list(arende_at("under_utredning", bedomning="inget_missforhallande")))
    story.events = [one for one in story.events if not isinstance(one, PunktAnswered)]
    story.tell(Role.UTREDARE, commands(9, 10, 1)["close_short"])
    paper = told(story.events)
    notices = [
        [one.heading for one in make(paper, a_moment()).blocks if isinstance(one, Notice)]
        for make in (utredning_document, ivo_document)
    ]

    assert notices == [[SHORT], ["Det här saknas"]]


def test_an_arende_that_was_read_in_points_elsewhere() -> None:
    """What another register holds is not asked for here."""
    read_in = commands(9, 10, 1)["read_in_arende"]
    assert isinstance(read_in, ReadInArende)
    day = read_in.rapport_inkom
    grave = "allvarligt_missforhallande"
    closed = replace(read_in, avslutad=day, bedomning=grave, ivo_anmald=day, ivo_kompletterad=day)
    paper = told(Story().tell(Role.SYSTEM, closed).events)

    assert paper.utan_punkter == READ_IN
    assert [one.bedomning for one in paper.bedomningar] == ["Allvarligt missförhållande"]
    assert [one.datum for one in paper.ivo_acts] == [day.isoformat()] * 2


def test_the_public_paper_holds_no_text_of_the_arende() -> None:
    """Neither text, enhet nor bedömning stands in the public tjänsteskrivelse."""
    paper = replace(told(arende_at("avslutat", "anmalt")), diarienummer="SN 2026-14")
    said = str(tjansteskrivelse(paper, a_moment(), "offentlig").blocks)

    assert "SN 2026-14" in said
    for secret in ("Så var det", paper.place.enhet + " ", paper.bedomning, "Larmet byts"):
        assert secret not in said


def test_every_punkt_has_a_field_to_copy() -> None:
    """The copy view has a field for each punkt, with source, and says what lacks."""
    fields = {one.name: one for one in copy_fields(told(arende_at("under_utredning")))}

    assert all(name in fields for name in PUNKTER.values())
    assert "Ulla Utredare" in fields[PUNKTER["orsaker"]].text
    assert fields["Diarienummer hos nämnden"].lacks == "Diarienummer saknas."


def test_passages_are_sentences_of_every_text() -> None:
    """Each sentence and line is a passage with an id of its own."""
    events = [
        replace(one, text='Ett. Två! "Tre"\n\nFyra kl. 3 på natten.')
        if isinstance(one, PunktAnswered) else one
        for one in arende_at("under_utredning")
    ]  # fmt: skip
    texts = passages(recorded(events))
    first = next(one for one in texts if one.id.endswith("-text") and len(one.parts) > 1)
    ids = [part.id for one in texts for part in one.parts]

    assert [one.text for one in first.parts] == [
        "Ett.",
        "Två!",
        '"Tre"',
        "Fyra kl.",
        "3 på natten.",
    ]
    assert len(set(ids)) == len(ids)


def test_too_many_sentences_are_marked_by_paragraph() -> None:
    """A form holds only so many fields: then whole paragraphs are marked."""
    long = "\n".join(["En mening. " * 40] * 3)
    events = [
        replace(one, text=long) if isinstance(one, PunktAnswered) else one
        for one in arende_at("under_utredning")
    ]
    texts = passages(recorded(events))

    assert sum(len(one.parts) for one in texts) <= MOST_PASSAGES
    assert max(len(one.parts) for one in texts) == 3


def test_what_is_hidden_in_a_row_leaves_one_mark() -> None:
    """Neighbours under one lagrum leave one mark; a code nobody knows hides like the first."""
    events = [
        replace(one, text="Ett. Två. Tre. Fyra.") if isinstance(one, PunktAnswered) else one
        for one in arende_at("under_utredning")
    ]
    texts = passages(recorded(events))
    first = next(one for one in texts if len(one.parts) == 4)
    chosen = {first.parts[1].id: "påhittad", first.parts[2].id: RELEASED}
    made = masked_document(told(events), a_moment(), (first,), chosen)
    quote = next(one for one in made.blocks if isinstance(one, Quote))

    assert [part for part in quote.text if part and part != " "] == [
        Masked("26 kap. 1 § OSL"), "Tre.", Masked("26 kap. 1 § OSL"),
    ]  # fmt: skip
