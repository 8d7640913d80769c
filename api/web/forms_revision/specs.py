"""Every form of the revisorer's granskningar: one act each, with what it asks for."""

from __future__ import annotations

from typing import Final

from api.acts import REVISION
from api.web.forms.asking import day, hidden, long, number, radio, short
from api.web.forms.fields import Field
from api.web.forms_area.form import AreaForm, AreaForms, by_place
from api.web.forms_revision.fields_given import PARAGRAF, given
from api.web.forms_revision.fields_insyn import INSYN, OPENING, Place
from api.web.forms_revision.looking import before_sammantrade
from audit.revision import codes
from audit.revision import commands as c
from audit.revision.replacing import CORRECTABLE, present

WHOLE_DAY: Final = "ÅÅÅÅ-MM-DD. Dagen räknas med."
ORDS: Final = "Skriv koder för enskilda, aldrig namn. Texten sparas krypterad."
DAY_SET: Final = "Dagen står i revisorernas brev eller rapport. Den är satt av dem, inte av lag."
ASKED_FOR: Final = (
    "Fullmäktige hämtar in nämndens förklaring innan de prövar ansvarsfriheten. Dagen står i det"
    " brev som begär yttrandet, oftast från fullmäktiges presidium. Den är inte satt av lag."
)
KL: Final = "12 kap. kommunallagen (2017:725)"
DECIDED: Final = (
    "Nämnden beslutar. Registrera det efter sammanträdet. Därefter kan inget i {0} skrivas om:"
    " det ska kunna läsas som det lämnades."
)
_WHY: Final = long("skal", "Varför?", ORDS)
_WORDS: Final = long("text", "Text", ORDS)
_G: Final = Place.GRANSKNING

_INSYN_FORMS: Final = (
    AreaForm(
        act="open_granskning",
        command=c.OpenGranskning,
        label="Registrera en granskning ur revisorernas brev",
        lead="Ha brevet framför dig. Det säger vad som granskas, vilka som granskar och vad de"
        " vill läsa.",
        button="Registrera granskningen",
        place=_G,
        begins=True,
        lagrum=KL,
        fields=(
            short("rubrik", "Vad gäller granskningen?", "Som rubriken i brevet."),
            day("brev", "Brevets datum", today=False),
            short("diarienummer", "Diarienummer", required=False),
            long("text", "Sammanfattning av brevet", ORDS, required=False),
            *OPENING,
        ),
    ),
    AreaForm(
        act="change_insyn",
        command=c.ChangeInsyn,
        label="Ändra vad revisorerna får läsa",
        lead="Det du sparar gäller från och med i dag, i stället för det som gäller nu.",
        button="Spara ändringen",
        place=_G,
        lagrum=KL,
        fields=(*INSYN, _WHY),
    ),
    AreaForm(
        act="extend_insyn",
        command=c.ExtendInsyn,
        label="Förlänga insynen",
        lead="Områden och personer är desamma. Bara sista dagen ändras.",
        button="Förläng",
        place=_G,
        fields=(day("sista_dag", "Ny sista dag", WHOLE_DAY, today=False), _WHY),
    ),
    AreaForm(
        act="end_insyn",
        command=c.EndInsyn,
        label="Avsluta insynen genast",
        lead="Revisorerna kan inte läsa någon skyddad text efter det att du har sparat.",
        button="Avsluta insynen",
        place=_G,
        fields=(_WHY,),
    ),
)

_RAPPORT_FORMS: Final = (
    AreaForm(
        act="receive_rapport",
        command=c.ReceiveRapport,
        label="Registrera revisorernas rapport",
        place=_G,
        fields=(day("rapport", "Rapportens datum", today=False), day("inkom", "Kom in")),
    ),
    AreaForm(
        act="register_fraga",
        command=c.RegisterFraga,
        label="Registrera en fråga",
        lead="En fråga som revisorerna vill ha svar på genom granskningen. Den får nästa nummer.",
        place=_G,
        fields=(short("rubrik", "Frågan", "Som den står i rapporten."),),
    ),
    AreaForm(
        act="answer_fraga",
        command=c.AnswerFraga,
        label="Registrera revisorernas svar på en fråga",
        place=_G,
        chooses="fraga",
        fields=(
            radio("svar", "Vad svarade revisorerna?", codes.SVAR),
            long("text", "Revisorernas skäl", ORDS, required=False),
        ),
    ),
    AreaForm(
        act="register_rekommendation",
        command=c.RegisterRekommendation,
        label="Registrera en rekommendation",
        lead="Den får nästa nummer.",
        place=_G,
        fields=(
            short("rubrik", "Rekommendationen", "Som den står i rapporten."),
            long("text", "Bakgrund i rapporten", ORDS, required=False),
        ),
    ),
    AreaForm(
        act="follow_up_rekommendation",
        command=c.FollowUpRekommendation,
        label="Följa upp en rekommendation",
        place=_G,
        chooses="rekommendation",
        fields=(
            radio("lage", "Hur långt har det kommit?", codes.LAGEN),
            day("foljd_upp", "Läget den"),
            long("text", "Vad är gjort?", ORDS, required=False),
        ),
    ),
)

