"""What the papers of the internkontroll tell, from events made by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

import pytest

from api.reports import document as d
from api.reports.internkontroll import counting, in_words, saying
from api.reports.internkontroll.draws_paper import Drawn, draws_document
from api.reports.internkontroll.period import NOT_MEASURED, PeriodTold, tell_period
from api.reports.internkontroll.period_paper import in_short, period_document
from api.reports.internkontroll.plan_paper import PlanTold, plan_document
from api.web.build.papper_perioder import begun, named, newest_ended
from audit.envelope import Event, Happened
from audit.errors import InvalidInputError
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_dragning as g
from audit.internkontroll import events_kontroll as k
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.dragning_sammanstallning import summary
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal
from audit.internkontroll.uppdelning import Del
from tests.unit.reports.internkontroll import moment

if TYPE_CHECKING:
    from audit.internkontroll.matning import Matning

PLAN, TID, NOJD, MATNING, HAND, AVVIKELSE = (UUID(int=n) for n in range(1, 7))
MEETING: Final = date(2023, 2, 21)
FIRST, LAST = date(2023, 1, 1), date(2023, 3, 31)


def written(stream: UUID, *events: tuple[type[Event], dict[str, Any]]) -> list[Event]:
    """Write a stream's events, in order."""
    happened = Happened.on(date(2022, 12, 1))
    return [
        kind(originator_id=stream, originator_version=version, happened=happened, **said)
        for version, (kind, said) in enumerate(events, 1)
    ]


def kontrollmoment(kod: str, id_: UUID, matt: str, **more: Any) -> dict[str, Any]:
    """Give what a kontrollmoment says."""
    return {
        "kontrollmoment": id_, "kod": kod, "rubrik": f"Kontroll {kod}", "process": "Process",
        "kontroll": "Vad som kontrolleras", "metod": "Sökning", "frekvens": "fyra_ganger",
        "rapporteras": (2, 5), "ansvar": "Enhetschef", "matt": matt, **more,
    }  # fmt: skip


def plan(*more: tuple[type[Event], dict[str, Any]]) -> list[Event]:
    """Give the plan of 2023 with two risks and two kontrollmoment, adopted."""
    risk = {"kategori": "fel", "rubrik": "Något blir fel", "sannolikhet": 3, "konsekvens": 4}
    low = {"kategori": "oegentlighet", "rubrik": "Något tas", "sannolikhet": 1, "konsekvens": 1}
    return written(
        PLAN,
        (p.PlanBegun, {"ar": 2023, "skala": 4}),
        (p.RiskAdded, {"risk": UUID(int=90), "kod": "R1", **risk, "text": "Därför att."}),
        (p.RiskAdded, {"risk": UUID(int=91), "kod": "R2", **low, "utforare": "u1"}),
        (
            p.KontrollmomentAdded,
            kontrollmoment("K1", TID, "barnutredningstid", mal=Mal("minst", "promille", 900),
                           risker=(UUID(int=90),)),
        ),
        (p.KontrollmomentAdded, kontrollmoment("K2", NOJD, "manuell")),
        (p.PlanAdopted, {"antagen": date(2022, 12, 14), "paragraf": "168"}),
        *more,
    )  # fmt: skip


def frozen() -> list[Event]:
    """Give the mätning of 2022-12-31, of which two were known to be closed later, presented."""
    over = tuple(str(uuid4()) for _ in range(6))
    said = {
        "kontrollmoment": "barnutredningstid", "population": "pagaende", "per": date(2022, 12, 31),
        "known_position": 10, "known_root": "00", "numbers": {
            "inom": 59, "over_inom_forlangning": 3, "over_utan_forlangning": 6, "closed_later": 2},
        "arenden": {"over_utan_forlangning": over, "closed_later": over[:2]},
    }  # fmt: skip
    told = {"sammantrade": MEETING, "paragraf": "§ 26", "utfall": "godkand"}
    return written(MATNING, (MatningFrozen, said), (m.ResultPresented, told))


