"""Every Swedish word of law or of the register that people read on a page, in one file.

Templates ask for a word by its key with `ord("…")`; an unknown key is an error, never a blank.
`FORBIDDEN` lists what may never reach a page (`tests/e2e` reads every page for them).
"""

from __future__ import annotations

FORBIDDEN = (
    "position",
    "checkpoint",
    "event",
    "hash",
    "per=",
    "known_at",
    "projection",
    "grade",
)

TEXTS = {
    # The two times, and the way back
    "laget": "Läget den",
    "registrerat": "Så som det var registrerat den",
    "ga_tillbaka": "Gå tillbaka i tiden",
    "efterhand": "Registrerad i efterhand",
    # The log
    "kontrollstampel": "Kontrollstämpel",
    "kontrollnummer": "kontrollnummer",
    "lopnummer": "Löpnummer",
    "sammanstallningar": "Sammanställningar",
    "vem_har_last": "Vem har läst",
    "skyddad_text": "Skyddad text",
    "rattelse": "Rättelse",
    "gallrad": "Gallrad",
    "konstruerad": "Konstruerade uppgifter",
    # The figure
    "barnutredningstid": "Barnutredningstid",
    "pagaende": "Pågående utredningar",
    "avslutade": "Avslutade utredningar",
    "inom_30_dagar": "Når fyra månader inom 30 dagar",
    "frys": "Frys mätningen",
}

KLASSER = {
    "inom": "Inom fyra månader",
    "forlangd": "Över fyra månader, inom beslutad förlängning",
    "forlangning_ute": "Över fyra månader, förlängningen har löpt ut",
    "utan_beslut": "Över fyra månader, utan beslut om förlängning",
    "snart": TEXTS["inom_30_dagar"],
    "over": "Fyra månader eller mer",
    "alla": "Alla pågående utredningar",
    "avslutade_inom": "Avslutade inom fyra månader",
    "avslutade_forlangd": "Avslutade inom beslutad förlängning",
    "avslutade_over": "Avslutade efter fyra månader",
    "avslutade_alla": "Alla avslutade utredningar",
}

HANDELSER = {
    "barnutredning.utredning_opened": "Utredning inledd",
    "barnutredning.utredning_extended": "Utredningstiden förlängd",
    "barnutredning.utredning_closed": "Utredning avslutad",
    "barnutredning.utredning_corrected": TEXTS["rattelse"],
    "gallring.executed": TEXTS["gallrad"],
}

FALT = {
    "barn": "Barn",
    "enhet": "Enhet",
    "inledd": "Inledd",
    "anmalan_inkom": "Anmälan inkom",
    "registrerad_i_kalla": "Registrerad i källsystemet",
    "kallreferens": "Källsystemets utredning",
    "beslutad": "Beslutad",
    "ny_sista_dag": "Ny sista dag",
    "ny_sista_dag_vardag": "Ny sista dag, förskjuten till vardag",
    "skal_kod": "Skäl",
    "skal": "Skäl i ord",
    "beslutsfattare": "Beslutsfattare",
    "lagrum": "Lagrum",
    "avslutad": "Avslutad",
    "avslut": "Avslut",
    "sista_dag": "Sista dag",
    "sista_dag_vardag": "Sista dag, förskjuten till vardag",
}

AVSLUT = {
    "insats": "Avslutad med insats",
    "utan_insats": "Avslutad utan insats",
}

BESLUTSFATTARE = {
    "utskott": "Utskottet",
    "namnd": "Nämnden",
    "ordforande": "Ordföranden",
    "forvaltningschef": "Förvaltningschefen",
    "verksamhetschef": "Verksamhetschefen",
    "enhetschef": "Enhetschefen",
    "samordnare": "Samordnaren",
}

FLAGGOR = {
    "forlangd_for_sent": "Förlängd efter fristens utgång",
    "avslutad_senare": "Avslutad senare",
    "inom_vardag": "Sista dagen förskjuten till nästa vardag",
    "rattad": "Rättad",
}

ROLLER = {
    "rapportor": "Rapportör",
    "mottagare": "Mottagare",
    "utredare": "Utredare",
    "enhetschef": "Enhetschef",
    "verksamhetschef": "Verksamhetschef",
    "beslutsfattare_ivo": "Beslutsfattare IVO",
    "namndsekreterare": "Nämndsekreterare",
    "kvalitet": "Kvalitet",
    "revisor": "Revisor",
    "loggkontrollant": "Loggkontrollant",
    "tekniker": "Tekniker",
    "import": "Inläsning",
    "system": "Liggaren",
}

SAKERHET = {
    "A": "Läst i lagtexten.",
    "B": "Läst hos en myndighet.",
    "C": "Läst i andra hand; en jurist behöver bekräfta.",
    "I": "Vår tolkning av lagtexten; en jurist behöver bekräfta.",
    "M": "Inte kontrollerad; en jurist behöver bekräfta.",
}

SKAL = {
    "komplex": "Utredningens omfattning",
    "vantar_svar": "Väntar på svar eller utlåtande",
    "polisutredning": "Polisutredning pågår",
    "placering": "Barnet är placerat",
    "annat": "Annat skäl",
}


def text(key: str) -> str:
    """Give the Swedish text of a key; raises KeyError for a key nobody wrote."""
    return TEXTS[key]


def named(words: dict[str, str], code: str) -> str:
    """Give the label of a code, or the code made readable when data brings one we do not know."""
    return words.get(code) or code.replace("_", " ").capitalize()