_SVAR_FORMS: Final = (
    AreaForm(
        act="request_svar",
        command=c.RequestSvar,
        label="Registrera när svar ska lämnas",
        lead=DAY_SET,
        place=_G,
        fields=(
            day("begart", "Svaret begärdes", today=False),
            day("forfaller", "Svaret ska lämnas senast", WHOLE_DAY, today=False),
        ),
    ),
    AreaForm(
        act="write_svar",
        command=c.WriteSvar,
        label="Skriv en del av svaret",
        lead="Hela delen sparas, och ersätter det som stod där.",
        place=_G,
        chooses="avsnitt",
        fields=(_WORDS,),
    ),
    AreaForm(
        act="write_svar",
        command=c.WriteSvar,
        way="answer_rekommendation",
        label="Skriva svaret på en rekommendation",
        lead="Hela svaret på rekommendationen sparas, och ersätter det som stod där.",
        place=_G,
        chooses="rekommendation",
        fields=(long("text", "Nämndens svar på rekommendationen", ORDS),),
    ),
    AreaForm(
        act="give_svar",
        command=c.GiveSvar,
        label="Registrera att nämnden lämnat svaret",
        lead=DECIDED.format("svaret"),
        button="Svaret är lämnat",
        place=_G,
        fields=given("svaret", "revisorerna"),
        warns=before_sammantrade,
    ),
)

_YTTRANDE_FORMS: Final = (
    AreaForm(
        act="register_anmarkning",
        command=c.RegisterAnmarkning,
        label="Registrera en anmärkning",
        lead="Revisorerna riktar en anmärkning i revisionsberättelsen, och ska ange skälen."
        " Avstyrker de ansvarsfrihet skriver du det överst i skälen.",
        lagrum="12 kap. 13 § kommunallagen (2017:725)",
        place=_G,
        fields=(
            number("ar", "Vilket år gäller den?", "Fyra siffror."),
            short("rubrik", "Vad gäller anmärkningen?"),
            day("riktad", "Revisionsberättelsens datum", today=False),
            long("text", "Revisorernas skäl", ORDS),
        ),
    ),
    AreaForm(
        act="request_yttrande",
        command=c.RequestYttrande,
        label="Registrera när yttrande ska lämnas",
        lead=ASKED_FOR,
        place=_G,
        chooses="anmarkning",
        fields=(
            day("begart", "Yttrandet begärdes", today=False),
            day("forfaller", "Yttrandet ska lämnas senast", WHOLE_DAY, today=False),
        ),
    ),
    AreaForm(
        act="write_yttrande",
        command=c.WriteYttrande,
        label="Skriv en del av yttrandet",
        lead="Hela delen sparas, och ersätter det som stod där.",
        place=_G,
        chooses="anmarkning",
        fields=(hidden("avsnitt", "Del"), _WORDS),
    ),
    AreaForm(
        act="give_yttrande",
        command=c.GiveYttrande,
        label="Registrera att nämnden lämnat yttrandet",
        lead=DECIDED.format("yttrandet"),
        button="Yttrandet är lämnat",
        place=_G,
        chooses="anmarkning",
        fields=given("yttrandet", "fullmäktige"),
        warns=before_sammantrade,
    ),
)

_TURNS: Final = (
    AreaForm(
        act="close_granskning",
        command=c.CloseGranskning,
        label="Avsluta granskningen",
        lead="Gör det när inget mer ska göras. Det som granskningen öppnade stängs genast.",
        button="Avsluta granskningen",
        place=_G,
        fields=(day("avslutad", "Avslutad"), long("text", "Anteckning", ORDS, required=False)),
    ),
    AreaForm(
        act="reopen_granskning",
        command=c.ReopenGranskning,
        label="Öppna granskningen igen",
        lead="Revisorerna kan ändå inte läsa något förrän du bestämmer det på nytt.",
        button="Öppna granskningen igen",
        place=_G,
        fields=(_WHY,),
    ),
    AreaForm(
        act="correct_granskning",
        command=c.CorrectGranskning,
        label="Rätta uppgiften",
        lead="Det som stod finns kvar och syns som rättat.",
        button="Spara rättelsen",
        place=_G,
        chooses="corrects",
        fields=(long("skal", "Varför rättas den?", ORDS),),
    ),
    AreaForm(
        act="correct_granskning",
        command=c.CorrectGranskning,
        way="take_back",
        label="Återta uppgiften",
        lead="Uppgiften gäller sedan inte, men den finns kvar och syns som återtagen.",
        button="Återta",
        place=_G,
        chooses="corrects",
        fields=(long("skal", "Varför återtas den?", ORDS),),
    ),
)

_FACTS: Final[dict[str, Field]] = {
    "rubrik": short("rubrik", "Rubrik"),
    "brev": day("brev", "Brevets datum"),
    "diarienummer": short("diarienummer", "Diarienummer", required=False),
    "rapport": day("rapport", "Rapportens datum"),
    "inkom": day("inkom", "Kom in"),
    "svar": radio("svar", "Vad svarade revisorerna?", codes.SVAR),
    "lage": radio("lage", "Hur långt har det kommit?", codes.LAGEN),
    "foljd_upp": day("foljd_upp", "Läget den"),
    "ar": number("ar", "År"),
    "riktad": day("riktad", "Revisionsberättelsens datum"),
    "begart": day("begart", "Begärdes"),
    "forfaller": day("forfaller", "Ska lämnas senast"),
    "lamnat": day("lamnat", "Lämnades"),
    "paragraf": short("paragraf", "Paragraf", PARAGRAF, required=False),
}

FORMS: Final = AreaForms(
    door=REVISION,
    forms=by_place((*_INSYN_FORMS, *_RAPPORT_FORMS, *_SVAR_FORMS, *_YTTRANDE_FORMS, *_TURNS)),
    correctable=CORRECTABLE,
    present=present,
    facts=_FACTS,
)
"""The forms of the granskningar, and how each fact that may be corrected is asked for."""
