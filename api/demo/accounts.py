"""Who can sign in to the constructed nämnd: one account per role, all with one password."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.auth.roles import Role

PASSWORD: Final = "konstruerad-demo"  # noqa: S105 - shown on the sign-in page of the demo, for all to use
"""Only for a constructed nämnd on one's own machine."""

DISPLAY_NAMES: Final[Mapping[str, tuple[str, Role]]] = {
    "kvalitet": ("Kim Kvalitet", Role.KVALITET),
    "mottagare": ("Mo Mottagare", Role.MOTTAGARE),
    "utredare": ("Uma Utredare", Role.UTREDARE),
    "verksamhetschef": ("Vera Verksamhetschef", Role.VERKSAMHETSCHEF),
    "ivo": ("Ina Beslutsfattare", Role.BESLUTSFATTARE_IVO),
    "namndsekreterare": ("Nima Nämndsekreterare", Role.NAMNDSEKRETERARE),
    "enhetschef": ("Eli Enhetschef", Role.ENHETSCHEF),
    "revisor": ("Rut Revisor", Role.REVISOR),
    "loggkontrollant": ("Lo Loggkontrollant", Role.LOGGKONTROLLANT),
    "tekniker": ("Tove Tekniker", Role.TEKNIKER),
}
"""Username → name and role."""

ACCOUNTS: Final = tuple(DISPLAY_NAMES)
"""The usernames, the one to begin with first."""
