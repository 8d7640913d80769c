"""The codes that the facts of ej verkställda beslut may hold, with what people read for each.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

LAG: Final[dict[str, str]] = {"sol": "SoL", "lss": "LSS"}
"""Which act a beslut rests on."""


@dataclass(frozen=True, slots=True)
class Insats:
    """A kind of insats: what people read, and the act it is given under.

    `punkt` is the one of 9 § LSS that names it; None where the kind does not decide it.
    """

    etikett: str
    lag: str
    punkt: int | None = None


INSATSER: Final[dict[str, Insats]] = {
    "gruppbostad": Insats("Bostad med särskild service, gruppbostad", "lss", 9),
    "servicebostad": Insats("Bostad med särskild service, servicebostad", "lss", 9),
    "daglig_verksamhet": Insats("Daglig verksamhet", "lss", 10),
    "korttidsvistelse": Insats("Korttidsvistelse utanför hemmet", "lss", 6),
    "korttidstillsyn": Insats("Korttidstillsyn för skolungdom", "lss", 7),
    "kontaktperson_lss": Insats("Kontaktperson enligt LSS", "lss", 4),
    "ledsagarservice": Insats("Ledsagarservice", "lss", 3),
    "avlosarservice": Insats("Avlösarservice i hemmet", "lss", 5),
    "personlig_assistans": Insats("Personlig assistans", "lss", 2),
    "familjehem_lss": Insats("Boende i familjehem eller bostad för barn", "lss", 8),
    "annan_insats_lss": Insats("Annan insats enligt LSS", "lss"),
    "sarskilt_boende": Insats("Särskilt boende", "sol"),
    "sarskilt_boende_demens": Insats("Särskilt boende, demens", "sol"),
    "socialpsykiatriskt_boende": Insats("Socialpsykiatriskt boende", "sol"),
    "korttidsplats": Insats("Korttidsplats", "sol"),
    "vaxelvard": Insats("Växelvård", "sol"),
    "hemtjanst": Insats("Hemtjänst", "sol"),
    "boendestod": Insats("Boendestöd", "sol"),
    "dagverksamhet": Insats("Dagverksamhet", "sol"),
    "kontaktperson_sol": Insats("Kontaktperson enligt SoL", "sol"),
    "kontaktfamilj": Insats("Kontaktfamilj", "sol"),
    "oppenvard": Insats("Öppenvård", "sol"),
    "stodboende": Insats("Stödboende", "sol"),
    "familjehem_sol": Insats("Familjehem", "sol"),
    "annan_insats_sol": Insats("Annan insats enligt SoL", "sol"),
}
"""What a gynnande beslut may be about.

The punkter are those of 9 § LSS as the act read in May 2025 (SFS 2010:480). Gruppbostad and
servicebostad are homes for adults: those of children are a kind of their own, under 8.
"""

PUNKTER_FRAN: Final = date(2011, 1, 1)
"""The first day of that wording, from memory: before it the section is cited without its punkt."""

SVAR: Final[dict[str, str]] = {
    "ja": "Tackat ja",
    "nej": "Tackat nej",
    "aterkallat": "Erbjudandet togs tillbaka",
}
"""What became of an offer; a declined one does not end the matter."""

ORSAKER: Final[dict[str, str]] = {
    "plats_saknas": "Ledig plats eller bostad saknas",
    "personal_saknas": "Personal saknas",
    "uppdragstagare_saknas": "Uppdragstagare saknas",
    "tackat_nej": "Den enskilde har tackat nej till erbjudande",
    "onskar_vanta": "Den enskilde vill vänta",
    "bestamd_plats": "Den enskilde vill ha en bestämd plats",
    "utforaren": "Utföraren har inte kunnat börja",
    "annat": "Annat skäl",
}
"""The short reasons for the delay; the words beside them say more."""

AVBROTTSORSAKER: Final[dict[str, str]] = {
    "personal_saknas": "Personal saknas",
    "uppdragstagaren_slutade": "Uppdragstagaren slutade",
    "platsen_upphorde": "Platsen upphörde",
    "den_enskilde": "Den enskilde har bett om uppehåll",
    "annat": "Annat skäl",
}
"""Why the carrying-out stopped."""

AVSLUT: Final[dict[str, str]] = {
    "aterkallad": "Ansökan återtogs",
    "behovet_borta": "Behovet finns inte längre",
    "avliden": "Den enskilde har avlidit",
    "flyttat": "Den enskilde har flyttat",
}
"""How a beslut leaves without having been carried out."""

MOTTAGARE: Final[dict[str, str]] = {
    "ivo": "IVO",
    "revisorerna": "Revisorerna",
    "fullmaktige": "Fullmäktige",
}
"""To whom the quarter goes: individrapporter to the first two, statistics to the third."""

SLAG: Final[dict[str, str]] = {
    "beslut": "Ej verkställt beslut",
    "avbrott": "Avbrott i verkställigheten",
}
"""What three months are counted from."""

RAPPORTSLAG: Final[dict[str, str]] = {
    "ny": "Rapporteras för första gången",
    "fortsatt": "Fortfarande ej verkställt",
    "verkstallt": "Verkställt",
    "avslutat": "Avslutat av annat skäl",
}
"""Why an individrapport is written."""


def rapport_i_ord(rapportslag: str, slag: str) -> str:
    """Say why an individrapport is written; `slag` is what its three months are counted from."""
    if (rapportslag, slag) == ("fortsatt", "avbrott"):
        return "Avbrottet pågår fortfarande"
    if (rapportslag, slag) == ("verkstallt", "avbrott"):
        return "Verkställt igen"
    return RAPPORTSLAG[rapportslag]
