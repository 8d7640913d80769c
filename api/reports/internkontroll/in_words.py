"""What the plan and a mätning say besides numbers, in the words of the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.reports.internkontroll import saying
from api.reports.internkontroll.model import Atgard, AvvikelsePart, Outcome, Part, Presented
from api.web.formats import MONTHS, antal, datum
from audit.clock import STOCKHOLM
from audit.internkontroll import maluppfyllelse
from audit.internkontroll.codes import EFFEKT, FREKVENSER, KONTROLLMOMENT, NAMNDENS_UTFALL
from audit.internkontroll.events_matning import KontrollFrozen, MatningRegistered
from audit.internkontroll.kontroll_tid import langd_text
from audit.internkontroll.roles import Steg
from audit.law.delegation import BEFATTNINGAR

if TYPE_CHECKING:
    from audit.internkontroll import avvikelse as state_of_avvikelse
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontroll import Kontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.matning import Matning
    from audit.internkontroll.plan import Plan

OWN: Final = "Nämndens eget mål (inte lag)"
_HELD: Final = {
    "inom": "Utfallet är inom målet.",
    "utanfor": "Utfallet är utanför målet.",
    "utan_mal": "Utfallet kan inte jämföras med målet.",
}
BY_ITSELF: Final = "Utfallet är "
"""How the heading begins of an avvikelse that an outcome opened."""
COUNTED_AS: Final[Mapping[str, str]] = {
    "hemtjanst_hundra_timmar": "missade",
    "loggkontroll": "obefogade läsningar",
}
"""Ready-made kontrollmoment → what a number of it counts."""
UNKNOWN: Final = "Mätning"
NO_WORDS: Final[Mapping[UUID, Avvikelse]] = MappingProxyType({})


def rubrik(state: Internkontroll, matning: Matning, moment: Kontrollmoment | None) -> str:
    """Give the heading: the nämnd's own wins, then the kontroll's, then the register's."""
    if moment is not None:
        return moment.rubrik
    kontroll = _kontroll(state, matning)
    if kontroll is not None:
        return kontroll.namn
    return KONTROLLMOMENT.get(matning.matt.removesuffix("_avslutade"), UNKNOWN)


def _kontroll(state: Internkontroll, matning: Matning) -> Kontroll | None:
    return state.kontroller.get(matning.kontroll) if matning.kontroll else None


def moment_rows(plan: Plan, moment: Kontrollmoment) -> tuple[tuple[str, str], ...]:
    """Give the headings of a kontrollmoment with what the plan says under each."""
    rows = (
        ("Plan", adopted(plan)),
        ("Process eller rutin", moment.process),
        ("Kontrollmoment", moment.kontroll),
        ("Frekvens", frekvens(moment)),
        ("Kontrollansvar", moment.ansvar),
        ("Metod", moment.metod),
        (OWN, mal(moment.mal)),
        ("Lagrum", moment.lagrum or ""),
    )
    return tuple((name, text) for name, text in rows if text)


def adopted(plan: Plan) -> str:
    """Say which plan it is and when the nämnd adopted it."""
    if plan.antagen is None:
        return f"Internkontrollplan {plan.ar}, inte antagen än"
    changed = "".join(f", reviderad {datum(one.beslutad)} {saying.paragraf(one.paragraf)}"
                      for one in plan.revideringar)  # fmt: skip
    adopted_at = f"{datum(plan.antagen)} {saying.paragraf(plan.paragraf or '')}"
    return f"Internkontrollplan {plan.ar}, antagen {adopted_at}{changed}"


def frekvens(moment: Kontrollmoment) -> str:
    """Say how often it is controlled and at which meetings it is reported."""
    often = FREKVENSER.get(moment.frekvens, moment.frekvens)
    months = [MONTHS[number - 1] for number in moment.rapporteras]
    return f"{often}. Redovisas i {saying.listed(months)}" if months else often


