"""The page Att göra: each thing that waits, until when, under which law, and the way to the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.auth import LABELS, Role
from api.web.build.att_gora_internkontroll import control_section
from api.web.formats import MONTHS, antal, dagar, datum, senast, tid
from api.web.forms.addresses import Addresses
from api.web.forms.short_names import lexsarah_name, rapport_name
from api.web.models.frame import Kind, NavLink
from api.web.models.parts import Bricka
from api.web.models.register import AttGoraPage, Line, Section
from audit.law.delegation import BESLUTSFATTARE
from audit.lexsarah.acts import Stream
from audit.lexsarah.waiting import Grund

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from api.seeing import Found, WaitingAtgard
    from api.web.models.frame import Frame
    from audit.lexsarah.waiting import Waiting
    from audit.organisation import Organisation

TO_DO: Final = {
    "oppna": "Öppna rapporten",
    "sortera": "Sortera rapporten",
    "svar": "Läs vad rapportören har svarat",
    "ta": "Ta ärendet som utredare",
    "omedelbara": "Bedöm om något måste göras omedelbart",
    "utreda": "Utred ärendet",
    "besluta": "Besluta om åtgärder",
    "avsluta": "Avsluta ärendet",
    "anmala_ivo": "Anmäl till IVO",
    "ivo_utredning": "Skicka den färdiga utredningen till IVO",
    "ivo_fardig": "Utredningen är färdig: skicka den till IVO",
    "ivo_kom_in": "Registrera när utredningen kom in till IVO",
    "atgard": "Genomför åtgärden",
    "effekt": "Bedöm vad åtgärden ledde till",
    "diarienummer": "Registrera diarienummer",
    "jav": "Avgör en fråga om jäv",
}
"""What waits, as the one who is to do it reads it."""

FOLLOWED: Final = {
    "ta": "Ärendet väntar på en utredare",
    "omedelbara": "Behovet av omedelbara åtgärder är inte bedömt",
    "utreda": "Ärendet utreds",
    "besluta": "Ärendet väntar på beslut om åtgärder",
    "avsluta": "Ärendet kan avslutas",
    "anmala_ivo": "Ärendet väntar på anmälan till IVO",
    "ivo_utredning": "Den färdiga utredningen ska till IVO",
    "ivo_fardig": "Utredningen är färdig och ska till IVO",
    "ivo_kom_in": "Det framgår inte när utredningen kom in till IVO",
    "atgard": "En åtgärd är inte genomförd",
}
"""The same, as the one who follows it reads it."""

_AT_ONCE: Final = frozenset(
    {"oppna", "sortera", "ta", "utreda", "besluta", "avsluta", "omedelbara"}
)
_ON_ITS_PAGE: Final = frozenset({"utreda", "svar"})
"""What is done on the page itself and not in a form of one act."""

_OWN_WORDS: Final = {
    "ta": "utredningen avslutas",
    "utreda": "utredningen avslutas",
    "besluta": "utredningen avslutas",
    "avsluta": "utredningen avslutas",
    "omedelbara": "bedöms",
    "anmala_ivo": "anmälan görs",
}
"""What the nämnd's own day beside a duty is the last day of."""

OWN: Final = "Nämndens eget mål (inte lag)"
ORDER: Final = (
    "Överst står rapporter där någon kan vara i fara, sedan det som har gått över tiden eller har "
    "sista dag i dag eller i morgon (lagens dagar före nämndens egna), det som ska göras genast "
    "och har väntat längst, det som har en dag längre fram och sist det övriga."
)
"""The rule of `audit.lexsarah.urgency` in words."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the lines are written with: the nämnd, today, the names of enheter."""

    namnd: str
    today: date
    organisation: Organisation

    def enhet(self, kod: str | None) -> str:
        """Name an enhet as it is called today."""
        if kod is None:
            return "Enheten framgår inte"
        return self.organisation.name("enhet", kod, self.today) or kod


@dataclass(frozen=True, slots=True)
class Unreported:
    """The delegationsbeslut of the month that has ended: its first day, and how many there are."""

    first: date
    antal: int


def att_gora_page(
    frame: Frame,
    found: Found,
    around: Surroundings,
    links: tuple[NavLink, ...],
    unreported: Unreported | None = None,
    atgarder: Sequence[WaitingAtgard] = (),
) -> AttGoraPage:
    """Make the page; what the person is to do comes before what the person only follows.

    `unreported` is for whoever hands the list of delegationsbeslut to the nämnd; `atgarder` are
    those of the internkontroll.
    """
    mine = [one for one in found.waiting if one.act]
    followed = [one for one in found.waiting if not one.act]
    return AttGoraPage(
        frame=frame,
        lead=_lead(mine, atgarder, around.today),
        sections=(
            Section(
                "gor",
                "Väntar på dig",
                ORDER,
                _lines(mine, found, around, TO_DO),
                "Inget i lex Sarah väntar på dig just nu.",
            ),
            *((control_section(atgarder, around),) if atgarder else ()),
            *((_to_the_namnd(unreported, around),) if unreported else ()),
            *(
                (
                    Section(
                        "folj",
                        "Det här följer du",
                        "Någon annan ska göra det.",
                        _lines(followed, found, around, FOLLOWED),
                        "",
                    ),
                )
                if followed
                else ()
            ),
        ),
        links=links,
    )


