"""What comes next for a granskning, so that whoever has the letter in hand gets through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts import REVISION
from api.web.build.granskningar.seen import Seen, frist_name, late_underlag
from api.web.forms_revision.fields_insyn import Place
from api.web.forms_revision.ground import REKOMMENDATION
from api.web.forms_revision.i_aret import IAret, in_the_year
from api.web.forms_revision.left import DONE
from api.web.forms_revision.specs import FORMS
from api.web.models.lexsarah import Link
from api.web.models.plan import Next
from audit.act_table import who_may
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.acts import ACTS
from audit.revision.roles import Steg
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from audit.revision.granskning import Granskning


def next_of(seen: Seen, state: Granskning) -> Next | None:
    """Say what comes next, with the ways there, or who may where the person may not.

    None once it is closed, and for those who do nothing with a granskning.
    """
    acts = any(REVISION.may(seen.acting, act) for act in ACTS)
    if not acts or state.steg is not Steg.OPPEN:
        return None
    return _with_year(seen, state, next(_steps(_Ways(seen, state), state)))


def _with_year(seen: Seen, state: Granskning, step: Next) -> Next:
    """Add where what waits stands in the nämnd's year; papers that are late are said first.

    Once the nämnd has met they are no longer waited for.
    """
    waits = [one for one in svarsfrister(state) if one.lamnat is None]
    there = [(one, in_the_year(seen.acting, state.id, one.anmarkning)) for one in waits]
    slug = seen.acting.log.namnd.slug
    year = [Link(f"{frist_name(one)} i nämndens år", found.address(slug))
            for one, found in there if found]  # fmt: skip
    late = [said for _, found in there if found and (said := _late(seen, found))]
    links = (*year, *step.links) if late else (*step.links, *year)
    return Next(" ".join((*late, step.text)), links)


def _late(seen: Seen, found: IAret) -> str:
    coming = found.mote is not None and seen.today < found.mote.dag
    return late_underlag(seen, found) if coming else ""


@dataclass(frozen=True, slots=True)
class _Ways:
    """Makes a step: its sentence, with the ways that the person may take."""

    seen: Seen
    state: Granskning

    def step(self, text: str, *slugs: str, more: tuple[str, ...] = (), **chosen: int | str) -> Next:
        """Give a step; `more` are forms that nothing is chosen for."""
        links = self.seen.links(self.state.id, *slugs, **chosen)
        if slugs and not links:
            act = FORMS.forms[Place.GRANSKNING, slugs[0]].act
            text = f"{text} {who_may(ACTS[act])}"
        return Next(text, (*links, *self.seen.links(self.state.id, *more)))

    def before_namnd(self, what: str, slug: str, paper: str, nummer: int | None = None) -> Next:
        """Give the step to the nämnd: first the document, and that it is given after it decided.

        From the day of the sammanträde it is the other way round.
        """
        found = in_the_year(self.seen.acting, self.state.id, nummer)
        mote, vid = (found.mote, found.vid) if found else (None, "")
        given = self.step("", slug) if nummer is None else self.step("", slug, anmarkning=nummer)
        name = f"{what.capitalize()} som dokument" + (f" (till {vid})" if vid else "")
        documents = self.seen.paper(self.state.id, paper, name)
        if mote is not None and self.seen.today >= mote.dag:
            text = f"Registrera att nämnden lämnat {what}, med dag och paragraf."
            return Next(f"{text} {given.text}".strip(), (*given.links, *documents))
        when = f"vid {vid}" if vid else "vid ett sammanträde"
        text = (
            f"Nämnden beslutar om {what} {when}. Lägg fram dokumentet. Registrera efter"
            f" sammanträdet att {what} är lämnat."
        )
        return Next(f"{text} {given.text}".strip(), (*documents, *given.links))


def _steps(ways: _Ways, state: Granskning) -> Iterator[Next]:
    """Give what is left to do, first things first; the last always stands."""
    yield from _report(ways, state)
    yield from _answer(ways, state)
    yield from _yttranden(ways, state)
    for one in state.rekommendationer:
        if one.lage not in DONE:
            text = f"Följ upp rekommendation {one.nummer} tills den är genomförd."
            yield ways.step(text, "follow-up-rekommendation", rekommendation=one.nummer)
    text = "Allt som har begärts är lämnat. Avsluta granskningen när inget mer ska göras."
    yield ways.step(text, "close-granskning")


def _report(ways: _Ways, state: Granskning) -> Iterator[Next]:
    if state.newest(g.RapportReceived) is None:
        if not state.anmarkningar:
            text = (
                "Registrera frågorna i revisorernas brev, och rapporten när den kommer."
                " Kom det en revisionsberättelse med en anmärkning registrerar du den i stället."
            )
            slugs = ("receive-rapport", "register-fraga", "register-anmarkning")
            yield ways.step(text, *slugs)
        return
    if not state.fragor:
        text = "Registrera revisorernas frågor ur rapporten, en i taget."
        yield ways.step(text, "register-fraga", "register-rekommendation")
    for one in state.fragor:
        if one.svar is None:
            text = f"Registrera vad revisorerna svarade på fråga {one.nummer}, eller en fråga till."
            yield ways.step(text, "answer-fraga", more=("register-fraga",), fraga=one.nummer)
    if not state.rekommendationer and state.newest(s.SvarRequested) is None:
        text = "Registrera revisorernas rekommendationer ur rapporten, en i taget."
        yield ways.step(text, "register-rekommendation", "request-svar")


def _answer(ways: _Ways, state: Granskning) -> Iterator[Next]:
    if state.newest(g.RapportReceived) is None or state.newest(s.SvarGiven) is not None:
        return
    if state.newest(s.SvarRequested) is None:
        text = "Registrera när nämnden ska lämna sitt svar, eller en rekommendation till."
        yield ways.step(text, "request-svar", "register-rekommendation")
    for one in state.rekommendationer:
        if (REKOMMENDATION, one.nummer) not in state.svar:
            text = f"Skriv nämndens svar på rekommendation {one.nummer}."
            yield ways.step(text, "answer-rekommendation", rekommendation=one.nummer)
    yield ways.before_namnd("svaret", "give-svar", "")


def _yttranden(ways: _Ways, state: Granskning) -> Iterator[Next]:
    asked = {one.anmarkning for one in state.all(s.YttrandeRequested)}
    given = {one.anmarkning for one in state.all(s.YttrandeGiven)}
    for nummer in state.anmarkningar:
        if nummer in given:
            continue
        if nummer not in asked:
            text = "Registrera när nämnden ska yttra sig över anmärkningen."
            yield ways.step(text, "request-yttrande", anmarkning=nummer)
        if not state.yttrande(nummer):
            text = "Skriv nämndens yttrande över anmärkningen, en del i taget."
            yield ways.step(text, "write-yttrande", avsnitt="bedomning", anmarkning=nummer)
        yield ways.before_namnd("yttrandet", "give-yttrande", f"/yttrande/{nummer}", nummer)
