"""How it is asked what a granskning opens, to whom and until when."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from api.web.forms.asking import day, needed, radio, yes_no
from api.web.forms.fields import Field, FieldKind
from audit.revision import codes


class Place(StrEnum):
    """Whose page a form belongs to: there is one kind only."""

    GRANSKNING = "granskning"


OPENS: Final = "oppnar"
"""The question whether anything is opened at all: no fact of its own."""
STREAMS: Final = "strommar"

INSYN: Final[tuple[Field, ...]] = (
    Field(
        name="omraden",
        label="Vilka områden får de läsa?",
        kind=FieldKind.CHECKS,
        hint="Bara det som står i brevet.",
        choices=codes.OMRADEN,
    ),
    Field(
        name="personer",
        label="Vilka får läsa?",
        kind=FieldKind.CHECKS,
        hint="De som står i brevet. Här visas konton med rollen revisor. Saknas någon: be"
        " systemförvaltaren lägga upp kontot.",
        source="revisorer",
    ),
    day("sista_dag", "Sista dag som de får läsa", "ÅÅÅÅ-MM-DD. Dagen räknas med. Högst ett år"
        " i taget.", today=False),
    needed(radio("grund", "Varför får de läsa om enskilda?", codes.GRUNDER,
          "Behövs för lex Sarah, barnutredningar och ej verkställda beslut: 12 kap. 3 §"
          " kommunallagen."), "om området rör enskilda"),
    day("period_fran", "Period, första dag", "ÅÅÅÅ-MM-DD. Tomt: all tid. Annars det som"
        " pågick någon dag i perioden.", required=False, today=False),
    day("period_till", "Period, sista dag", required=False, today=False),
    Field(
        name=STREAMS,
        label="Bara vissa ärenden",
        kind=FieldKind.LONGTEXT,
        hint="Skriv varje ärendes nummer som det står överst på ärendets sida, ett per rad. Till"
        " exempel: 62ad4-76fa2. Tomt: alla ärenden i områdena.",
        required=False,
        checked=False,
    ),
)  # fmt: skip
"""The questions about what is opened; what lacks is said by the act itself."""

_IF_YES: Final = "om ja"
OPENING: Final[tuple[Field, ...]] = (
    yes_no(
        OPENS,
        "Ska revisorerna få läsa skyddad text?",
        "Siffror, uppgifter och maskerade texter ser de ändå. Rapportörens namn öppnas aldrig.",
    ),
    *(needed(one, _IF_YES) if one.required else one for one in INSYN),
)  # fmt: skip
"""The same beside a granskning that is registered: first whether anything is opened."""
