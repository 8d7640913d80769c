"""A new member of quality staff gets from two extracts to a printed report, without scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from api.web.labels import FORBIDDEN
from tests.e2e.conftest import _accounts, _served
from tests.support.database import fresh_database
from tests.support.services import running_service
from tests.support.site import faults_at_both_widths, follow, open_wide, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.server import RunServer
    from tests.support.services import Service

MOST_PAGES = 12
HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum\n"
HEMTJANST = HEADINGS + (
    "h1;Norr;Beslut om hemtjänst från 100 timmar;2025-01-10;Uppföljning av hemtjänst;2025-12-01\n"
    "h2;Norr;Beslut om hemtjänst från 100 timmar;2025-02-01;Uppföljning av hemtjänst;2026-03-01\n"
    "h3;Söder;Beslut om hemtjänst från 100 timmar;2026-05-01;;\n"
)
PLANER = HEADINGS + (
    "p1;Ekonomi;Första ansökan;2026-02-01;Handlingsplan;2026-02-20\n"
    "p2;Ekonomi;Första ansökan;2026-03-01;Handlingsplan;2026-06-01\n"
)


@dataclass
class Newcomer:
    """Somebody in kvalitet with scripts off; every page that was seen, by what it is.

    `way` are the pages of the way to the report, and `told` is what the report says.
    """

    page: Page
    service: Service
    seen: dict[str, str] = field(default_factory=dict)
    way: dict[str, str] = field(default_factory=dict)
    told: str = ""

    def __post_init__(self) -> None:
        """Watch where the window goes."""
        self.page.on("framenavigated", lambda frame: self._note(frame.url))

    def _note(self, url: str) -> None:
        address = re.sub(r"https?://[^/]+", "", url)
        path = address.partition("?")[0]
        kind = re.sub(r"[0-9a-f-]{36}|(?<=/)[0-9a-z]{20,}|\b20\d\d\b", "…", path)
        self.seen.setdefault(kind, address)

    def press(self, name: str, *, exact: bool = True) -> None:
        """Press a button, and let the views read what was written."""
        follow(self.page.get_by_role("button", name=name, exact=exact).first)
        self.service.catch_up()

    def follow(self, name: str) -> None:
        """Follow a link whose text begins so."""
        follow(self.page.get_by_role("link", name=re.compile(rf"^{re.escape(name)}")).first)

    def fill(self, **typed: str) -> None:
        """Type into the inputs of the page, by their names."""
        for name, text in typed.items():
            self.page.locator(f'[name="{name}"]').fill(text)

    def choose(self, **chosen: str) -> None:
        """Choose in lists by what people read, as far as it is written here."""
        for name, label in chosen.items():
            value = self.page.locator(f'[name="{name}"] option', has_text=label).first
            self.page.locator(f'[name="{name}"]').select_option(value.get_attribute("value"))


@pytest.fixture(scope="module")
def place(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Service]]:
    """A nämnd in which nothing has been done, on a port of its own."""
    folder = tmp_path_factory.mktemp("kvalitet")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        _accounts(service)
        with _served(service.app) as base:
            yield base, service


@pytest.fixture(scope="module")
def newcomer(place: tuple[str, Service], browser: Browser, tmp_path_factory) -> Iterator[Newcomer]:
    """Somebody who has just walked the whole way."""
    base, service = place
    context = browser.new_context(base_url=base, java_script_enabled=False, locale="sv-SE")
    who = Newcomer(context.new_page(), service)
    sign_in(who.page, Role.KVALITET.value)
    who.seen.clear()
    walk(who, tmp_path_factory.mktemp("utdrag"))
    who.way, who.told = dict(who.seen), who.page.inner_text("main")
    next_year(who)
    yield who
    context.close()


def walk(who: Newcomer, folder: Path) -> None:
    """Load two extracts, define both controls, adopt the plan, measure, act, and see the report."""
    who.page.goto("/prov/internkontroll")
    who.follow("Egna kontroller")
    who.follow("Läs in ett utdrag")
    read_in(who, folder / "hemtjanst.csv", HEMTJANST)
    who.follow("Till inläsningar")
    read_in(who, folder / "planer.csv", PLANER)
    who.follow("Internkontroll")
    who.follow("Egna kontroller")
    define(
        who, namn="Hemtjänst följs upp inom ett år", start="Beslut om hemtjänst",
        end="Uppföljning av hemtjänst", inom=("1", "år"),
    )  # fmt: skip
    define(
        who, namn="Handlingsplan inom en månad", start="Första ansökan", end="Handlingsplan",
        inom=("1", "månader"),
    )  # fmt: skip
    who.follow("Ta in kontrollerna i planen")
    plan(who)
    measure(who)
    who.follow("Utfallet är")
    act(who)


def read_in(who: Newcomer, file: Path, text: str) -> None:
    """Load one generic extract."""
    file.write_text(text, encoding="utf-8")
    who.page.locator('label[for="slag-handelser"]').click()
    who.page.locator('[name="fil"]').set_input_files(file)
    who.fill(dag="2026-11-20", klockslag="08.00")
    who.press("Kontrollera filen")
    who.press("Läs in", exact=False)


def define(who: Newcomer, *, namn: str, start: str, end: str, inom: tuple[str, str]) -> None:
    """Define a kontroll from its labels: look first, then save."""
    who.fill(namn=namn, inom_antal=inom[0], mal_varde="90", fran="2025-01-01")
    who.choose(starthandelse=start, sluthandelse=end, inom_enhet=inom[1])
    who.press("Visa utfallet först")
    who.page.get_by_role("heading", name="Så blir utfallet").wait_for()
    who.press("Spara kontrollen")


def plan(who: Newcomer) -> None:
    """Begin the year's plan with both kontroller and one to register, and adopt it."""
    who.fill(ar="2026")
    assert who.page.locator('[name="forlagor"]:checked').count() == len(("hemtjänst", "planer"))
    who.page.locator("label", has_text=re.compile("^Nöjdhet")).click()
    who.press("Börja planen")
    who.fill(antagen="2026-10-02", paragraf="§ 26")
    who.press("Planen är antagen")


