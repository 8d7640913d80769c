"""The forms of beslut, of the track to IVO, and of closing and opening again."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import UTANFOR, day, long, radio, select, short, told_reporter, yes_no
from api.web.forms.fields import Field, FormSpec, Group
from api.web.labels_lexsarah import OM_ATGARDER
from audit.lexsarah import codes as c
from audit.lexsarah import codes_utredning as u
from audit.lexsarah import commands_beslut as b

SENT: Final[tuple[Field, ...]] = (
    day("gjord", "Dagen då anmälan skickades"),
    radio("satt", "Hur?", u.IVO_SATT, "E-post och fax är inte säkra nog."),
)
ATTACHED: Final = yes_no(
    "utredning_bifogad",
    "Är den färdiga utredningen med?",
    "Om inte ska den ha kommit in till IVO inom två månader.",
)
NOTE: Final = long("text", "Anteckning", required=False)
CLOSING: Final = told_reporter("Hur det gick, med ord som är skrivna för rapportören.")

DECIDING: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="decide_atgarder",
        command=b.DecideAtgarder,
        label="Besluta om åtgärder efter utredningen",
        group=Group.BESLUTA,
        button="Besluta",
        fields=(
            radio("utfall", "Beslut", OM_ATGARDER),
            long("text", "Vad som beslutas"),
            long("skal", "Skäl", required=False),
        ),
    ),
    FormSpec(
        act="register_beslut",
        command=b.RegisterBeslut,
        label="Registrera ett beslut som redan är taget",
        group=Group.BESLUTA,
        fields=(
            select("slag", "Vad gäller beslutet?", u.BESLUTSSLAG),
            radio("utfall", "Beslut", u.BESLUTSUTFALL),
            UTANFOR,
            long("text", "Vad som beslutades", required=False),
            long("skal", "Skäl", required=False),
        ),
    ),
)
"""The beslut."""

IVO: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="anmal_ivo",
        command=b.AnmalIvo,
        label="Anmäla till IVO",
        group=Group.IVO,
        lead="Anmälan görs i IVO:s e-tjänst eller med post. Här registreras beslutet och dagen.",
        button="Besluta och registrera anmälan",
        clock="anmala_ivo",
        page="ivo",
        fields=(*SENT, ATTACHED, NOTE),
    ),
    FormSpec(
        act="register_ivo_anmalan",
        command=b.RegisterIvoAnmalan,
        label="Registrera en anmälan till IVO som redan är gjord",
        group=Group.IVO,
        clock="anmala_ivo",
        page="ivo",
        fields=(*SENT, ATTACHED, UTANFOR, NOTE),
    ),
    FormSpec(
        act="send_utredning_ivo",
        command=b.SendUtredningIvo,
        label="Skicka den färdiga utredningen till IVO",
        group=Group.IVO,
        lead="Tiden hålls när utredningen har kommit in till IVO, inte när den skickas.",
        clock="ivo_utredning",
        page="ivo",
        fields=(
            day("skickad", "Dagen då den skickades"),
            radio("satt", "Hur?", u.IVO_SATT, "E-post och fax är inte säkra nog."),
            day(
                "kom_in",
                "Dagen då den kom in till IVO",
                "I e-tjänsten samma dag. Tomt om du inte vet än.",
                required=False,
                today=False,
            ),
        ),
    ),
    FormSpec(
        act="register_ivo_arrival",
        command=b.RegisterIvoArrival,
        label="Registrera att utredningen har kommit in till IVO",
        group=Group.IVO,
        clock="ivo_utredning",
        page="ivo",
        fields=(day("kom_in", "Dagen då den kom in till IVO", today=False),),
    ),
    FormSpec(
        act="anmal_brister",
        command=b.AnmalBrister,
        label="Anmäla brister till IVO (27 kap. 7 §)",
        group=Group.IVO,
        button="Besluta och registrera anmälan",
        plikt="anmala_brister",
        page="ivo",
        fields=(radio("slag", "Vilka brister?", u.BRISTER), *SENT, NOTE),
    ),
    FormSpec(
        act="register_brister",
        command=b.RegisterBrister,
        label="Registrera en anmälan om brister som redan är gjord",
        group=Group.IVO,
        plikt="anmala_brister",
        page="ivo",
        fields=(radio("slag", "Vilka brister?", u.BRISTER), *SENT, UTANFOR, NOTE),
    ),
    FormSpec(
        act="register_ivo_diarienummer",
        command=b.RegisterIvoDiarienummer,
        label="Registrera IVO:s diarienummer",
        group=Group.IVO,
        page="ivo",
        fields=(short("ivo_diarienummer", "IVO:s diarienummer"),),
    ),
)
"""The track to IVO."""

CLOSINGS: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="close_full",
        command=b.CloseFull,
        label="Avsluta på det fullständiga sättet",
        group=Group.BESLUTA,
        lead="Alla punkter, följder och beslut ska finnas. Saknas något står det vad.",
        button="Avsluta ärendet",
        clock="utreda",
        fields=(
            day("avslutad", "Avslutat den"),
            long("text", "Avslutande anteckning", required=False),
            CLOSING,
        ),
    ),
    FormSpec(
        act="close_short",
        command=b.CloseShort,
        label="Avsluta på det korta sättet",
        group=Group.BESLUTA,
        lead="När det snabbt är klart att det inte är något missförhållande, eller att risken är "
        "oklar eller avlägsen. Varje högre bedömning kräver en hel utredning.",
        button="Avsluta ärendet",
        clock="utreda",
        fields=(
            radio("stallningstagande", "Ställningstagande", u.STALLNINGSTAGANDE),
            long("skal", "Skäl"),
            long("omedelbara_atgarder", "Omedelbara åtgärder", "Vilka, eller att inga behövdes."),
            yes_no("enskild_informerad", "Har den enskilde fått veta?"),
            long("enskild", "När och hur, eller varför inte"),
            day("avslutad", "Avslutat den"),
            CLOSING,
        ),
    ),
    FormSpec(
        act="reopen_arende",
        command=b.ReopenArende,
        label="Öppna ärendet igen",
        group=Group.OVRIGT,
        lead="Allt som står i ärendet står kvar.",
        button="Öppna igen",
        fields=(
            radio("skal_kod", "Varför?", c.OPPNINGSSKAL),
            long("skal", "Skäl i ord"),
            told_reporter("Om rapportören behöver veta det."),
        ),
    ),
)
"""How an ärende ends and begins again."""
