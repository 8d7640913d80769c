"""A report is received once, whatever the network does, and nothing that was typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import ANY

import pytest

from api.reporting.derived import of_token
from audit.codec import words_of
from audit.envelope import KeyPurpose
from audit.lexsarah.events_rapport import RapportReceived, RapportSupplemented
from audit.store.log import Log
from tests.support.lex_sarah import ANNAN_ENHET, ENHET, VERKSAMHET
from tests.support.reporting import ADDRESS, TOLD, code_of, hidden

if TYPE_CHECKING:
    from audit.envelope import Recorded
    from audit.store.batch import Idempotency
    from tests.support.reporting import Site


def stored(site: Site, token: str) -> list[Recorded]:
    """Load what the log has of the report of a form, with every word."""
    rapport = of_token(site.service.log.parts.keys.identifier, token).rapport
    return site.service.log.load(rapport, purposes=tuple(KeyPurpose))


def test_seven_answers_become_one_event(site: Site) -> None:
    """Facts are codes, words are sealed, the lagrum follows from the enhet, nobody is named."""
    form = site.form(query=f"?enhet={ENHET}")
    answers = {"var": "Köket", "vem_galler": "Rum 4", "gjorde_direkt": "Jag gick dit."}
    who = {"namn": "Vera Vittne", "telefon": "070-1", "forbi_chef": "ja"}
    sent = {**form, **TOLD, **answers, **who, "enhet": ENHET, "slag": "risk"}
    site.service.anyone().post(ADDRESS, data=sent)
    event = stored(site, form["formular"])[0].event

    assert isinstance(event, RapportReceived)
    assert (event.kanal, event.slag, event.enhet, event.lag) == ("web", "risk", ENHET, "sol")
    assert (event.forbi_chef, event.namngiven, event.fara_nu) == (True, True, False)
    assert words_of(event) == {
        **answers,
        **{name: who[name] for name in ("namn", "telefon")},
        "vad_hande": TOLD["vad_hande"],
        "var": "Solgården. Köket",
    }


def test_the_same_form_sent_again_is_the_same_report(site: Site) -> None:
    """The second answer is that of the first: one report, the same code, one receipt given."""
    sent = {**site.form(), **TOLD}
    before = site.reports()
    codes = {code_of(site.service.anyone().post(ADDRESS, data=sent).text) for _ in range(3)}
    given = [one.topic for one in stored(site, sent["formular"])]

    assert (len(codes), site.reports() - before) == (1, 1)
    assert given == ["lexsarah.rapport_received", "lexsarah.kvitto_issued"]


def test_a_form_whose_twin_is_on_its_way_is_the_same_report(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked for before its twin was written, the answer is asked for again after."""
    sent, client = {**site.form(), **TOLD}, site.service.anyone()
    first = code_of(client.post(ADDRESS, data=sent).text)
    answers = [None]
    known = Log.answer

    def answer(log: Log, kept: Idempotency) -> str | None:
        return answers.pop() if answers else known(log, kept)

    monkeypatch.setattr(Log, "answer", answer)

    again = client.post(ADDRESS, data=sent)

    assert (again.status_code, code_of(again.text)) == (200, first)
    assert answers == []


def test_a_changed_form_is_not_lost(site: Site) -> None:
    """The first report stands; what is new is shown, and is sent as a supplement, once."""
    client, form = site.service.anyone(), site.form()
    first = code_of(client.post(ADDRESS, data={**form, **TOLD}).text)
    new = {**TOLD, "gjorde_direkt": "Jag ringde Bo.", "namn": "Vera"}
    page = client.post(ADDRESS, data={**form, **new})
    sent = {**hidden(page.text), "text": "Jag ringde Bo."}
    codes = {code_of(client.post(f"{ADDRESS}/tillagg", data=sent).text) for _ in range(2)}
    added = [one.event for one in stored(site, form["formular"])]

    assert (page.status_code, code_of(page.text), codes) == (409, first, {first})
    assert "Jag ringde Bo." in page.text
    assert TOLD["vad_hande"] not in page.text
    assert "Vera" not in page.text
    assert [one.text for one in added if isinstance(one, RapportSupplemented)] == ["Jag ringde Bo."]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"vad_hande": "  \n"}, "vad_hande"),
        ({"vad_hande": "x" * 10_001}, "vad_hande"),
        ({"namn": "x" * 201}, "namn"),
        ({"nar": "datum", "datum": "31/1"}, "datum"),
        ({"nar": "datum", "datum": "2999-01-01"}, "datum"),
        ({"nar": "duva"}, "nar"),
        ({"slag": "duva"}, "slag"),
        ({"enhet": "e99"}, "enhet"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    site: Site, typed: dict[str, str], field: str
) -> None:
    """The summary leads to the field, every answer is still there, and nothing was written."""
    kept = {"gjorde_direkt": "Jag <gick> dit.", "vem_galler": "Rum 4"}
    size = site.service.log.head().size
    page = site.send(**kept, **typed)

    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert "Jag &lt;gick&gt; dit." in page.text
    assert all(f'value="{value}"' in page.text for value in ("Rum 4",))
    assert site.service.log.head().size == size


