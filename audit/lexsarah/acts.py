"""What may be done, by which roles and at which steps: what `acts.csv` says, in code.

The table was written first and is tried, cell by cell, against what `decide` does;
neither is made of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.lexsarah.roles import IvoSteg, Role, Steg


class Stream(StrEnum):
    """The kinds of stream in lex Sarah."""

    RAPPORT = "rapport"
    ARENDE = "arende"
    UTFORARE = "utforare"
    INFORMATION = "information"


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One thing that can be done: `saker` (matter) asks the delegationsordning too.

    `reads` marks what only shows something: whoever may not is told nothing at all.
    """

    name: str
    stream: Stream
    may: frozenset[Role]
    steg: frozenset[Steg]
    ivo: frozenset[IvoSteg] = frozenset(IvoSteg)
    stopped_by_jav: bool = True
    sak: str | None = None
    reads: bool = False

    @property
    def starts(self) -> bool:
        """Tell whether it starts a stream of its own."""
        return Steg.INGEN in self.steg


_M, _U, _E, _V = Role.MOTTAGARE, Role.UTREDARE, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
_B, _N, _R = Role.BESLUTSFATTARE_IVO, Role.NAMNDSEKRETERARE, Role.RAPPORTOR
_K, _REV, _LOG, _S = Role.KVALITET, Role.REVISOR, Role.LOGGKONTROLLANT, Role.SYSTEM

_STAFF = {_M, _U, _E, _V, _B, _N, _K, _REV, _S}
SEES: dict[Stream, frozenset[Role]] = {
    Stream.RAPPORT: frozenset({_R, *_STAFF} - {_E, _N}),
    Stream.ARENDE: frozenset(_STAFF),
    Stream.UTFORARE: frozenset(_STAFF),
    Stream.INFORMATION: frozenset(_STAFF),
}
"""Who knows that such a stream is there; for everyone else it is as if it were not."""

_NEW = {Steg.INGEN}
_RAPPORT = {Steg.INKOMMEN, Steg.SORTERAD, Steg.LAMNAD_VIDARE}
_TAKEN = {Steg.UNDER_UTREDNING, Steg.BEDOMT, Steg.BESLUTAT}
_RUNNING = {Steg.OPPNAT, *_TAKEN}
_ANY = {*_RUNNING, Steg.AVSLUTAT}


def _rapport(name: str, *may: Role, jav: bool = True, reads: bool = False) -> Act:
    return Act(
        name=name,
        stream=Stream.RAPPORT,
        may=frozenset(may),
        steg=frozenset(_RAPPORT),
        stopped_by_jav=jav,
        reads=reads,
    )


def _arende(
    name: str,
    *may: Role,
    steg: set[Steg] = _ANY,
    ivo: set[IvoSteg] | None = None,
    jav: bool = True,
    sak: str | None = None,
    reads: bool = False,
) -> Act:
    return Act(
        name=name,
        stream=Stream.ARENDE,
        may=frozenset(may),
        steg=frozenset(steg),
        ivo=frozenset(ivo or IvoSteg),
        stopped_by_jav=jav,
        sak=sak,
        reads=reads,
    )


def _new(name: str, stream: Stream, *may: Role, sak: str | None = None) -> Act:
    return Act(
        name=name,
        stream=stream,
        may=frozenset(may),
        steg=frozenset(_NEW),
        stopped_by_jav=False,
        sak=sak,
    )


