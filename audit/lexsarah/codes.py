"""The codes that facts of a report may hold, and those of an ärende's people and papers.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

KANAL: dict[str, str] = {
    "web": "Formuläret, utan inloggning",
    "inloggad": "Formuläret, inloggad",
    "telefon": "Telefon",
    "papper": "Papper",
    "samtal": "Muntligt",
}
"""How a report came; the last three are entered by somebody for the one who reported."""

INLAGD: frozenset[str] = frozenset({"telefon", "papper", "samtal"})
"""The ways in which a report is entered for someone else."""

HANDELSE: dict[str, str] = {"handelse": "Det har hänt", "risk": "Det är en risk"}
"""The second of the seven questions."""

SORTERING: dict[str, str] = {
    "lex_sarah": "Utreds enligt lex Sarah",
    "mas": "Lämnad till medicinskt ansvarig sjuksköterska",
    "synpunkt": "Lämnad som synpunkt eller klagomål",
    "arbetsmiljo": "Lämnad som arbetsmiljöfråga",
    "annan_huvudman": "Lämnad till en annan huvudman",
    "annan_namnd": "Lämnad till en annan nämnd",
}
"""Where a report goes."""

MEDDELANDEROLL: dict[str, str] = {
    "mottagare": "Mottagaren",
    "stallforetradare": "Mottagarens ställföreträdare",
    "verksamhetschef": "Verksamhetschefen",
    "utredare": "Utredaren",
}
"""To whom a message without content is sent, in the order it is escalated."""

MEDDELANDE: dict[str, str] = {
    "ny_rapport": "En ny rapport väntar",
    "paminnelse": "En rapport är fortfarande oöppnad",
    "eskalering": "En rapport är oöppnad hos den som skulle ta emot den",
    "svar": "Rapportören har svarat eller kompletterat",
}
"""What a message is about; its text never says more than that something waits."""

MEDDELANDEKANAL: dict[str, str] = {"epost": "E-post", "sms": "Sms"}
"""By which way a message goes."""

FEL: dict[str, str] = {
    "adress": "Adressen togs inte emot",
    "avvisat": "Mottagande server avvisade meddelandet",
    "ingen_kontakt": "Ingen kontakt med servern",
    "okant": "Okänt fel",
}
"""Why a message did not get through."""

ANLEDNING: dict[str, str] = {
    "mottagen": "Rapporten är mottagen",
    "sorterad": "Rapporten är sorterad",
    "utredning": "Utredningen pågår",
    "bedomning": "En bedömning är gjord",
    "beslut": "Ett beslut är taget",
    "avslut": "Ärendet är avslutat",
    "annat": "Annat",
}
"""What a message to the reporter is about."""

IDENTITETSSKAL: dict[str, str] = {
    "intervju": "Rapportören ska intervjuas",
    "aterkoppling": "Rapportören ska få återkoppling",
    "anstallning": "Kontroll av att personen arbetar i verksamheten",
    "annat": "Annat skäl",
}
"""Why the reporter's identity is opened."""

ANNAN_ANMALAN: dict[str, str] = {
    "polisanmalan": "Polisanmälan",
    "orosanmalan": "Orosanmälan",
    "lex_maria": "Anmälan enligt lex Maria",
}
"""What else may have to be notified; each is answered before the full way of closing."""

GJORD: dict[str, str] = {"gjord": "Gjord", "inte_aktuell": "Inte aktuell"}
"""Whether it was."""

UTREDARSKAL: dict[str, str] = {
    "jav": "Jäv",
    "franvaro": "Frånvaro",
    "arbetsfordelning": "Ny fördelning av arbetet",
    "slutat": "Den tidigare utredaren har slutat",
    "annat": "Annat skäl",
}
"""Why an ärende changes utredare."""

JAVSGRUND: dict[str, str] = {
    "inblandad": "Inblandad i händelsen",
    "narstaende": "Närstående till någon som är inblandad",
    "egen_sak": "Saken rör personen själv",
    "annan": "Annan omständighet som kan rubba förtroendet",
}
"""Why somebody may not take part (6 kap. 28 § kommunallagen)."""

INBLANDAD: dict[str, str] = {
    "inblandad": "Inblandad i händelsen",
    "narstaende": "Närstående till någon som är inblandad",
}
"""In which way an account is tied to the event; both are stopped by jäv."""

OPPNINGSSKAL: dict[str, str] = {
    "nya_uppgifter": "Nya uppgifter har kommit fram",
    "fel_avslutat": "Ärendet avslutades av misstag",
    "ivo": "IVO har begärt det",
    "namnd": "Nämnden har begärt det",
    "annat": "Annat skäl",
}
"""Why an ärende is opened again."""

UTTAG: dict[str, str] = {
    "ivo": "Underlag till IVO",
    "utredning": "Utredningen",
    "beslut": "Beslutet",
    "tjansteskrivelse": "Tjänsteskrivelse till nämnden",
    "maskad_kopia": "Maskad kopia för utlämnande",
    "lista": "Lista",
}
"""What was taken out of the register."""

FORMAT: dict[str, str] = {
    "pdf": "PDF",
    "docx": "Word",
    "xlsx": "Excel",
    "csv": "CSV",
    "json": "JSON",
    "zip": "Zip",
    "skarm": "Kopierad från sidan",
}
"""In which form."""

UPPLAGA: dict[str, str] = {"sekretess": "För nämnden (sekretess)", "offentlig": "Offentlig"}
"""In which of the two editions."""

STOD: dict[str, str] = {
    "namnd": "Nämnden får alltid besluta",
    "punkt": "Stöd i delegationsordningen",
    "saknas": "Taget utan stöd i delegationsordningen",
    "behovs_inte": "Behöver inget stöd i delegationsordningen",
    "okant": "Stödet är inte prövat: delegationsordningen för den dagen är inte känd",
}
"""What a beslut rests on."""