def measure(who: Newcomer) -> None:
    """Register a mätning of the kontrollmoment that nobody can count."""
    who.follow("Mät K3")
    who.fill(per="2026-10-03", taljare="80", namnare="100", metod="Enkät")
    who.press("Registrera mätningen")


def act(who: Newcomer) -> None:
    """Write the analysis and plan an åtgärd on the page of the avvikelse, then see the report."""
    who.fill(text="Telefonen var stängd.")
    who.press("Spara analysen")
    who.fill(rubrik="Öppna telefonen", forfaller="2026-12-01")
    who.choose(ansvarig="Enhetschef")
    who.press("Planera åtgärden")
    who.follow("Skriv ut rapporten till nämnden")


def next_year(who: Newcomer) -> None:
    """Begin the next year's plan as a copy, and describe a risk in it."""
    who.page.goto("/prov/internkontroll/plan/handla/begin-plan")
    who.press("Börja planen")
    who.follow("Lägg till en risk")
    who.fill(rubrik="Utredningar blir för långa", text="Tre tjänster är obesatta.")
    for name, value in (("kategori", "fel"), ("sannolikhet", "3"), ("konsekvens", "4")):
        number = who.page.locator(f'[name="{name}"][value="{value}"]').get_attribute("id")
        who.page.locator(f'label[for="{number}"]').click()
    who.press("Lägg till risken")


def test_the_whole_way_takes_at_most_twelve_pages(newcomer: Newcomer) -> None:
    """From the first extract to the report no more than twelve pages are met."""
    assert "Internkontroll: Nöjdhet med biståndsenheten" in newcomer.told
    assert len(newcomer.way) <= MOST_PAGES, sorted(newcomer.way)


def test_every_page_of_the_way_fits_and_is_accessible(
    newcomer: Newcomer, place: tuple[str, Service], browser: Browser
) -> None:
    """Axe finds nothing, nothing is wider than the window, and no forbidden word is read."""
    state = newcomer.page.context.storage_state()
    context = browser.new_context(base_url=place[0], storage_state=state)
    page, faults = context.new_page(), list[str]()
    more = ("avvikelser", "dragningar/2026", "dragningar/2026/handla/make-dragning", "plan",
            "plan/2027")  # fmt: skip
    for address in (*newcomer.seen.values(), *(f"/prov/internkontroll/{one}" for one in more)):
        open_wide(page, address)
        said = page.inner_text("main").casefold()
        faults += [f"{address}: {one}" for one in FORBIDDEN if re.search(rf"\b{one}", said)]
        faults += faults_at_both_widths(page, address)
    context.close()

    assert not faults, "\n".join(faults)