_ACTS: tuple[Act, ...] = (
    _new("receive_rapport", Stream.RAPPORT, *(set(Role) - {_S})),
    _new("enter_rapport", Stream.RAPPORT, _M, _U, _E, _V),
    _rapport("supplement_rapport", _R, _M, _U, jav=False),
    _rapport("open_rapport", _M, _U, _V),
    _rapport("note_meddelande", _S, jav=False),
    _rapport("issue_kvitto", _S, jav=False),
    _rapport("ask_fraga", _M, _U),
    _rapport("answer_fraga", _R, _M, _U, jav=False),
    _rapport("tell_rapportor", _M, _U, _V),
    _rapport("open_identity", _U),
    _rapport("sort_rapport", _M, _U, _V),
    _rapport("note_annan_anmalan_of_rapport", _M, _U, _V),
    _rapport("attach_to_rapport", _R, _M, _U, jav=False),
    _rapport("correct_rapport", _M, _U),
    _rapport("read_rapport", _R, _M, _U, _V, _B, reads=True),
    _new("open_arende", Stream.ARENDE, _M, _U, _V),
    _new("read_in_arende", Stream.ARENDE, _S),
    _arende("join_rapport", _M, _U, steg=_RUNNING),
    _arende("split_rapport", _M, _U, steg=_RUNNING),
    _arende("register_diarienummer", _M, _U, _N),
    _arende("assess_omedelbara_atgarder", _V, steg=_RUNNING, sak="omedelbara_atgarder"),
    _arende("make_forsta_bedomning", _M, _U, _V, steg={Steg.OPPNAT, Steg.UNDER_UTREDNING}),
    _arende("note_annan_anmalan", _M, _U, _V),
    _arende("take_arende", _U, steg=_RUNNING, sak="utreda"),
    _arende("declare_jav", _M, _U, _E, _V, _B, _N, jav=False),
    _arende("record_inblandad", _M, _U, _V),
    _arende("settle_jav", _V, _N),
    _arende("give_atkomst", _U, _V),
    _arende("end_atkomst", _U, _V),
    _arende("record_kod", _U, steg=_TAKEN),
    _arende("open_kodlista", _U, steg={*_TAKEN, Steg.AVSLUTAT}),
    _arende("write_utredningssteg", _U, steg=_TAKEN),
    _arende("answer_punkt", _U, steg=_TAKEN),
    _arende("answer_konsekvens", _U, steg=_TAKEN),
    _arende("note_ingen_enskild", _U, steg=_TAKEN),
    _arende("plan_atgard", _U, _E, _V, steg=_RUNNING),
    _arende("change_atgard", _U, _E, _V),
    _arende("drop_atgard", _U, _V),
    _arende("do_atgard", _U, _E, _V),
    _arende("assess_effekt", _U, _E, _V),
    _arende("make_bedomning", _U, steg=_TAKEN, sak="utreda"),
    _arende("register_bedomning", _U, _V, _B, _N, steg=_RUNNING),
    _arende("decide_atgarder", _V, steg={Steg.BEDOMT, Steg.BESLUTAT}, sak="atgarder"),
    _arende("register_beslut", _M, _U, _V, _B, _N),
    _arende("anmal_ivo", _B, steg=_RUNNING, ivo={IvoSteg.INTE_ANMALT}, sak="anmala_ivo"),
    _arende("register_ivo_anmalan", _U, _B, _N, ivo={IvoSteg.INTE_ANMALT}),
    _arende(
        "send_utredning_ivo",
        _U,
        _B,
        steg={Steg.BEDOMT, Steg.BESLUTAT, Steg.AVSLUTAT},
        ivo={IvoSteg.ANMALT},
    ),
    _arende(
        "register_ivo_arrival",
        _U,
        _B,
        _N,
        steg={Steg.BEDOMT, Steg.BESLUTAT, Steg.AVSLUTAT},
        ivo={IvoSteg.KOMPLETTERAT},
    ),
    _arende("anmal_brister", _B, sak="anmala_brister"),
    _arende("register_brister", _U, _B, _N),
    _arende("register_ivo_diarienummer", _U, _B, _N, ivo={IvoSteg.ANMALT, IvoSteg.KOMPLETTERAT}),
    _arende("close_short", _U, steg=_TAKEN, sak="utreda"),
    _arende("close_full", _U, steg={Steg.BESLUTAT}, sak="utreda"),
    _arende("reopen_arende", _U, _V, steg={Steg.AVSLUTAT}),
    _arende("attach_to_arende", _M, _U),
    _arende("make_uttag", _U, _V, _B, _N),
    _arende("correct_arende", _M, _U, _N),
    _arende("read_arende", _M, _U, _E, _V, _B, _N, reads=True),
    _arende("read_arende_facts", _M, _U, _E, _V, _B, _N, _K, _REV, reads=True),
    _arende("read_who_read", _U, _LOG, reads=True),
    _new("receive_utforare_rapport", Stream.UTFORARE, _M, _U, _N),
    _new("receive_utforare_anmalan", Stream.UTFORARE, _M, _U, _N),
    Act(
        name="follow_up_utforare",
        stream=Stream.UTFORARE,
        may=frozenset({_M, _U, _N}),
        steg=frozenset({Steg.MOTTAGEN}),
        stopped_by_jav=False,
    ),
    _new("inform_personal", Stream.INFORMATION, _E, sak="informera_personal"),
)

ACTS: dict[str, Act] = {act.name: act for act in _ACTS}
"""Every act by its name."""
