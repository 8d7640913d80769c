"""The month's anmälan av delegationsbeslut: the published row and sums, out of events."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from api.acts import perform_delegation
from api.auth import Role
from audit.delegation import CountBeslut, EnhetCount, SlagCount
from audit.ids import new_arende_id
from audit.lexsarah import Role as Lex
from audit.lexsarah import Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from tests.support.busy_namnd import move_on
from tests.support.lex_sarah import ENHET, VERKSAMHET
from tests.support.services import CSRF

if TYPE_CHECKING:
    from tests.support.lex_sarah import Work

PAGE = "/prov/delegationslista"
DAY = date(2024, 4, 17)
MARCH = date(2026, 3, 12)
UNITS = (
    ("Utredningsgruppen", 70, (("inleda utredning", 21), ("avslutad med insats", 4))),
    ("Mottagningsgruppen", 18, (("ej inleda utredning", 18),)),
    ("Ekonomi- och vuxenheten", 561, ()),
)


def text_of(page: str) -> str:
    """Give what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.fixture(scope="module")
def decided(work: Work) -> Work:
    """An anmälan under point 4.3, one taken by somebody the order does not name, and numbers."""
    for who in ("verksamhetsutvecklare", "socialchef"):
        arende = new_arende_id()
        opening = a.OpenArende(
            arende=arende, lag="lss", verksamhet=VERKSAMHET, enhet=ENHET, rapport_inkom=MARCH
        )
        grade = u.MakeForstaBedomning(
            arende=arende, bedomning="allvarligt_missforhallande", skal="Så är det."
        )
        told = Utanfor(beslutsfattare=who, beslutad=MARCH)
        ivo = b.RegisterIvoAnmalan(
            arende=arende, gjord=MARCH, satt="e_tjanst", utredning_bifogad=False, taget=told
        )
        work.do(Lex.MOTTAGARE, opening, grade)
        work.do(Lex.NAMNDSEKRETERARE, ivo)
    enheter = tuple(
        EnhetCount(
            enhet=name,
            antal=many,
            varav=tuple(SlagCount(slag=slag, antal=number) for slag, number in kinds),
        )
        for name, many, kinds in UNITS
    )
    count = CountBeslut(
        rakning=new_arende_id(),
        kalla="verksamhetssystem",
        enheter=enheter,
        fran=MARCH.replace(day=1),
        till=MARCH.replace(day=31),
        summa=649,
    )
    perform_delegation(work.acting(Lex.NAMNDSEKRETERARE), count)
    work.service.catch_up()
    return work


def seen(work: Work, query: str = "?manad=2026-03", role: Role = Role.NAMNDSEKRETERARE) -> str:
    """Give what the page says to a role."""
    return text_of(work.service.browser(role).get(f"{PAGE}{query}").text)


def test_the_row_has_the_form_of_the_published_list(decided: Work) -> None:
    """Point, matter with its lagrum, day, and who decided; the area is ticked."""
    page = seen(decided)

    assert "4.3 lex Sarah enligt 24 f § LSS till IVO 2026-03-12 Anmäla ett allvarligt" in page
    assert "till IVO Beslutat av verksamhetsutvecklare" in page
    assert "[×] Äldreomsorg : ja" in page
    assert "Funktionsstöd : nej" in page
    assert "Underskrift Namnförtydligande" in page


def test_what_was_taken_without_support_is_said_in_words(decided: Work) -> None:
    """The one whom the order does not name stands in the list, marked, and above it."""
    page = seen(decided)

    assert "1 beslut är taget utan stöd i delegationsordningen" in page
    assert "Taget utan stöd i delegationsordningen Beslutat av socialchef" in page


def test_the_statistics_add_up(decided: Work) -> None:
    """Each enhet with its kinds, the sum of all, and whether the list and the numbers agree."""
    page = seen(decided)

    assert "Utredningsgruppen alla slag 70" in page
    assert "varav inleda utredning 21" in page
    assert "Alla alla slag 651" in page
    assert (
        "2 beslut i registret (stämmer med listan) och 649 räknade i andra system "
        "är tillsammans 651."
    ) in page


