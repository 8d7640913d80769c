"""The four refusals in words, each with a link to what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.acts import circumstances
from api.acts.circumstances import in_the_best_order
from api.acts.perform import furthest
from api.web.forms.registry import FORMS
from api.web.models.frame import Kind
from api.web.models.lexsarah import Refusal
from audit.lexsarah import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
    demand,
)
from audit.lexsarah.acts import ACTS, Stream
from audit.lexsarah.authority import own
from audit.lexsarah.lacking import what_lacks
from audit.lexsarah.roles import Steg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from api.web.forms.addresses import Addresses
    from api.web.forms.situation import Situation
    from audit.lexsarah.refusals import RefusedError

REFUSALS: Final = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)

HEADINGS: Final[dict[type[Exception], str]] = {
    JavRefusedError: "Det här kan du inte göra: jäv",
    StateRefusedError: "Det går inte än",
    AuthorityRefusedError: "Det här får någon annan göra",
}
"""Refusal → its heading; no access has the page of what does not exist."""

LACKING: Final = "Ärendet kan inte avslutas än"
STEPS: Final = (Steg.OPPNAT, Steg.UNDER_UTREDNING, Steg.BEDOMT, Steg.BESLUTAT, Steg.AVSLUTAT)

GIVES: Final[dict[str, str]] = {
    # Steps of the ärende and of its track to IVO
    "under_utredning": "take_arende",
    "bedomt": "make_bedomning",
    "beslutat": "decide_atgarder",
    "avslutat": "close_full",
    "anmalt": "anmal_ivo",
    "kompletterat": "send_utredning_ivo",
    "oppnat": "reopen_arende",
    # Beslut that lack before closing
    "omedelbara_atgarder": "assess_omedelbara_atgarder",
    "bedomning": "make_bedomning",
    "atgarder": "decide_atgarder",
    "anmala_ivo": "anmal_ivo",
    # What else a step may ask for
    "utförd": "do_atgard",
}
"""What lacks → the act that gives it; acts that lack stand for themselves."""


def refused(situation: Situation) -> tuple[RefusedError | None, str]:
    """Tell why the person may not do the act now, None where it may be done.

    The text beside says whose absence it needs, where others decide in the first place.
    """
    act, refusals = situation.act, list[Exception]()
    around = circumstances(situation.acting, act.stream, situation.events)
    for one in in_the_best_order(around, act):
        try:
            demand(act.name, situation.events, one)
            if act.sak is None:
                return None, ""
            own(act, one, absent=True)
        except REFUSALS as refusal:
            refusals.append(refusal)
            continue
        try:
            own(act, one, absent=False)
        except AuthorityRefusedError as others:
            return None, others.detail
        return None, ""
    found = furthest(refusals)
    assert isinstance(found, REFUSALS)  # noqa: S101 - only those were caught
    return found, ""


def refusal_of(error: RefusedError, situation: Situation) -> Refusal:
    """Put a refusal into words, with links to what would help."""
    named = _lacks_by_name(situation)
    lacks = error.lacks if isinstance(error, StateRefusedError) else ()
    if lacks and set(lacks) <= set(named):
        return lacking(situation) or Refusal(LACKING, error.detail)
    return Refusal(
        heading=HEADINGS.get(type(error), "Det här går inte"),
        text=error.detail,
        kind=Kind.WARNING,
        links=tuple(dict.fromkeys(_links(error, lacks, situation))),
    )


def lacking(situation: Situation) -> Refusal | None:
    """Name what lacks before the full closing, each thing with its form; None where nothing."""
    named = _lacks_by_name(situation)
    if not named:
        return None
    given = {one: what_gives(one, situation.addresses, situation.stream) for one in named}
    links = tuple((text, found[1] if (found := given[one]) else "") for one, text in named.items())
    return Refusal(LACKING, "Det här saknas:", Kind.WARNING, links)


def _lacks_by_name(situation: Situation) -> dict[str, str]:
    if situation.spec.act != "close_full":
        return {}
    return {f"{one.kind}:{one.name}": one.sentence for one in what_lacks(situation.arende)}


def _links(
    error: RefusedError, lacks: Iterable[str], situation: Situation
) -> Iterator[tuple[str, str]]:
    for one in (*_steps_before(lacks, situation), *lacks):
        found = what_gives(one, situation.addresses, situation.stream)
        if found:
            yield found
    if isinstance(error, JavRefusedError):
        yield ("Till ärendena", situation.addresses.base)


def _steps_before(lacks: Iterable[str], situation: Situation) -> tuple[str, ...]:
    """Name the steps between where the ärende is and the first one that the act asks for."""
    here = situation.arende.steg
    wanted = [STEPS.index(Steg(one)) for one in lacks if one in STEPS]
    if here not in STEPS or not wanted or here is Steg.AVSLUTAT:
        return ()
    return tuple(STEPS[STEPS.index(here) + 1 : min(wanted)])


def what_gives(lack: str, addresses: Addresses, arende: UUID | None) -> tuple[str, str] | None:
    """Give text and address of the form that gives what lacks; None where no form does.

    `lack` is the code of a refusal: `punkt:orsaker`, `konsekvens:Enskild A/konsekvens`,
    `beslut:polisanmalan`, a step, or an act.
    """
    kind, _, name = lack.rpartition(":")
    chosen: dict[str, str] = {}
    if kind == "punkt":
        act, chosen = "answer_punkt", {"punkt": name}
    elif kind == "konsekvens":
        kod, slash, fraga = name.partition("/")
        act = "answer_konsekvens" if slash else "record_kod"
        chosen = {"kod": kod, "fraga": fraga} if slash else {}
    elif name in {"polisanmalan", "orosanmalan", "lex_maria"}:
        act, chosen = "note_annan_anmalan", {"slag": name}
    else:
        act = GIVES.get(name, name)
    if act not in FORMS:
        return None
    stream = ACTS[act].stream
    label = FORMS[act][0].label
    at = arende if stream is Stream.ARENDE else None
    return (label, addresses.act(act, stream, at, **chosen)) if at else None
