"""The forms of the utredning itself: assessments, steps, punkter, följder and åtgärder."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import (
    HAPPENED,
    UTANFOR,
    day,
    long,
    needed,
    radio,
    select,
    short,
    told_reporter,
)
from api.web.forms.fields import Field, FieldKind, FormSpec, Group
from audit.law.delegation import BEFATTNINGAR
from audit.lexsarah import codes_utredning as u
from audit.lexsarah import commands_utredning as cu
from audit.lexsarah.bedomning import BEDOMNING

SOSFS: Final = "5 kap. SOSFS 2011:5"
LOWERED: Final = (
    "Förklara varför, med ord som är skrivna för rapportören. Texten visas på rapportörens sida."
)
SERIOUS: Final = (
    "Ett allvarligt missförhållande, eller en påtaglig risk för ett sådant, ska snarast anmälas "
    "till IVO."
)
KODER_NOT_NAMES: Final = "Skriv koder ur kodlistan i stället för namn, till exempel Enskild A."

IF_SO: Final = "om punkten är aktuell"

SIGNED: Final[tuple[Field, ...]] = (
    short("kalla", "Källa", "Varifrån uppgiften kommer: samtal med Personal 1, larmlogg …"),
    short("namn", "Dokumenterat av, namn"),
    short("titel", "Dokumenterat av, befattning"),
)
"""Where it comes from, and who documented it."""

ASSESSING: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="assess_omedelbara_atgarder",
        command=cu.AssessOmedelbaraAtgarder,
        label="Bedöma behovet av omedelbara åtgärder",
        group=Group.SORTERA,
        clock="omedelbara_atgarder",
        fields=(
            radio("utfall", "Behövs något nu?", u.OMEDELBARA),
            long("text", "Vad som är gjort eller ska göras", KODER_NOT_NAMES, required=False),
        ),
    ),
    FormSpec(
        act="make_forsta_bedomning",
        command=cu.MakeForstaBedomning,
        label="Göra en första bedömning",
        group=Group.SORTERA,
        lead=SERIOUS,
        plikt="anmala_ivo",
        fields=(
            radio("bedomning", "Första bedömning", BEDOMNING),
            long("skal", "Skäl", KODER_NOT_NAMES),
            told_reporter(LOWERED, "om bedömningen blir mildare"),
        ),
    ),
    FormSpec(
        act="make_bedomning",
        command=cu.MakeBedomning,
        label="Göra eller ändra bedömningen",
        group=Group.BESLUTA,
        lead=f"Bedömningen som utredningen leder till. {SERIOUS}",
        plikt="anmala_ivo",
        fields=(
            radio("bedomning", "Bedömning", BEDOMNING),
            long("skal", "Skäl", KODER_NOT_NAMES),
            told_reporter(LOWERED, "om bedömningen blir mildare"),
        ),
    ),
    FormSpec(
        act="register_bedomning",
        command=cu.RegisterBedomning,
        label="Registrera en bedömning som redan är gjord",
        group=Group.BESLUTA,
        plikt="anmala_ivo",
        fields=(
            radio("bedomning", "Bedömning", BEDOMNING),
            UTANFOR,
            long("skal", "Skäl", KODER_NOT_NAMES, required=False),
            told_reporter(LOWERED, "om bedömningen blir mildare"),
        ),
    ),
)
"""The bedömningar."""

WRITING: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="answer_punkt",
        command=cu.AnswerPunkt,
        label="Svara på en punkt i utredningen",
        group=Group.UTREDA,
        lead="Varje punkt besvaras, eller så står det varför den inte är aktuell.",
        lagrum=SOSFS,
        page="utredning",
        fields=(
            select("punkt", "Punkt i utredningen", u.PUNKTER),
            radio("aktuell", "Är punkten aktuell?", {"ja": "Ja", "nej": "Nej, inte aktuell"}),
            needed(long("text", "Svar", KODER_NOT_NAMES), IF_SO),
            needed(
                radio("art", "Är det en faktisk omständighet eller en bedömning?", u.ART), IF_SO
            ),
            *(needed(one, IF_SO) for one in SIGNED),
            needed(long("skal", "Varför den inte är aktuell"), "om punkten inte är aktuell"),
            day("datum", "Dokumenterat den"),
            select("ersatter", "Ersätter ett tidigare svar", source="svar", required=False),
        ),
    ),
    FormSpec(
        act="answer_konsekvens",
        command=cu.AnswerKonsekvens,
        label="Svara på en fråga om följderna för en enskild",
        group=Group.UTREDA,
        lead="Frågorna besvaras en och en för varje enskild. Är svaret nej eller inte aktuellt "
        "står det varför.",
        lagrum=SOSFS,
        page="utredning",
        fields=(
            select("kod", "Vem gäller det?", source="enskilda"),
            select("fraga", "Fråga", u.KONSEKVENSER),
            radio("svar", "Svar", u.SVAR),
            needed(day("datum", "Vilken dag?", today=False), "när svaret är ja"),
            needed(select("satt", "På vilket sätt?", u.SATT), "när svaret är ja"),
            long(
                "text",
                "I ord, eller varför inte",
                "Ett barns egna ord skrivs som barnet sade dem. " + KODER_NOT_NAMES,
                required=False,
            ),
        ),
    ),
    FormSpec(
        act="note_ingen_enskild",
        command=cu.NoteIngenEnskild,
        label="Ange att ingen enskild är berörd",
        group=Group.UTREDA,
        lagrum=SOSFS,
        page="utredning",
        fields=(long("skal", "Varför ingen enskild är berörd"),),
    ),
    FormSpec(
        act="write_utredningssteg",
        command=cu.WriteUtredningssteg,
        label="Skriva ett utredningssteg",
        group=Group.UTREDA,
        lagrum=SOSFS,
        page="utredning",
        fields=(
            radio("slag", "Slag", u.UTREDNINGSSTEG),
            HAPPENED,
            long("text", "Vad som kom fram", KODER_NOT_NAMES),
            radio("art", "Är det en faktisk omständighet eller en bedömning?", u.ART),
            Field(
                name="koder",
                label="Vilka gäller det?",
                kind=FieldKind.CHECKS,
                source="koder",
                required=False,
            ),
            day("datum", "Dokumenterat den"),
            *SIGNED,
            select("ersatter", "Ersätter ett tidigare steg", source="steg", required=False),
        ),
    ),
    FormSpec(
        act="record_kod",
        command=cu.RecordKod,
        label="Föra in en person i kodlistan",
        group=Group.UTREDA,
        lead="Namnet ligger under ett eget lås. I alla texter och handlingar står bara koden.",
        button="För in i kodlistan",
        page="utredning",
        fields=(
            short("kod", "Kod", "Till exempel Enskild A eller Personal 1."),
            radio("slag", "Vem är det?", u.KODSLAG),
            Field(name="namn", label="Namn", checked=False),
            Field(
                name="uppgifter",
                label="Andra uppgifter",
                kind=FieldKind.LONGTEXT,
                hint="Personnummer, lägenhet eller annat som behövs för att veta vem det är.",
                required=False,
                checked=False,
            ),
        ),
    ),
    FormSpec(
        act="open_kodlista",
        command=cu.OpenKodlista,
        label="Öppna kodlistan",
        group=Group.UTREDA,
        lead="Skälet sparas. Listan visas en gång, på nästa sida.",
        button="Öppna kodlistan",
        fields=(
            radio("skal_kod", "Varför?", u.KODLISTSKAL),
            long("skal", "Skäl i ord", required=False),
        ),
    ),
)
"""What is written in the utredning."""

PLANNED: Final[tuple[Field, ...]] = (
    select("ansvarig", "Ansvarig befattning", BEFATTNINGAR),
    select("konto", "Ansvarig person", source="konton", required=False),
    select("enhet", "Enhet", source="enheter", required=False),
    day("senast", "Klart senast", required=False, today=False),
    long("text", "Vad som ska göras", KODER_NOT_NAMES),
)

ATGARDER: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="plan_atgard",
        command=cu.PlanAtgard,
        label="Planera en åtgärd",
        group=Group.FOLJA_UPP,
        page="atgarder",
        fields=(radio("slag", "Slag", u.ATGARDSSLAG), *PLANNED),
    ),
    FormSpec(
        act="change_atgard",
        command=cu.ChangeAtgard,
        label="Ändra en åtgärd",
        group=Group.FOLJA_UPP,
        page="atgarder",
        fields=(
            select("atgard", "Åtgärd", source="planerade"),
            *PLANNED,
            long("skal", "Varför den ändras", required=False),
        ),
    ),
    FormSpec(
        act="drop_atgard",
        command=cu.DropAtgard,
        label="Avstå från en åtgärd",
        group=Group.FOLJA_UPP,
        page="atgarder",
        fields=(
            select("atgard", "Åtgärd", source="planerade"),
            long("skal", "Varför den inte ska utföras"),
        ),
    ),
    FormSpec(
        act="do_atgard",
        command=cu.DoAtgard,
        label="Anteckna att en åtgärd är utförd",
        group=Group.FOLJA_UPP,
        page="atgarder",
        fields=(
            select("atgard", "Åtgärd", source="planerade"),
            day("utford", "Utförd den"),
            long("text", "Anteckning", required=False),
        ),
    ),
    FormSpec(
        act="assess_effekt",
        command=cu.AssessEffekt,
        label="Bedöma en åtgärds effekt",
        group=Group.FOLJA_UPP,
        page="atgarder",
        fields=(
            select("atgard", "Åtgärd", source="utforda"),
            radio("effekt", "Effekt", u.EFFEKT),
            day("bedomd", "Bedömd den"),
            long("text", "Vad som har blivit annorlunda", required=False),
        ),
    ),
)
"""The acts on åtgärder."""