def _to_the_namnd(unreported: Unreported, around: Surroundings) -> Section:
    month = f"{MONTHS[unreported.first.month - 1]} {unreported.first.year}"
    line = Line(
        what=f"Anmäl delegationsbeslut för {month}",
        href=f"/{around.namnd}/delegationslista?manad={unreported.first.isoformat()[:7]}",
        act=f"{antal(unreported.antal)} beslut",
        where="hela nämnden",
        when="Till månadens sammanträde",
        extra="",
        law="Enligt delegationsordningen",
        badge=None,
    )
    return Section("lamna", "Att lämna till nämnden", "Beslut anmäls varje månad.", (line,), "")


def _lead(mine: list[Waiting], atgarder: Sequence[WaitingAtgard], today: date) -> str:
    theirs = [one.atgard for one in atgarder if one.own]
    late = sum(one.is_late(today) for one in mine)
    own = sum(one.is_past_own(today) and not one.is_late(today) for one in mine)
    over = [
        f"{antal(many)} {name}"
        for many, name in (
            (late, "över tiden"),
            (own, "över nämndens eget mål"),
            (sum(one.late(today) for one in theirs), "över sin egen sista dag"),
        )
        if many
    ]
    count = len(mine) + len(theirs)
    many = f"{antal(count)} {'sak' if count == 1 else 'saker'} väntar på dig"
    if not over:
        return f"{many}."
    *others, last = over
    return f"{many}, varav {', '.join(others)}{' och ' if others else ''}{last}."


def _lines(
    waiting: Iterable[Waiting], found: Found, around: Surroundings, words: dict[str, str]
) -> tuple[Line, ...]:
    return tuple(_line(one, found, around, words) for one in waiting)


def _line(one: Waiting, found: Found, around: Surroundings, words: dict[str, str]) -> Line:
    row = found.cases.get(one.id)
    subject = lexsarah_name(one.id, row.diarienummer if row else None)
    where = around.enhet(one.enhet)
    if one.stream is Stream.RAPPORT:
        subject = rapport_name(one.id)
    return Line(
        what=words.get(one.kind, one.kind),
        href=_address(one, around.namnd),
        act=subject,
        where=where,
        when=_when(one, around.today),
        extra=_extra(one),
        law=_law(one),
        who=_who(one),
        badge=_badge(one, around.today),
        own_target=one.grund is Grund.MAL,
    )


def _address(one: Waiting, namnd: str) -> str:
    addresses = Addresses(namnd)
    if one.act is None or one.kind in _ON_ITS_PAGE:
        return addresses.stream(one.stream, one.id)
    chosen = {"atgard": one.nummer} if one.nummer is not None else {}
    return addresses.act(one.act, one.stream, one.id, **chosen)


def _when(one: Waiting, today: date) -> str:
    left = one.days_left(today)
    if one.senast is None or left is None:
        days = (today - one.since).days
        return f"Sedan {datum(one.since)}, {dagar(days) if days > 0 else 'i dag'}"
    return senast(one.senast, left)


def _extra(one: Waiting) -> str:
    """Say the other last day, or the nämnd's own time for a duty that the law gives no number."""
    if one.senast_vardag is not None and one.senast_vardag != one.senast:
        return f"Sista dagen förskjuten till vardag: {datum(one.senast_vardag)}"
    if one.mal is not None:
        return f"{OWN}: öppnas senast {tid(one.mal)}"
    if one.mal_dag is not None:
        return f"{OWN}: {_OWN_WORDS.get(one.kind, 'klart')} senast {datum(one.mal_dag)}"
    return ""


def _who(one: Waiting) -> str:
    """Say whom it waits on, where that is not plain: several who may, or somebody else."""
    if one.ansvarig is not None:
        name = BESLUTSFATTARE.get(one.ansvarig, one.ansvarig)
        return "" if one.act else f"Väntar på: {name}"
    names = [_small(LABELS[Role(role.value)]) for role in one.vantar_pa]
    listed = ", ".join(names)
    if len(names) > 1:
        return f"Någon av: {listed}"
    return f"Väntar på: {listed}" if names and not one.act else ""


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _law(one: Waiting) -> str:
    if one.grund is Grund.MAL:
        return OWN
    if one.lagrum is None:
        return ""
    word = _word(one)
    return f"{word}: {one.lagrum}" if word else one.lagrum


def _word(one: Waiting) -> str:
    """Give the law's own word where it has no number."""
    if one.kind in _AT_ONCE:
        return "Genast" if "2025:400" in (one.lagrum or "") else "Utan dröjsmål"
    return {"anmala_ivo": "Snarast", "ivo_fardig": "Så snart utredningen är färdig"}.get(
        one.kind, ""
    )


def _badge(one: Waiting, today: date) -> Bricka | None:
    if one.is_late(today):
        last = one.senast_vardag or one.senast or today
        kind = Kind.ERROR if one.grund is Grund.LAG else Kind.NEUTRAL
        return Bricka(f"Över tiden sedan {datum(last + timedelta(days=1))}", kind)
    if one.fara_nu:
        return Bricka("Någon kan vara i fara", Kind.ERROR)
    if one.own_day is not None and one.is_past_own(today):
        since = datum(one.own_day + timedelta(days=1))
        return Bricka(f"Över tiden sedan {since} (eget mål)", Kind.NEUTRAL)
    if one.grund is Grund.LAG:
        return Bricka("Tid i lag", Kind.WARNING)
    return None