def avvikelse() -> list[Event]:
    """Give the avvikelse that the mätning opened, with an åtgärd for March."""
    opened = {"kontrollmoment": TID, "ar": 2023, "oppnad": MEETING, "rubrik": "Under målet",
              "matning": MATNING}  # fmt: skip
    atgard = {"atgard": 1, "rubrik": "Avstämning", "ansvarig": "enhetschef",
              "forfaller": date(2023, 3, 1)}  # fmt: skip
    return written(AVVIKELSE, (a.AvvikelseOpened, opened), (a.AtgardPlanned, atgard))


def state() -> Internkontroll:
    """Give the internkontroll with the plan, its mätning and its avvikelse."""
    return Internkontroll.from_histories([plan(), frozen(), avvikelse()])


def matning(history: list[Event]) -> Matning:
    """Give the one mätning of a history."""
    return next(iter(Internkontroll.from_histories([history]).matningar.values()))


def test_what_was_frozen_counts_its_own_remarks() -> None:
    """Of the six, those that the frozen ids name as closed later are told, of no other class."""
    count = counting.of_frozen(matning(frozen()))

    assert count is not None
    assert (count.total, count.within, count.over) == (68, 59, 9)
    assert saying.later(count) == ("Av de 6 utan beslut om förlängning: 2 avslutade senare.",)


def test_a_kontroll_tells_what_waits_beside_the_whole() -> None:
    """In time, late and not done are the whole; what waits within its time is told apart."""
    said = {"kontroll": UUID(int=50), "definition": 1, "per": LAST, "known_position": 9,
            "known_root": "00", "numbers": {"inom": 20, "sent": 2, "over": 1, "vantar": 7},
            "handelser": {}}  # fmt: skip
    found = matning(written(MATNING, (m.KontrollFrozen, said)))
    count = counting.of_frozen(found)

    assert count is not None
    assert [(one.name, one.antal) for one in count.parts] == [
        ("Inom tiden", 20), ("Sent", 2), ("Över tiden", 1)]  # fmt: skip
    assert [one.antal for one in count.beside] == [7]
    assert saying.in_short(counting.words_of(found), count).endswith(
        "3 skedde inte i tid: 2 sent och 1 inte än."
    )


def test_a_kontroll_is_called_and_explained_as_the_namnd_defined_it() -> None:
    """Its name is the heading where no plan has it, and its definition the method."""
    defined = {"namn": "Uppföljning av hemtjänst", "starthandelse": "Beslut",
               "sluthandelse": "Uppföljning", "inom": Langd(1, "ar"), "fran": FIRST,
               "mal": Mal("minst", "promille", 1000)}  # fmt: skip
    said = {"kontroll": UUID(int=50), "definition": 1, "per": LAST, "known_position": 9,
            "known_root": "00", "numbers": {"inom": 20, "over": 1}, "handelser": {}}  # fmt: skip
    known = Internkontroll.from_histories([
        written(UUID(int=50), (k.KontrollDefined, defined)),
        written(MATNING, (m.KontrollFrozen, said)),
    ])  # fmt: skip
    found = known.matningar[MATNING]

    assert in_words.rubrik(known, found, None) == "Uppföljning av hemtjänst"
    assert in_words.metod(found, known) == "registret räknar Uppföljning inom 1 år efter Beslut."
    assert in_words.held(found, known, None).endswith("Utfallet är utanför målet.")


@pytest.mark.parametrize(
    ("code", "due", "did"),
    [
        ("skyddsbedomning", "och skulle ha skyddsbedömts", "bedömdes i tid"),
        ("aterkoppling", "där den som anmälde skulle få svar", "fick svaret i tid"),
    ],
)
def test_a_clock_of_orosanmalningar_is_told_in_its_own_words(code: str, due: str, did: str) -> None:
    """What was to be done, how many did it in time, and how many not."""
    frozen_clock = {
        "kontrollmoment": code, "population": "inkomna", "per": LAST, "known_position": 3,
        "known_root": "00", "numbers": {"i_tid": 1, "for_sent": 1}, "arenden": {},
        "period_start": FIRST, "period_end": LAST,
    }  # fmt: skip
    found = matning(written(MATNING, (MatningFrozen, frozen_clock)))
    count = counting.of_frozen(found)

    assert count is not None
    told = saying.in_short(counting.words_of(found), count)
    assert told.startswith(f"2 orosanmälningar kom in från 2023-01-01 till och med {LAST} {due}.")
    assert f"1 {did} (50,0" in told
    assert told.endswith("i tid: för sent.")