def mal(target: Mal | None) -> str:
    """Write a target, empty where there is none."""
    return saying.mal_in_words(target.slag, target.enhet, target.varde) if target else ""


def counted_as(moment: Kontrollmoment | None) -> str:
    """Say what a number of a ready-made kontrollmoment counts, after a space; else nothing."""
    noun = COUNTED_AS.get(moment.forlaga or "") if moment else None
    return f" {noun}" if noun else ""


def mal_of(moment: Kontrollmoment) -> str:
    """Write the target of a kontrollmoment with what it counts: `högst 0 obefogade läsningar`."""
    unit = counted_as(moment) if moment.mal and moment.mal.enhet == "antal" else ""
    return f"{mal(moment.mal)}{unit}"


def goal(state: Internkontroll, matning: Matning) -> Mal | None:
    """Give the target of a mätning as it stood on its day: the plan's, or else the kontroll's."""
    belongs, kontroll = state.belongs_to(matning), _kontroll(state, matning)
    return belongs[1].mal if belongs else kontroll.mal if kontroll else None


def held(matning: Matning, state: Internkontroll, moment: Kontrollmoment | None) -> str:
    """Hold the outcome against the nämnd's own target; empty where there is none."""
    kontroll = _kontroll(state, matning)
    target = moment.mal if moment else kontroll.mal if kontroll else None
    if target is None:
        return ""
    found = maluppfyllelse.outcome(matning.utfall, target)
    return f"{OWN}: {mal(target)}. {_HELD[found]}"


def metod(matning: Matning, state: Internkontroll) -> str:
    """Say how it was measured, where that is not how the register counts utredningar."""
    if isinstance(matning.said, MatningRegistered):
        return matning.said.metod
    kontroll = _kontroll(state, matning)
    if kontroll is None:
        return ""
    how = kontroll.definition
    told = f"{how.sluthandelse} inom {langd_text(how.inom)} efter {how.starthandelse}"
    again = f", sedan inom {langd_text(how.aterkommande)} varje gång" if how.aterkommande else ""
    newer = " Kontrollen har ändrats sedan dess." if _is_older(matning, kontroll) else ""
    return f"registret räknar {told}{again}.{newer}"


def _is_older(matning: Matning, kontroll: Kontroll) -> bool:
    said = matning.said
    return isinstance(said, KontrollFrozen) and said.definition != kontroll.definition_version


def counted(matning: Matning) -> tuple[str, ...]:
    """Say how many were looked at, where a person registered that."""
    said = matning.said
    if not isinstance(said, MatningRegistered) or said.urval is None:
        return ()
    of = f" av {antal(said.population)}" if said.population is not None else ""
    return (f"Granskade: {antal(said.urval)}{of}.",)


def delar(matning: Matning) -> tuple[Part, ...]:
    """Give the parts that a person broke the number down in."""
    said = matning.said
    if not isinstance(said, MatningRegistered):
        return ()
    return tuple(Part(one.namn, one.antal) for one in said.uppdelning)


def texts(words: Matning) -> Mapping[str, str]:
    """Give what people wrote by avsnitt; a comment to the numbers stands with the outcome."""
    found = {name: one.text for name, one in words.texts.items() if one.text}
    said = words.said
    if isinstance(said, MatningRegistered) and said.text:
        found["resultat"] = "\n\n".join((said.text, *filter(None, [found.get("resultat")])))
    return found


def avvikelser(
    state: Internkontroll,
    matning: Matning,
    now: datetime,
    words: Mapping[UUID, Avvikelse] = NO_WORDS,
) -> tuple[AvvikelsePart, ...]:
    """Give the avvikelser that the mätning opened, with their åtgärder.

    `words` holds those whose sealed texts the reader may have, by id.
    """
    day = now.astimezone(STOCKHOLM).date()
    return tuple(
        _avvikelse(words.get(one.id, one), day, hidden=one.id not in words)
        for one in state.avvikelser.values()
        if one.matning == matning.id
    )


