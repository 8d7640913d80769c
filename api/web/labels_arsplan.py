"""What people read for the events and facts of the nämnd's year."""

from __future__ import annotations

HANDELSER = {
    "arsplan.sammantrade_planned": "Sammanträde tillagt",
    "arsplan.sammantrade_changed": "Sammanträde ändrat",
    "arsplan.sammantrade_cancelled": "Sammanträde inställt",
    "arsplan.punkt_planned": "Punkt tillagd",
    "arsplan.punkt_changed": "Punkt ändrad",
    "arsplan.punkt_moved": "Punkt flyttad",
    "arsplan.punkt_delivered": "Underlag levererat",
    "arsplan.punkt_treated": "Punkt behandlad",
    "arsplan.punkt_dropped": "Punkt struken",
    "arsplan.arsplan_corrected": "Rättelse i årsplanen",
    "arsplan.mal_set": "Mål för året tillagt",
    "arsplan.mal_changed": "Mål ändrat",
    "arsplan.mal_ended": "Mål borttaget",
    "arsplan.mal_assessed": "Mål uppföljt",
    "arsplan.uppdrag_given": "Uppdrag att återrapportera",
    "arsplan.uppdrag_reported": "Uppdrag återrapporterat",
    "arsplan.mal_corrected": "Rättelse av måluppföljning",
}

FALT = {
    "ar": "År",
    "sammantrade": "Sammanträde",
    "dag": "Dag",
    "stopptid": "Stopptid",
    "punkt": "Punkt",
    "slag": "Slag",
    "arende": "Ärende",
    "ansvarig": "Ansvarig",
    "senast": "Senast",
    "diarienummer": "Diarienummer",
    "beslutad": "Beslutat",
    "paragraf": "Paragraf",
    "vidare": "Beslutet går vidare till",
    "notering": "Notering",
    "regel": "Varför punkten är med",
    "levererad": "Levererat",
    "behandlad": "Behandlat",
    "protokollsparagraf": "Paragraf i protokollet",
    "mal": "Mål",
    "kod": "Kod",
    "rubrik": "Rubrik",
    "utfall": "Utfall",
    "per": "Läget den",
    "uppdrag": "Uppdrag",
    "aterrapporterad": "Återrapporterat",
    "corrects": "Rättar",
    "replaced": "Nya uppgifter",
    "aterkallad": "Återtaget",
}

GJORT = {
    "plan_sammantrade": "Sammanträdet är tillagt",
    "change_sammantrade": "Sammanträdet är ändrat",
    "cancel_sammantrade": "Sammanträdet är inställt",
    "plan_punkt": "Punkten är tillagd",
    "change_punkt": "Punkten är ändrad",
    "move_punkt": "Punkten är flyttad",
    "deliver_punkt": "Att underlaget har kommit in är registrerat",
    "treat_punkt": "Att nämnden har behandlat punkten är registrerat",
    "drop_punkt": "Punkten är struken",
    "correct_arsplan": "Rättelsen är registrerad",
    "forslag": "Punkterna är tillagda",
    "set_arsmal": "Målet är tillagt",
    "change_arsmal": "Målet är ändrat",
    "end_arsmal": "Målet är borttaget",
    "assess_arsmal": "Uppföljningen är registrerad",
    "give_uppdrag": "Uppdraget är registrerat",
    "answer_uppdrag": "Att uppdraget är återrapporterat är registrerat",
    "correct_arsmal": "Rättelsen är registrerad",
}
"""What was just done, in words."""

LASNINGAR = {
    "aret_handelser": "Det som har hänt under nämndens år",
    "aret_punkt": "Punkt i nämndens år",
    "aret_mal": "Mål för nämndens år",
    "namndens_ar": "Nämndens år som dokument",
    "namndens_mal": "Målen för nämndens år som dokument",
}
"""What a record of a reading says, in words."""

ORSAK = {
    "internkontrollrapport": "Internkontrollplanen: kontrollmoment redovisas den månaden",
    "ej_verkstallda": "Lagen, statistik till fullmäktige varje kvartal",
    "delegationslista": "Delegationsbeslut anmäls till nämnden varje månad",
    "svar": "Någon väntar på nämndens svar till en viss dag",
    "aterrapport": "Nämnden har beslutat att målet ska återrapporteras",
    "": "Återkommer varje år, den månad som nämnden har valt",
}
"""Why a punkt that a rule made is in the year, by the first part of its rule."""

URSPRUNG = {
    "internkontrollrapport": "Internkontrollplanen",
    "ej_verkstallda": "Lagen: ej verkställda beslut",
    "delegationslista": "Delegationsbeslut",
    "svar": "Revisorerna",
    "aterrapport": "Nämndens uppdrag",
    "": "Nämndens egna månader",
}
"""Where a punkt that recurs comes from, by the first part of its rule."""