def test_only_the_first_question_must_be_answered(site: Site) -> None:
    """A report with no more than what happened is received, and nobody knows when."""
    form = site.form()
    site.service.anyone().post(ADDRESS, data={**form, "vad_hande": "Hon föll."})
    event = stored(site, form["formular"])[0].event

    assert isinstance(event, RapportReceived)
    assert (event.intraffade.precision, event.enhet, event.namngiven) == ("unknown", None, False)


def test_a_personnummer_is_warned_of_once(site: Site) -> None:
    """The form comes back with a warning; sent anyway, it is received as it was."""
    client = site.service.anyone()
    sent = {**site.form(), **TOLD, "vad_hande": "Barnet 20110203-1234 föll."}
    before = site.reports()
    warned = client.post(ADDRESS, data=sent)
    received = client.post(ADDRESS, data={**sent, "anda": "ja"})

    assert "Har du skrivit ett personnummer?" in warned.text
    assert "Barnet 20110203-1234 föll." in warned.text
    assert code_of(received.text)
    assert site.reports() == before + 1


def test_a_name_that_is_not_left_is_nowhere(site: Site) -> None:
    """Whoever ticks that no name is left is not named, even where one was typed."""
    form = site.form()
    sent = {**form, **TOLD, "namn": "Vera", "utan_namn": "ja"}
    page = site.service.anyone().post(ADDRESS, data=sent)
    event = stored(site, form["formular"])[0].event

    assert "Du har inte lämnat något namn" in page.text
    assert isinstance(event, RapportReceived)
    assert (event.namn, event.namngiven) == (None, False)


def test_too_many_reports_from_one_address_wait_without_loss(site: Site) -> None:
    """What was typed stands in the form; what had come before, and danger, never waits."""
    client, received = site.service.anyone(), {**site.form(), **TOLD}
    code = code_of(client.post(ADDRESS, data=received).text)
    while site.service.services.reporting.may_report("testclient"):
        continue
    page = site.send(client)

    assert page.status_code == 429
    assert TOLD["vad_hande"] in page.text
    assert code_of(client.post(ADDRESS, data=received).text) == code
    assert site.send(client, fara_nu="ja").status_code == 200


def test_a_log_that_accepts_nothing_loses_nothing(own_site: Site) -> None:
    """The form comes back as it was typed, and says that it may be sent again."""
    site, form = own_site, own_site.form()
    site.service.log.parts.committer.close()
    page = site.service.anyone().post(ADDRESS, data={**form, **TOLD})

    assert page.status_code == 503
    assert TOLD["vad_hande"] in page.text
    assert hidden(page.text) == {**form, "visad": ANY}


def test_control_characters_are_cleaned(site: Site) -> None:
    """Text is kept in NFC with whole lines; what cannot be printed becomes a space."""
    form = site.form()
    sent = {**form, "vad_hande": "A\u030a\r\nB\x00\x07C\ud800".encode("utf-8", "replace").decode()}
    site.service.anyone().post(ADDRESS, data=sent)
    event = stored(site, form["formular"])[0].event

    assert isinstance(event, RapportReceived)
    assert event.vad_hande == "Å\nB  C?"


def test_a_form_without_a_token_is_asked_for_again(site: Site) -> None:
    """Without a token two sendings could become two reports: it comes back with one."""
    before = site.reports()
    page = site.service.anyone().post(ADDRESS, data=TOLD)

    assert page.status_code == 422
    assert len(hidden(page.text)["formular"]) == 32
    assert site.reports() == before


def test_the_place_is_preset(site: Site) -> None:
    """By the address, and by the uppdrag of whoever is signed in, where that is one place."""
    people, account = site.service.services.people, site.service.account()
    slug, day = site.service.log.namnd.slug, site.work.system.today
    people.give_uppdrag(account, slug, "enhetschef", fran=day, verksamhet=VERKSAMHET)
    by_address = site.service.anyone().get(f"{ADDRESS}?enhet={ANNAN_ENHET}").text
    signed_in = site.service.browser_of(account).get(ADDRESS).text

    assert f'<option value="{ANNAN_ENHET}" selected>' in by_address
    # Two enheter belong to the verksamhet: which of them is not guessed.
    assert " selected>" not in signed_in
    assert "Du är inloggad som Prov Provsson" in signed_in


def test_nobody_reports_to_a_namnd_that_is_not_there(site: Site) -> None:
    """An unknown nämnd is not found, by whatever address."""
    client = site.service.anyone()

    assert client.get("/rapportera/finns-inte").status_code == 404
    assert client.post("/rapportera/finns-inte", data=TOLD).status_code == 404
    assert client.get("/status/finns-inte").status_code == 404
