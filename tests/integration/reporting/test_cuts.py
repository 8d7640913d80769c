"""The network is cut at every step of reporting, 200 times: one report each time."""

from __future__ import annotations

import random
from collections import Counter
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.support.cutting import Cut, CuttingProxy, Where, cutting
from tests.support.reporting import ADDRESS, TOLD, code_of, hidden
from tests.support.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.reporting import Site

TIMES, BUSY = 200, 503
ONCE = ("lexsarah.rapport_received", "lexsarah.kvitto_issued")
STEPS = ("form", "report", "receipt")
HEADERS = {"Connection": "close", "Content-Type": "application/x-www-form-urlencoded"}


class Phone:
    """A plain client that asks again, with the very same words, until it has a whole answer."""

    def __init__(self, proxy: CuttingProxy) -> None:
        """Reach the service through the network."""
        self.proxy, self.lost = proxy, 0

    def ask(self, address: str, form: dict[str, str] | None = None) -> str:
        """Send a request until it is answered."""
        while True:
            try:
                return self._once(address, form)
            except (OSError, HTTPException):
                self.lost += 1

    def _once(self, address: str, form: dict[str, str] | None) -> str:
        connection = HTTPConnection("127.0.0.1", self.proxy.port, timeout=30)
        try:
            method, body = ("POST", urlencode(form)) if form is not None else ("GET", None)
            connection.request(method, address, body, HEADERS)
            answer = connection.getresponse()
            page = answer.read().decode()
            if answer.status == BUSY:
                raise HTTPException
            assert answer.status == 200, page

            return page
        finally:
            connection.close()


@pytest.fixture
def phone(site: Site) -> Iterator[Phone]:
    """Somebody who reports over a bad network."""
    with served(site.service.app) as base, cutting(base) as proxy:
        yield Phone(proxy)


def report(phone: Phone, cut: Cut, step: str, number: int) -> str:
    """Report with one step cut, and give the code."""
    words = {**TOLD, "vad_hande": f"Händelse {number}."}
    phone.proxy.cut = cut if step == "form" else None
    form = hidden(phone.ask(ADDRESS))
    phone.proxy.cut = cut if step == "report" else None
    code = code_of(phone.ask(ADDRESS, {**form, **words}))
    if step == "receipt":
        phone.proxy.cut = cut
        assert words["vad_hande"] in phone.ask(f"{ADDRESS}/kvitto", {"kod": code, "nummer": "1"})
    return code


def test_a_cut_network_makes_exactly_one_report(site: Site, phone: Phone) -> None:
    """Each of 200 people has one report, one code and one receipt, whatever was cut and when."""
    # A seed, so that a failure comes again; it guards nothing.
    drawn, before = random.Random(3), site.reports()
    codes, cuts = [], Counter[Where]()
    for number in range(TIMES):
        where = list(Where)[number % len(Where)]
        # Most cuts where it matters: while the report itself is on its way.
        step = drawn.choices(STEPS, (1, 8, 1))[0]
        codes.append(report(phone, Cut(where, drawn.randrange(1000)), step, number))
        cuts[where] += 1
        if number % 50 == 0:
            site.service.services.reporting.forget()

    assert len(set(codes)) == site.reports() - before == TIMES
    assert min(cuts.values()) == TIMES // len(Where)
    assert phone.lost >= TIMES
    assert {tuple(site.topics(one)) for one in codes} == {ONCE}
