"""The codes of the utredning itself: punkter, följder, åtgärder, beslut, IVO and closing.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

PUNKTER: dict[str, str] = {
    "handelse": "Vad som hände, och vilka följder det fick eller kunde ha fått",
    "uppmarksammad": "När och hur det uppmärksammades",
    "handelsetid": "När det hände",
    "orsaker": "Orsaker",
    "liknande_tidigare": "Om något liknande har hänt förut, och i så fall varför det hände igen",
    "kan_upprepas": "Bedömning av om något liknande kan hända igen",
    "vidtagna_atgarder": "Åtgärder som har vidtagits, och när",
    "ovrigt": "Vad som i övrigt har kommit fram",
    "avslut": "Beslut eller ställningstagande som avslutar utredningen",
    "forebyggande": "Åtgärder för att det inte ska hända igen",
}
"""What the utredning shall show (5 kap. SOSFS 2011:5, as restated), in the order people read it."""

ART: dict[str, str] = {
    "omstandighet": "Faktisk omständighet",
    "bedomning": "Bedömning",
}
"""What is fact and what is assessment."""

UTREDNINGSSTEG: dict[str, str] = {
    "intervju": "Intervju",
    "handling": "Handling",
    "observation": "Observation",
    "analys": "Analys",
    "kontakt": "Kontakt",
}
"""The kinds of step in an utredning."""

OMEDELBARA: dict[str, str] = {
    "behovs_inte": "Inga omedelbara åtgärder behövs",
    "vidtagna": "Omedelbara åtgärder är vidtagna",
    "beslutade": "Omedelbara åtgärder ska vidtas",
}
"""What was found about immediate measures."""

BEDOMNINGSSLAG: dict[str, str] = {"forsta": "Första bedömning", "slutlig": "Bedömning"}
"""Whether a bedömning is the first, made early, or the one the utredning leads to."""

KODSLAG: dict[str, str] = {
    "enskild": "Enskild",
    "personal": "Personal",
    "chef": "Chef",
    "narstaende": "Närstående",
    "annan": "Annan",
}
"""Whom a code of the kodlista stands for."""

KODLISTSKAL: dict[str, str] = {
    "utreda": "Behövs i utredningen",
    "ivo": "IVO har begärt uppgiften",
    "polis": "Polis eller åklagare har begärt uppgiften",
    "egen_akt": "Anteckning i den enskildes akt",
    "annat": "Annat skäl",
}
"""Why the kodlista was opened."""

KONSEKVENSER: dict[str, str] = {
    "konsekvens": "Följder som händelsen fick eller kunde ha fått",
    "egen_berattelse": "Den enskildes egen berättelse",
    "barnets_ord": "Barnets egna ord",
    "foretradare": "Företrädare har kontaktats",
    "handelse_berattad": "Den enskilde har fått veta vad som hände",
    "utfall_berattat": "Den enskilde har fått veta hur det gick",
    "egen_akt": "Anteckning är gjord i den enskildes egen akt",
}
"""What is answered for each Enskild of the kodlista, one by one."""

SVAR: dict[str, str] = {"ja": "Ja", "nej": "Nej", "inte_aktuellt": "Inte aktuellt"}
"""How a question about an Enskild is answered; the last two say why."""

SATT: dict[str, str] = {
    "samtal": "Samtal",
    "telefon": "Telefon",
    "brev": "Brev",
    "genom_foretradare": "Genom företrädare",
    "tecken_eller_bild": "Med tecken, bilder eller annat stöd",
    "annat": "Annat sätt",
}
"""How somebody was heard or told."""

ATGARDSSLAG: dict[str, str] = {
    "omedelbar": "Omedelbar",
    "avhjalpande": "Avhjälper det som hände",
    "forebyggande": "Förebygger att det händer igen",
}
"""What an åtgärd is for."""

EFFEKT: dict[str, str] = {
    "god": "God effekt",
    "delvis": "Delvis effekt",
    "ingen": "Ingen effekt",
    "gar_inte_att_bedoma": "Går inte att bedöma än",
}
"""What an åtgärd led to."""

BESLUTSSLAG: dict[str, str] = {
    "atgarder": "Åtgärder efter utredningen",
    "bedomning": "Bedömning",
    "avslut": "Ärendet avslutas",
    "yttrande_ivo": "Yttrande till IVO",
    "utlamnande": "Utlämnande av handling",
    "ovrigt": "Annat beslut",
}
"""What a beslut is about; anmälningar have events of their own."""

BESLUTSUTFALL: dict[str, str] = {"bifall": "Bifall", "avslag": "Avslag", "annat": "Annat beslut"}
"""How it went, as the delegation list counts it."""

IVO_SATT: dict[str, str] = {"e_tjanst": "IVO:s e-tjänst", "post": "Post"}
"""How something is sent to IVO: e-mail and fax are not secure enough."""

BRISTER: dict[str, str] = {
    "utan_tillstand": "Verksamhet utan tillstånd",
    "olamplig": "Olämplig tillståndshavare",
    "allvarliga_brister": "Allvarliga brister där tillstånd krävs",
}
"""What 27 kap. 7 § SoL is about."""

STALLNINGSTAGANDE: dict[str, str] = {
    "inget_missforhallande": "Det är inget missförhållande",
    "risk_oklar": "Risken är oklar",
    "risk_avlagsen": "Risken är avlägsen",
}
"""Why an ärende can be closed the short way."""

UTFORARUPPFOLJNING: dict[str, str] = {
    "lagd_till_handlingarna": "Lagd till handlingarna",
    "uppfoljd": "Uppföljd med utföraren",
    "eget_arende": "Ledde till ett eget ärende",
}
"""What the nämnd did with what a private utförare told it."""

INFORMATIONSSATT: dict[str, str] = {
    "mote": "Möte",
    "introduktion": "Introduktion av nyanställda",
    "skriftligt": "Skriftligt",
    "utbildning": "Utbildning",
}
"""How staff were informed."""