def _avvikelse(one: Avvikelse, day: date, *, hidden: bool) -> AvvikelsePart:
    return AvvikelsePart(
        one.rubrik,
        f"avslutad {datum(one.avslutad)}" if one.steg is Steg.AVSLUTAD else "öppen",
        tuple(atgard(each, late=each.late(day)) for each in one.atgarder.values()),
        analys=one.analys.text if one.analys else None,
        hidden=hidden and one.analys is not None,
    )


def avvikelse_rubrik(state: Internkontroll, one: Avvikelse) -> str:
    """Name an avvikelse with its kontrollmoment; one that opened by itself with its outcome."""
    moment = (
        state.kontrollmoment(one.kontrollmoment, one.ar) if one.kontrollmoment and one.ar else None
    )
    matning = state.matningar.get(one.matning) if one.matning else None
    said = one.rubrik
    if matning and matning.utfall and one.mal and said.startswith(BY_ITSELF):
        said = f"{_utfall(matning)}, mål {mal(one.mal)}"
    return f"{moment.kod} {moment.rubrik}: {said}" if moment else said


def measured_after(state: Internkontroll, one: Avvikelse, last: date) -> str:
    """Say what the newest mätning after the one that an avvikelse came of gave; empty for none."""
    first = state.matningar.get(one.matning) if one.matning else None
    if first is None or one.kontrollmoment is None:
        return ""
    later = [
        each
        for each in state.matningar_of(one.kontrollmoment)
        if first.per < each.per <= last and each.matt == first.matt
    ]
    if not later:
        return ""
    newest = later[-1]
    stands = maluppfyllelse.outcome(newest.utfall, one.mal)
    verdict = f", {maluppfyllelse.MALUPPFYLLELSE[stands].lower()}" if one.mal else ""
    return f"mätningen efter, {datum(newest.per)}: {_utfall(newest)}{verdict}"


def _utfall(matning: Matning) -> str:
    found = matning.utfall
    if found is None:
        return "–"
    return saying.outcome_in_words(Outcome(found.taljare, found.namnare, found.enhet))


def atgard(one: state_of_avvikelse.Atgard, *, late: bool) -> Atgard:
    """Write an åtgärd: who, by when, and what became of it."""
    lage = "Planerad"
    if one.gjord is not None:
        effect = f", effekt: {EFFEKT[one.effekt].lower()}" if one.effekt else ""
        lage = f"Gjord {datum(one.gjord)}{effect}"
    elif one.avbruten is not None:
        lage = f"Avbruten {datum(one.avbruten)}"
    elif late:
        lage = f"Över tiden sedan {datum(one.forfaller + timedelta(days=1))}"
    rubrik = f"{one.rubrik}\n{one.text}" if one.text else one.rubrik
    return Atgard(rubrik, befattning(one.ansvarig), datum(one.forfaller), lage)


def befattning(code: str) -> str:
    """Name a befattning with a capital; what is no code stands as it was written."""
    name = BEFATTNINGAR.get(code, code)
    return name[:1].upper() + name[1:]


def presented(words: Matning) -> tuple[Presented, ...]:
    """Give when the nämnd was told and what it decided, the earliest meeting first."""
    return tuple(
        Presented(
            one.sammantrade,
            saying.paragraf(one.paragraf),
            NAMNDENS_UTFALL.get(one.utfall, one.utfall),
            one.text,
        )
        for one in sorted(words.presented, key=lambda one: one.sammantrade)
    )


def underlag(matning: Matning, plan: Plan | None) -> tuple[str, ...]:
    """Name what the report rests on: the plan, the mätning and its files."""
    found = [adopted(plan)] if plan else []
    kind = "Registrerad mätning" if matning.known_position is None else "Fryst mätning"
    found.append(f"{kind}, läget {datum(matning.per)}")
    files = len(matning.underlag)
    if files:
        found.append(f"Bifogat underlag: {antal(files)} {'fil' if files == 1 else 'filer'}")
    return tuple(found)
