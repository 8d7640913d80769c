"""An ärende with everything in it, with people's names and numbers planted in its texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid4

from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER
from tests.support.lex_sarah import Work

if TYPE_CHECKING:
    from audit.lexsarah import Command

PEOPLE: Final = {
    "Enskild A": "Elsa Planterad-Rönnqvist",
    "Enskild B": "Birger Hemligsson",
    "Personal 1": "Petronella Jourstad",
    "Personal 2": "Kasimir Vaktenius",
    "Personal 3": "Ottilia Nattlund",
    "Chef 1": "Cornelia Ledarbjer",
    "Närstående 1": "Gunnar Planterad",
    "Närstående 2": "Desideria Anhöring",
    "Annan 1": "Teofil Vittnesson",
    "Annan 2": "Malvina Grannqvist",
}
"""Ten people of the kodlista: twenty names, first and last."""
NUMBERS: Final = ("19440512-1234", "440512-1234", "0702345678", "elsa@exempel.se")
REPORTER: Final = ("Vera Rapportlund", "0739876543")
UTREDARE: Final = ("Ulla Skriver", "verksamhetsutvecklare")
SLAG: Final = {"Enskild": "enskild", "Personal": "personal", "Chef": "chef"}
NUMBER: Final = "SN 2026-0042"
LARM_LOG: Final = "02.14 larm, rum 14. Ingen kvittens.\n"


@dataclass(frozen=True, slots=True)
class Told:
    """The ärende, and the kontrollnummer at which it was half told, and closed."""

    work: Work
    arende: UUID
    early: int
    late: int


def secrets() -> tuple[str, ...]:
    """Give everything that must not leave the house, each name and number by itself."""
    names = {part for name in PEOPLE.values() for part in name.replace("-", " ").split()}
    reporter = {part for one in REPORTER for part in one.split()}
    return (*sorted(names), *sorted(reporter), *NUMBERS)


LONG = 10
"""Letters from which a token of a Kontrollstämpel is a hash or a signature, and no word."""


def readable(text: str, stamp: str) -> str:
    """Give the words of a paper without the hashes of its Kontrollstämpel, however broken.

    Their letters are drawn at random: four of them may spell any name, and two any word.
    """
    for token in stamp.split():
        if len(token) >= LONG:
            text = re.sub(r"\s*".join(map(re.escape, token)), " ", text)
    return text


def told(work: Work) -> Told:
    """Tell an ärende from its report to its full closing."""
    rapport = work.report(namn=REPORTER[0], telefon=REPORTER[1], konto=str(uuid4()))
    arende = work.open_arende(rapport)
    teller = _Teller(work, arende, work.acting(Role.UTREDARE).today)
    teller.begin()
    early = work.service.log.head().size
    teller.investigate()
    teller.close()
    return Told(work, arende, early, work.service.log.head().size)


@dataclass(frozen=True, slots=True)
class _Teller:
    work: Work
    arende: UUID
    day: date

    def do(self, role: Role, *commands: Command) -> None:
        self.work.do(role, *commands)

    def of(self, **values: Any) -> dict[str, Any]:
        return {"arende": self.arende, **values}

    def begin(self) -> None:
        self.do(Role.NAMNDSEKRETERARE, a.RegisterDiarienummer(**self.of(diarienummer=NUMBER)))
        assessed: dict[str, Any] = self.of(utfall="vidtagna", text="Cornelia ringde natten.")
        self.do(Role.VERKSAMHETSCHEF, u.AssessOmedelbaraAtgarder(**assessed))
        first = self.of(bedomning="missforhallande", skal="Elsa låg länge på golvet.")
        self.do(Role.MOTTAGARE, u.MakeForstaBedomning(**first))
        taken = self.of(inget_jav=True, egen_rapport="Nej")
        self.do(Role.UTREDARE, a.TakeArende(**taken))
        people = [self._kod(kod, namn) for kod, namn in PEOPLE.items()]
        self.do(Role.UTREDARE, *people, self._punkt("handelse", NIGHT))

    def investigate(self) -> None:
        answers = [self._punkt(one, TEXTS.get(one, "Så var det.")) for one in list(PUNKTER)[1:]]
        self.do(Role.UTREDARE, *answers, self._step())
        concerned = [self._foljd(kod, fraga) for kod in ("Enskild A", "Enskild B")
                     for fraga in KONSEKVENSER]  # fmt: skip
        self.do(Role.UTREDARE, *concerned)
        by = Utanfor(beslutsfattare="utskott", beslutad=self.day, paragraf="§ 4")
        for slag in ANNAN_ANMALAN:
            noted = self.of(slag=slag, utfall="inte_aktuell", taget=by, skal="Inget brott.")
            self.do(Role.MOTTAGARE, a.NoteAnnanAnmalan(**noted))
        plan = self.of(slag="forebyggande", ansvarig="enhetschef", text="Petronella visar larmet.")
        self.do(Role.VERKSAMHETSCHEF, u.PlanAtgard(**plan, senast=self.day))
        id_, content = uuid4(), LARM_LOG.encode()
        digest = sha256(content).hexdigest()
        attached = self.of(handling=id_, sha256=digest, storlek=len(content))
        named: dict[str, Any] = {
            "filnamn": "Elsa Planterad.pdf",
            "beskrivning": "Larmlogg för Elsa",
        }
        file = a.AttachToArende(**attached, mediatyp="text/plain", **named)
        self.work.do(Role.UTREDARE, file, files={id_: content})

    def close(self) -> None:
        grave = self.of(bedomning="allvarligt_missforhallande", skal="Fara för Birgers liv.")
        self.do(Role.UTREDARE, u.MakeBedomning(**grave))
        sent = self.of(gjord=self.day, satt="e_tjanst", utredning_bifogad=True)
        self.do(Role.BESLUTSFATTARE_IVO, b.AnmalIvo(**sent, text="Anmälan om Hemligsson."))
        decided = self.of(utfall="bifall", text="Kasimirs larm byts.", skal="Det brast.")
        self.do(Role.VERKSAMHETSCHEF, b.DecideAtgarder(**decided))
        self.do(Role.UTREDARE, b.CloseFull(**self.of(avslutad=self.day, text="Klart.")))

    def _kod(self, kod: str, namn: str) -> Command:
        slag = SLAG.get(kod.split(maxsplit=1)[0], "annan")
        more = "född 19440512-1234, telefon 070-234 56 78" if kod == "Enskild A" else None
        return u.RecordKod(**self.of(kod=kod, slag=slag, namn=namn, uppgifter=more))

    def _punkt(self, punkt: str, text: str) -> Command:
        said = self.of(punkt=punkt, aktuell=True, art="omstandighet", datum=self.day, text=text)
        kalla = "Samtal med Petronella Jourstad"
        return u.AnswerPunkt(**said, kalla=kalla, namn=UTREDARE[0], titel=UTREDARE[1])

    def _step(self) -> Command:
        said = self.of(slag="intervju", art="omstandighet", datum=self.day, text=INTERVIEW)
        signed: dict[str, Any] = {
            "kalla": "Desideria Anhöring",
            "namn": UTREDARE[0],
            "titel": UTREDARE[1],
        }
        return u.WriteUtredningssteg(**said, **signed, koder=("Närstående 2",))

    def _foljd(self, kod: str, fraga: str) -> Command:
        text = f"{PEOPLE[kod]} berättade för Gunnar Planterad."
        said = self.of(kod=kod, fraga=fraga, svar="ja", datum=self.day, satt="samtal", text=text)
        return u.AnswerKonsekvens(**said)


NIGHT: Final = (
    "Elsa Planterad-Rönnqvist (19440512-1234, 440512-1234) larmade. Birger Hemligsson, hennes"
    " granne, hörde ELSA ropa. Petronella Jourstad och Kasimir Vaktenius var hos Ottilia"
    " Nattlund.\n"
    "Telefon 070-234 56 78, e-post elsa@exempel.se. Larmet 😀 besvarades efter en timme."
)
TEXTS: Final = {
    "orsaker": "Cornelia Ledarbjers rutin säger inte vem som bär larmet. Teofil Vittnesson såg.",
    "ovrigt": "Malvina Grannqvist, planterad av ödet, och Desideria Anhöring hördes av sig.",
}
INTERVIEW: Final = "Desideria Anhöring säger att Gunnar och Elsas dotter väntade. 0702345678."
