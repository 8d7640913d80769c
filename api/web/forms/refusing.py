"""The four refusals in words, each with a link to what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.acts import circumstances
from api.acts.circumstances import in_the_best_order
from api.acts.perform import furthest
from api.web.forms.lacking_steps import STEPS, lacking_steps, steps_before
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
from audit.lexsarah.authorise import who_may
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
CALLED: Final = {"close_full": "Avsluta ärendet", "close_short": "Avsluta ärendet"}
"""Act → the heading of the page that refuses it, where the form's own says which way it goes."""

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
    told = lacking_steps(situation.act, situation.arende.steg, lacks)
    heading, text = told or (HEADINGS.get(type(error), "Det här går inte"), error.detail)
    links = tuple(dict.fromkeys(_links(error, lacks, situation)))
    return Refusal(heading=heading, text=text, kind=Kind.WARNING, links=links)


def called(situation: Situation) -> str:
    """Give the heading of the page that refuses an act."""
    return CALLED.get(situation.spec.act, situation.spec.label)


def lacking(situation: Situation) -> Refusal | None:
    """Name what lacks before the full closing, each thing with its form; None where nothing."""
    named = _lacks_by_name(situation)
    if not named:
        return None
    links = tuple(_given(one, situation, text) or (text, "") for one, text in named.items())
    return Refusal(LACKING, "Det här saknas:", Kind.WARNING, links)


def _given(lack: str, situation: Situation, text: str = "") -> tuple[str, str] | None:
    """Give the way to the form of what lacks; where it is not mine, in words who may."""
    found = what_gives(lack, situation.addresses, situation.stream)
    if found is None:
        return None
    others = who_else(act_that_gives(lack)[0], situation)
    label = text or found[0]
    return (f"{label.removesuffix('.')}. {others}", "") if others else (label, found[1])


def who_else(act: str, situation: Situation) -> str:
    """Say who may do an act where the person never may; empty where the person may."""
    wanted = ACTS[act]
    around = circumstances(situation.acting, wanted.stream, situation.events)
    mine = [one for one in around if one.roll in wanted.may]
    said = "" if mine else who_may(wanted)
    for one in mine if wanted.sak else ():
        try:
            own(wanted, one, absent=True)
        except AuthorityRefusedError as refusal:
            said = refusal.detail
        else:
            return ""
    return said


def _lacks_by_name(situation: Situation) -> dict[str, str]:
    if situation.spec.act != "close_full":
        return {}
    return {f"{one.kind}:{one.name}": one.sentence for one in what_lacks(situation.arende)}


def _links(
    error: RefusedError, lacks: Iterable[str], situation: Situation
) -> Iterator[tuple[str, str]]:
    steps = [one for one in lacks if one in STEPS]
    here = situation.arende.steg
    closed = ("oppnat",) if steps and here is Steg.AVSLUTAT else ()
    before = steps_before(here, steps) or closed
    for one in before or [one for one in lacks if one not in steps]:
        found = _given(one, situation)
        if found:
            yield found
    if isinstance(error, JavRefusedError):
        yield ("Till ärendena", situation.addresses.base)


def what_gives(lack: str, addresses: Addresses, arende: UUID | None) -> tuple[str, str] | None:
    """Give text and address of the form that gives what lacks; None where no form does.

    `lack` is the code of a refusal: `punkt:orsaker`, `konsekvens:Enskild A/konsekvens`,
    `beslut:polisanmalan`, a step, or an act.
    """
    act, chosen = act_that_gives(lack)
    if act not in FORMS:
        return None
    stream = ACTS[act].stream
    at = arende if stream is Stream.ARENDE else None
    return (FORMS[act][0].label, addresses.act(act, stream, at, **chosen)) if at else None


def act_that_gives(lack: str) -> tuple[str, dict[str, str]]:
    """Name the act that gives what lacks, and what its form has chosen already."""
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
    return act, chosen