def test_the_secretary_is_reminded_of_the_month_that_has_ended(decided: Work) -> None:
    """In April the list of March waits on Att göra of the nämndsekreterare, and of nobody else."""
    move_on(decided, datetime(2026, 4, 7, 9, tzinfo=UTC))
    pages = {
        role: text_of(decided.service.browser(role).get("/prov/att-gora").text)
        for role in (Role.NAMNDSEKRETERARE, Role.KVALITET)
    }

    assert "Anmäl delegationsbeslut för mars 2026" in pages[Role.NAMNDSEKRETERARE]
    assert "2 beslut · hela nämnden" in pages[Role.NAMNDSEKRETERARE]
    assert "Anmäl delegationsbeslut" not in pages[Role.KVALITET]


def test_an_empty_month_says_so(decided: Work) -> None:
    """A month without beslut has none to show; a month that is none is refused."""
    assert "Inga delegationsbeslut är tagna under månaden." in seen(decided, "?manad=2026-02")
    assert "Avseende februari 2026" in seen(decided, "?manad=2026-02")
    assert decided.service.browser(Role.KVALITET).get(f"{PAGE}?manad=2026-13").status_code == 422


def test_only_those_who_see_every_arende_see_the_list(decided: Work) -> None:
    """The others are refused, and do not find it in their menu."""
    status = {role: decided.service.browser(role).get(PAGE).status_code for role in Role}
    menu = decided.service.browser(Role.UTREDARE).get("/prov/att-gora").text

    assert {role for role, one in status.items() if one == 200} == {
        Role.NAMNDSEKRETERARE,
        Role.KVALITET,
        Role.REVISOR,
        Role.BESLUTSFATTARE_IVO,
    }
    assert PAGE not in menu


PUBLISHED = """Utredningsgruppen;70
Utredningsgruppen;21;inleda utredning
Utredningsgruppen;4;avslutad med insats
Utredningsgruppen;7;avslutad utan insats
Utredningsgruppen;4;ingen ändring av pågående insats
Mottagningsgruppen;18
Mottagningsgruppen;18;ej inleda utredning
Insatsgruppen;27
Insatsgruppen;10;inleda utredning
Barn och unga-Insatsgruppen;5
Individ- och familjeomsorg;4
SoL biståndsenheten;1 043
LSS biståndsenheten;36
Biståndsenheten;1
Socialförvaltningen;1
Ekonomi- och vuxenheten;561
Familjerätten;9
"""


def test_the_published_statistics_are_registered_and_add_up(decided: Work) -> None:
    """Eleven enheter, no period printed, 1 775 in all: a sum that does not fit is refused."""
    secretary = decided.service.browser(Role.NAMNDSEKRETERARE)
    form = {"csrf_token": CSRF, "kalla": "verksamhetssystem", "enheter": PUBLISHED}
    wrong = secretary.post(f"{PAGE}/rakna", data={**form, "summa": "1774"})
    right = secretary.post(f"{PAGE}/rakna", data={**form, "summa": "1775"})
    decided.service.catch_up()
    page = seen(decided)

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "Summa enligt källan: enheterna är 1775 tillsammans, inte 1774." in wrong.text
    assert "SoL biståndsenheten alla slag 1 043" in page
    assert "Utredningsgruppen varav inleda utredning 21" in page
    assert "Alla alla slag 1 775" in page


def test_only_the_secretary_registers_numbers(decided: Work) -> None:
    """The form is refused to everybody else, and bad lines change nothing."""
    size = decided.service.log.head().size
    refused = decided.service.browser(Role.KVALITET).get(f"{PAGE}/rakna").status_code
    bad = {"csrf_token": CSRF, "kalla": "verksamhetssystem", "enheter": "A;många"}
    secretary = decided.service.browser(Role.NAMNDSEKRETERARE)
    answer = secretary.post(f"{PAGE}/rakna", data=bad)

    assert (refused, answer.status_code) == (403, 422)
    assert "rad 1 är inte enhet;antal;slag;utfall" in answer.text
    assert decided.service.log.head().size == size
