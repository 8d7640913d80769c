"""The delegationsordning on its pages: read by all of lex Sarah, adopted by the secretary."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from uuid import uuid4

from api.acts import ordning_id, the_delegation
from api.auth import Role
from tests.support.services import CSRF
from tests.support.unmarked import unmarked

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tests.support.lex_sarah import Work

ROOT = "/prov/delegationsordning"
CSV = """nummer;slag;sak;text;delegater;lagrum
1;ansvar;utreda;Utreda rapporter;verksamhetsutvecklare;27 kap. 5 § SoL [2025:400]
2;beslut;anmala_ivo;Anmäla till IVO;verksamhetsutvecklare;27 kap. 6 § SoL [2025:400]
"""
NEW = {"namn": "Ny ordning", "antagen": "2026-03-01", "galler_fran": "2026-04-01"}


def upload(secretary: TestClient, data: bytes, **fields: str) -> tuple[int, str]:
    """Send a file to be looked at."""
    sent = {"csrf_token": CSRF, **NEW, **fields}
    answer = secretary.post(f"{ROOT}/ny", data=sent, files={"fil": ("ordning.csv", data)})
    return answer.status_code, answer.text


def test_beslut_and_ansvar_are_told_apart_and_repealed_acts_are_warned_of(work: Work) -> None:
    """The order in force as a table; it cites the act of 2001, which no longer applies."""
    page = unmarked(work.service.browser(Role.UTREDARE).get(ROOT).text)

    assert "4.2 p. 1" in page
    assert ">anmäls inte<" in page
    assert ">anmäls<" in page
    assert "Hänvisar till en lag som inte gäller längre" in page
    assert "Ordningen skulle ha setts över senast 2025-04-16" in page
    assert "Anta en ny" not in page


def test_before_the_first_order_the_namnd_decides_itself(work: Work) -> None:
    """On a day before any order the page says so."""
    page = work.service.browser(Role.REVISOR).get(f"{ROOT}?dag=2021-01-01").text

    assert "Ingen delegationsordning gäller" in page


def test_an_order_is_looked_at_before_it_is_adopted(work: Work) -> None:
    """The file shows its points and writes nothing; the button after them adopts it."""
    secretary = work.service.browser(Role.NAMNDSEKRETERARE)
    before = len(the_delegation(work.service.log).ordningar)
    status, page = upload(secretary, CSV.encode("cp1252"))
    between = len(the_delegation(work.service.log).ordningar)
    found = re.search(r'name="ordning" value="([^"]*)"', page)
    assert found is not None
    kept = {"csrf_token": CSRF, "ordning": html.unescape(found[1])}
    adopted = secretary.post(f"{ROOT}/anta", data=kept)
    shown = secretary.get(adopted.headers["location"]).text

    assert (status, before, between) == (200, 1, 1)
    assert "Ingenting är sparat än." in page
    assert adopted.status_code == 303
    assert "Anmäla till IVO" in shown
    assert "Den här ordningen gäller inte nu." in shown
    assert secretary.post(f"{ROOT}/anta", data=kept).status_code == 412


def test_an_order_gets_the_next_id_and_no_other(work: Work) -> None:
    """What comes back with another id is refused: it would stand where nobody looks for it."""
    secretary, log = work.service.browser(Role.NAMNDSEKRETERARE), work.service.log
    _, page = upload(secretary, CSV.encode())
    found = re.search(r'name="ordning" value="([^"]*)"', page)
    assert found is not None
    order = json.loads(html.unescape(found[1]))
    size = log.head().size
    for other in (uuid4(), ordning_id(log, 100)):
        kept = json.dumps({**order, "ordning": str(other)})
        answer = secretary.post(f"{ROOT}/anta", data={"csrf_token": CSRF, "ordning": kept})

        assert answer.status_code == 412
    assert log.head().size == size


def test_a_review_and_an_end_are_registered(work: Work) -> None:
    """Both stand under the order with their day; a wrong day is refused beside its field."""
    secretary = work.service.browser(Role.NAMNDSEKRETERARE)
    ordning = the_delegation(work.service.log).ordningar[0].id
    form = {"csrf_token": CSRF, "granskad": "2026-03-10", "utfall": "ska_andras", "paragraf": "§ 9"}
    done = secretary.post(f"{ROOT}/{ordning}/granska", data=form)
    wrong = secretary.post(f"{ROOT}/{ordning}/granska", data={**form, "granskad": "2020-01-01"})
    page = secretary.get(f"{ROOT}/{ordning}").text

    assert (done.status_code, wrong.status_code) == (303, 422)
    assert "Dag: dagen ligger före den då ordningen antogs." in wrong.text
    assert "En ändrad ordning ska tas fram" in page
    assert "§ 9" in page


def test_a_bad_file_leaves_the_log_untouched(work: Work) -> None:
    """Whatever is wrong is said in words, and nothing is written."""
    secretary = work.service.browser(Role.NAMNDSEKRETERARE)
    size = work.service.log.head().size
    files = [b"", b"nonsense", CSV.replace("beslut", "gissning").encode(), b"\x00\x01"]
    answers = [upload(secretary, one) for one in files]
    day = upload(secretary, CSV.encode(), antagen="2026-02-30")

    assert {status for status, _ in (*answers, day)} == {422}
    assert "slag är ansvar eller beslut" in answers[2][1]
    assert work.service.log.head().size == size


def test_only_the_secretary_adopts(work: Work) -> None:
    """Everybody else is refused, whatever is sent."""
    for role in (Role.KVALITET, Role.VERKSAMHETSCHEF, Role.UTREDARE):
        answer = work.service.browser(role).post(f"{ROOT}/anta", data={"csrf_token": CSRF})

        assert answer.status_code == 403
