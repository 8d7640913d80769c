"""Reporting in a test: the form as somebody fills it in, the receipt as it is saved."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from api.acts import perform
from api.reporting.derived import of_code, read_code
from audit.lexsarah import Role
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from tests.support.lex_sarah import working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from tests.support.database import Database
    from tests.support.lex_sarah import Work
    from tests.support.services import Service

ADDRESS = "/rapportera/prov"
STATUS = "/status/prov"
TOLD = {"vad_hande": "Larmet ringde men ingen kom.", "slag": "handelse", "nar": "idag"}
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
_CODE = re.compile(r'<p class="kod__text"[^>]*>([0-9A-Z-]{19})</p>')


def hidden(page: str) -> dict[str, str]:
    """Give the hidden fields of the first form of a page."""
    form = page.split('<form method="post"', 2)
    # The sign-out form of whoever is signed in stands first.
    body = form[-1] if "/logga-ut" not in form[1] else page.split('<form method="post"')[2]
    found = body.split("</form>", 1)[0] if "/logga-ut" in form[1] else form[1]
    return {name: unescape(value) for name, value in _HIDDEN.findall(found.split("</form>")[0])}


def code_of(page: str) -> str:
    """Give the code on a receipt."""
    found = _CODE.search(page)
    assert found is not None, page

    return found[1]


@dataclass(frozen=True, slots=True)
class Site:
    """The nämnd `prov` at work, and people who report to it."""

    service: Service
    work: Work

    def form(self, client: Any = None, query: str = "") -> dict[str, str]:
        """Open the form and give its hidden fields."""
        page = (client or self.service.anyone()).get(ADDRESS + query)
        assert page.status_code == 200, page.text

        return hidden(page.text)

    def send(self, client: Any = None, **typed: str) -> Any:
        """Fill in the form and send it."""
        client = client or self.service.anyone()
        return client.post(ADDRESS, data={**self.form(client), **TOLD, **typed})

    def code(self, **typed: str) -> str:
        """Report, and give the code."""
        return code_of(self.send(**typed).text)

    def receipt(self, code: str, version: int = 1) -> bytes:
        """Save a receipt."""
        form = {"kod": code, "nummer": str(version)}
        answer = self.service.anyone().post(f"{ADDRESS}/kvitto", data=form)
        assert answer.status_code == 200, answer.text

        return bytes(answer.content)

    def status(self, code: str) -> Any:
        """Open the status page by its code."""
        return self.service.anyone().post(STATUS, data={"kod": code})

    def rapport(self, code: str) -> UUID:
        """Give the id of the report behind a code."""
        plain = read_code(code)
        assert plain is not None

        return of_code(self.service.log.parts.keys.identifier, plain).rapport

    def topics(self, code: str) -> list[str]:
        """Name what has happened to the report behind a code."""
        rapport = self.rapport(code)
        return [one.topic for one in self.service.log.load_many([rapport])[rapport]]

    def reports(self) -> int:
        """Count the reports in the log."""
        return self.count("lexsarah.rapport_received")

    def count(self, topic: str) -> int:
        """Count the events of a topic in the log."""
        data = self.service.log.entries(1, self.service.log.head().size)
        return sum(f'"topic":"{topic}"'.encode() in entry for _, entry in data)


@contextmanager
def a_site(database: Database, folder: Path) -> Iterator[Site]:
    """Found an ordinary nämnd with an organisation and people, and serve it."""
    with running_service(database, folder, constructed=False) as service:
        yield Site(service, working(service))


def everything_told(site: Site, code: str) -> UUID:
    """Let everything happen to a report that its reporter is told; gives its ärende."""
    work, rapport = site.work, site.rapport(code)
    of: dict[str, Any] = {"rapport": rapport}
    work.do(Role.MOTTAGARE, r.OpenRapport(**of), r.AskFraga(**of, text="När ringde larmet?"))
    told = r.NoteMeddelande(**of, slag="ny_rapport", kanal="epost", roll="mottagare")
    perform(work.system, told)
    arende = work.open_arende(rapport)
    work.do(Role.MOTTAGARE, _first(arende, "missforhallande"))
    work.take(arende)
    work.do(Role.UTREDARE, r.OpenIdentity(**of, skal_kod="intervju", skal="hemligt skäl"))
    message = r.TellRapportor(**of, anledning="utredning", text="Vi vill prata med dig.")
    work.do(Role.UTREDARE, message)
    lowered = u.MakeBedomning(
        arende=arende,
        bedomning="inget_missforhallande",
        skal="hemligt skäl",
        till_rapportor="Vi såg att larmet var helt.",
    )
    work.do(Role.UTREDARE, lowered)
    return arende


def _first(arende: UUID, bedomning: str) -> u.MakeForstaBedomning:
    return u.MakeForstaBedomning(arende=arende, bedomning=bedomning, skal="hemligt skäl")
