"""What comes next for a beslut that waits, so that nothing of it is left undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts import VERKSTALLIGHET
from api.reports.verkstallighet.orsaker import old_orsak
from api.web.build.verkstallighet.individrapporter import quarter_name, quarter_names
from api.web.build.verkstallighet.seen import Seen
from api.web.formats import datum
from api.web.forms_verkstallighet.specs import FORMS, Place
from api.web.models.lexsarah import Link
from api.web.models.plan import Next
from audit.act_table import who_may
from audit.verkstallighet import codes
from audit.verkstallighet.acts import ACTS
from audit.verkstallighet.lage import (
    ENDED,
    Lage,
    classify,
    newest_answer,
    newest_orsak,
    offers,
    reportable,
    running,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from audit.verkstallighet.beslut import Beslut
    from audit.verkstallighet.individrapporter import Individrapport

AWAITED = {
    Lage.TACKAT_JA: "Den enskilde har tackat ja. Registrera att beslutet är verkställt när"
    " insatsen har börjat.",
    Lage.DELVIS: "En del av insatsen ges. Registrera att beslutet är verkställt när hela insatsen"
    " ges.",
    Lage.AVBROTT: "Insatsen är avbruten. Registrera att beslutet är verkställt när insatsen ges"
    " igen.",
}
"""What is awaited where the way there is clear."""
OFFER = (
    "Registrera ett erbjudande när det lämnas, och att beslutet är verkställt när insatsen har"
    " börjat."
)


def next_of(seen: Seen, state: Beslut, reports: Sequence[Individrapport]) -> Next | None:
    """Say what comes next, with the ways there, or who may where the person may not.

    None on another day, once nothing is left to do, and for those who do nothing here.
    """
    acts = any(VERKSTALLIGHET.may(seen.acting, act) for act in ACTS)
    if not acts or not seen.standing.now or state.erased or state.registered is None:
        return None
    return next(_steps(_Ways(seen, state), reports), None)


@dataclass(frozen=True, slots=True)
class _Ways:
    """Makes a step: its sentence, with the ways that the person may take."""

    seen: Seen
    state: Beslut

    def step(self, text: str, *slugs: str, **chosen: int | str) -> Next:
        """Give a step."""
        links = self.seen.links(self.state.id, *slugs, **chosen)
        if not links:
            act = FORMS.forms[Place.BESLUT, slugs[0]].act
            text = f"{text} {who_may(ACTS[act])}"
        return Next(text, links)


def _steps(ways: _Ways, reports: Sequence[Individrapport]) -> Iterator[Next]:
    """Give what is left to do, first things first."""
    per, state = ways.seen.per, ways.state
    for one in offers(state, per):
        waits = classify(state, per) not in ENDED
        if waits and newest_answer(state, one.erbjudande, per) is None:
            text = f"Registrera vad den enskilde svarade på erbjudandet {datum(one.erbjudet)}."
            yield ways.step(text, "answer-erbjudande", erbjudande=one.erbjudande)
    if reportable(state, per) and newest_orsak(state, per) is None:
        text = "Ange orsaken till dröjsmålet. Den ska stå i individrapporten."
        yield ways.step(text, "state-orsak")
    yield from _report(ways, reports)
    yield from _wait(ways, reports)


def _report(ways: _Ways, reports: Sequence[Individrapport]) -> Iterator[Next]:
    """Give the step to the newest report that lacks: what still waits is reported anew in it."""
    per, seen = ways.seen.per, ways.seen
    newest = next((one for one in reports if one.due(per)), None)
    if newest is None or not newest.lacking(per):
        return
    lacking, which = newest.lacking(per), quarter_name(newest.ar, newest.kvartal)
    to = " och ".join(_TO[one] for one in lacking)
    old = _old(ways, newest)
    done = ways.step(
        f"{old}Lämna individrapporten för {which} till {to}. Registrera sedan att"
        f" den är skickad.{_older(reports, per, 'saknas även')}",
        "send-individrapport",
        mottagare=lacking[0], ar=newest.ar, kvartal=newest.kvartal, rapportslag=newest.rapportslag,
    )  # fmt: skip
    here = f"/kvartal/{newest.ar}/{newest.kvartal}"
    paper = Link(f"Rapporterna till {_TO[lacking[0]]}, {which}",
                 f"{seen.base}{here}/papper/{lacking[0]}")  # fmt: skip
    note = "här registreras alla rapporter på en gång" if done.links else ""
    together = Link(f"Alla beslut, {which}", seen.at(here), note)
    anew = seen.links(ways.state.id, "state-orsak") if old else ()
    yield Next(done.text, (*anew, paper, *done.links, together))


def _old(ways: _Ways, newest: Individrapport) -> str:
    """Warn that the reason a report would carry was stated before its quarter; empty if not."""
    if newest.rapport is None:
        return ""
    asked = newest.ar, newest.kvartal
    old = old_orsak(ways.state, newest.rapport.vantan, *asked, ways.seen.per)
    if old is None:
        return ""
    return (
        f"Orsaken till dröjsmålet är angiven {datum(old.angiven)}, före"
        f" {quarter_name(*asked)}. Kontrollera att den stämmer, och ange den annars på nytt. "
    )


def _older(reports: Sequence[Individrapport], per: date, lack: str) -> str:
    """Name the quarters before the newest whose reports are not registered, if there are any."""
    due = [(one.ar, one.kvartal) for one in reports if one.due(per)]
    lacking = {(one.ar, one.kvartal) for one in reports if one.lacking(per)}
    older = lacking - set(due[:1])
    return f" Rapporter {lack} för {quarter_names(older)}." if older else ""


_TO = {"ivo": codes.MOTTAGARE["ivo"], "revisorerna": codes.MOTTAGARE["revisorerna"].lower()}


def _wait(ways: _Ways, reports: Sequence[Individrapport]) -> Iterator[Next]:
    """Give what is awaited of a beslut that is not carried out."""
    per, state = ways.seen.per, ways.state
    lage, waits = classify(state, per), running(state, per)
    if lage is None or waits is None:
        return
    day = datum(waits.rapporteras_fran)
    when = "" if reportable(state, per) else f" Annars rapporteras beslutet från {day}."
    more = when + _older(reports, per, "saknas")
    if lage in AWAITED:
        yield ways.step(AWAITED[lage] + more, "verkstall-beslut")
    else:
        yield ways.step(OFFER + more, "make-erbjudande", "verkstall-beslut")