def test_what_a_person_registered_is_told_as_it_was_typed() -> None:
    """The share, its parts, how many were looked at and the person's own method stand there."""
    said = {
        "kontrollmoment": NOJD, "ar": 2023, "per": LAST, "enhet": "promille", "taljare": 27,
        "namnare": 30, "metod": "Enkät", "urval": 30, "population": 412,
        "uppdelning": (Del("Norr", 20), Del("Söder", 7)), "text": "Fler svarade än förra gången.",
    }  # fmt: skip
    found = matning(written(HAND, (m.MatningRegistered, said)))
    count = counting.of_frozen(found)

    assert count is not None
    assert saying.in_short(counting.words_of(found), count).replace("\N{NO-BREAK SPACE}", " ") == (
        "30 ingår i mätningen. 27 uppfyllde kravet (90,0 %). 3 uppfyllde det inte."
    )
    assert in_words.counted(found) == ("Granskade: 30 av 412.",)
    assert [(one.name, one.antal) for one in in_words.delar(found)] == [("Norr", 20), ("Söder", 7)]
    assert in_words.texts(found) == {"resultat": "Fler svarade än förra gången."}
    assert in_words.metod(found, Internkontroll()) == "Enkät"


def told(first: date = FIRST, last: date = LAST) -> PeriodTold:
    """Tell a period of the internkontroll."""
    return tell_period(state(), first, last)


def test_a_period_has_every_kontrollmoment_of_its_plan() -> None:
    """The mätning of New Year's Eve stands under the plan of the year it is reported in."""
    found = {one.kod: one for one in told().moments}

    assert found["K1"].standing == "utanfor"
    assert found["K1"].per == date(2022, 12, 31)
    assert found["K2"].standing == NOT_MEASURED
    assert in_short(told()) == (
        "Planen har 2 kontrollmoment. Inget av dem mättes under perioden."
        " 1 mättes senast före perioden. Av dem är 1 utanför målet och 1 inte mätt än."
        " Vid periodens slut var 1 avvikelse öppen. 1 åtgärd är över tiden."
    )


def test_a_period_tells_what_was_presented_in_it_and_nothing_else() -> None:
    """The meeting of February belongs to the first quarter and not to the second."""
    first, second = told(), told(date(2023, 4, 1), date(2023, 6, 30))

    assert [(one.sammantrade, one.paragraf) for one in first.presented] == [
        (MEETING, "§\N{NO-BREAK SPACE}26")
    ]
    assert second.presented == ()
    assert [one.rubrik for one in second.avvikelser] == ["K1 Kontroll K1: Under målet"]


def test_before_the_plan_there_is_nothing_to_tell() -> None:
    """A year without an adopted plan says so, and a draft is no plan."""
    empty = tell_period(Internkontroll.from_histories([plan()[:1]]), FIRST, LAST)

    assert in_short(empty).startswith("Ingen antagen internkontrollplan")


def test_the_public_paper_of_a_period_hides_small_outcomes_and_atgarder() -> None:
    """An outcome with a small number in it is not told, nor what is done about it."""
    period = named(FIRST, LAST)
    own, public = (str(period_document(told(), period, moment(), one))
                   for one in ("sekretess", "offentlig"))  # fmt: skip

    assert "Avstämning" in own
    assert "Avstämning" not in public
    assert "Över tiden sedan 2023-03-02" in own


