"""The codes that the facts of the internkontroll may hold, with what people read for each.

A code never changes or disappears once stored; a label may.
The nämnd's own heading of a kontrollmoment wins over the label of its measure.
"""

from __future__ import annotations

KONTROLLMOMENT: dict[str, str] = {
    "barnutredningstid": "Utredningstid i barnavårdsutredningar",
    "skyddsbedomning": "Omedelbar skyddsbedömning av orosanmälningar",
    "forhandsbedomning": "Tid för förhandsbedömning av orosanmälningar",
    "aterkoppling": "Återkoppling till den som har anmält",
}
"""What is measured out of the log: the code stands in a frozen mätning."""

POPULATIONS: dict[str, str] = {
    "pagaende": "Pågående utredningar på en dag",
    "avslutade": "Utredningar avslutade under en period",
    "inkomna": "Orosanmälningar som kom in under en period",
}
"""Whom it is measured on: measures of their own, named apart and never mixed."""

MATT: dict[str, str] = {
    "barnutredningstid": "Pågående barnavårdsutredningar inom fyra månader",
    "barnutredningstid_avslutade": "Avslutade barnavårdsutredningar inom fyra månader",
    "skyddsbedomning": "Skyddsbedömningar gjorda i tid",
    "forhandsbedomning": "Förhandsbedömningar gjorda i tid",
    "aterkoppling": "Svar till anmälaren i tid",
    "dragning": "Granskning av ett slumpmässigt urval",
    "manuell": "Registreras för hand",
}
"""Where a kontrollmoment's numbers come from; besides these `kontroll:` and a kontroll's id."""

MATT_AV_POPULATION: dict[tuple[str, str], str] = {
    ("barnutredningstid", "pagaende"): "barnutredningstid",
    ("barnutredningstid", "avslutade"): "barnutredningstid_avslutade",
    ("skyddsbedomning", "inkomna"): "skyddsbedomning",
    ("forhandsbedomning", "inkomna"): "forhandsbedomning",
    ("aterkoppling", "inkomna"): "aterkoppling",
}
"""(what is measured, on whom) → the measure that a kontrollmoment names."""

RISKKATEGORIER: dict[str, str] = {
    "fel": "Fel",
    "oegentlighet": "Oegentlighet",
    "regelefterlevnad": "Regelefterlevnad",
}
"""What kind a risk is of."""

FREKVENSER: dict[str, str] = {
    "lopande": "Löpande",
    "varje_manad": "Varje månad",
    "varje_kvartal": "Varje kvartal",
    "fyra_ganger": "Fyra gånger om året",
    "tre_ganger": "Tre gånger om året",
    "tva_ganger": "Två gånger om året",
    "en_gang": "En gång om året",
}
"""How often something is controlled; the months it is reported in stand beside."""

MAL_SLAG: dict[str, str] = {"minst": "Minst", "hogst": "Högst"}
"""Whether a target is the least or the most that is accepted."""

MATENHETER: dict[str, str] = {"promille": "Andel", "antal": "Antal", "dagar": "Dagar"}
"""What an outcome and its target are counted in; a share is kept in tenths of a percent."""

AVSNITT: dict[str, str] = {
    "sammanfattning": "Sammanfattning",
    "resultat": "Kommentar till resultatet",
    "over_tiden": "De som är över tiden",
    "jamforelse": "Jämförelse med förra mätningen",
    "analys": "Analys",
    "atgarder": "Vidtagna och planerade åtgärder",
    "forslag": "Förslag till beslut",
}
"""The headings under which people write in the report of a mätning to the nämnd."""

NAMNDENS_UTFALL: dict[str, str] = {
    "godkand": "Nämnden godkänner redovisningen och åtgärderna",
    "mottagen": "Nämnden tar emot redovisningen",
    "uppdrag": "Nämnden ger förvaltningen ett uppdrag",
    "aterremitterad": "Nämnden återremitterar ärendet",
}
"""What the nämnd decided when an outcome was presented to it."""

EFFEKT: dict[str, str] = {"ja": "Ja", "delvis": "Delvis", "nej": "Nej"}
"""Whether an åtgärd had the effect it was meant to have."""

AVVIKELSE_UTFALL: dict[str, str] = {
    "atgardad": "Bristen är åtgärdad",
    "risken_tas": "Nämnden tar risken",
    "ingen_avvikelse": "Det var ingen avvikelse",
}
"""How an avvikelse was closed; the last two say why."""