def test_the_matrix_says_in_each_cell_how_high_it_is_and_which_risks() -> None:
    """Read row by row, every cell tells its number, its level and its risks without colour."""
    found = plan_document(PlanTold(state().planer[2023]), moment())
    matrix = next(one for one in found.blocks
                  if isinstance(one, d.Table) and one.caption == "Riskmatris 2023")  # fmt: skip

    assert [one.name for one in matrix.columns][:2] == ["Sannolikhet", "Konsekvens 1 – Försumbar"]
    assert matrix.rows[1] == ("3 – Möjlig", "3, låg", "6, medel", "9, hög", "12, hög:\nR1")
    assert matrix.rows[3][1] == "1, låg:\nR2"
    assert matrix.tones[1] == ("", "lag", "mellan", "hog", "hog")


def test_the_plan_says_who_adopted_it_and_what_it_was_changed_by() -> None:
    """Adopted and revised stand with day and §; a draft asks the nämnd to adopt it."""
    revised = plan((p.PlanRevised, {"beslutad": MEETING, "paragraf": "§ 30", "skal": "Ny risk."}))
    texts = [
        str(plan_document(PlanTold(one, words=True), moment())).replace("\\xa0", " ")
        for events in (revised, revised[:1])
        for one in Internkontroll.from_histories([events]).planer.values()
    ]

    assert "2022-12-14 § 168" in texts[0]
    assert "Reviderad 2023-02-21 § 30: Ny risk." in texts[0]
    assert "Därför att." in texts[0]
    assert "antar internkontrollplanen för 2023" in texts[1]


def test_a_years_draws_are_summed_up() -> None:
    """What was drawn and reviewed, with which outcome, and which months had no draw."""
    made = {"dragning": 1, "ar": 2023, "manad": 1, "underlag": "lasningar", "population": 400,
            "population_sha256": "0" * 64, "antal": 2, "dragna": ("a", "b"), "known_position": 4,
            "known_root": "00", "seed": "00", "algoritm": "prov"}  # fmt: skip
    review = {"dragning": 1, "referens": "a", "granskad": MEETING, "utfall": "anmarkning"}
    known = Internkontroll.from_histories(
        [written(PLAN, (g.DragningMade, made), (g.DragningReviewed, review))]
    )
    when = {1: Drawn(date(2023, 2, 6), date(2023, 1, 31))}
    found = str(draws_document(summary(known.dragningar[2023], 2), 2023, moment(), when))

    assert "Drogs 2023-02-06 ur uppgifter inlästa till och med 2023-01-31." in found
    assert "2 drogs och 1 är granskade. Utfall: 1 med anmärkning." in found
    assert "Ingen dragning gjordes för februari." in found
    assert "anmärkning 1, väntar 1" in found


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ((2023, 1, 1), (2023, 3, 31), "första kvartalet 2023"),
        ((2024, 1, 1), (2024, 4, 30), "första tertialet 2024"),
        ((2024, 7, 1), (2024, 12, 31), "andra halvåret 2024"),
        ((2023, 1, 1), (2023, 12, 31), "året 2023"),
        ((2023, 1, 2), (2023, 3, 31), "2023-01-02 – 2023-03-31"),
    ],
)
def test_a_period_has_the_name_that_people_use(
    first: tuple[int, int, int], last: tuple[int, int, int], name: str
) -> None:
    """Quarters, thirds, halves and years are called so; anything else by its days."""
    assert named(date(*first), date(*last)).name == name


def test_a_period_that_is_none_is_refused() -> None:
    """It neither ends before it begins nor lasts longer than five years."""
    for first, last in ((LAST, FIRST), (date(2015, 1, 1), LAST)):
        with pytest.raises(InvalidInputError):
            named(first, last)


def test_what_is_reported_next_is_the_quarter_that_ended_last() -> None:
    """On a quarter's last day it has not ended yet; parts that have not begun are not offered."""
    assert newest_ended(date(2023, 3, 31)).name == "fjärde kvartalet 2022"
    assert newest_ended(date(2023, 4, 1)).name == "första kvartalet 2023"
    assert "tredje kvartalet 2023" not in [one.name for one in begun(date(2023, 6, 30))]
