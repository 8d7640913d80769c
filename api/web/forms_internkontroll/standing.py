"""A text that is written anew begins as it stands, for those who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.acts import INTERNKONTROLL
from api.web.forms_internkontroll.presets import presets
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.matning import Matning

if TYPE_CHECKING:
    from api.web.forms_internkontroll.situation import Situation


def standing_text(situation: Situation) -> dict[str, str] | None:
    """Give the form's first values with the text that stands; None where there is none to show.

    Raises LogUnavailableError where the reading cannot be recorded: then nothing is shown.
    """
    acting, slug = situation.acting, situation.form.slug
    text: str | None = None
    avsnitt = situation.chosen.get("avsnitt", "")
    if slug == "write-text" and avsnitt in situation.matning.texts:
        if INTERNKONTROLL.may(acting, "read_matning_texter"):
            history = INTERNKONTROLL.read(
                acting, "read_matning_texter", situation.matning.id, "internkontroll_matning"
            )
            standing = Matning.from_events([one.event for one in history])
            text = standing.texts[avsnitt].text
    elif slug == "analyse-avvikelse" and situation.avvikelse.analys is not None:
        history = INTERNKONTROLL.read(
            acting, "read_avvikelse_texter", situation.avvikelse.id, "internkontroll_avvikelse"
        )
        analys = Avvikelse.from_events([one.event for one in history]).analys
        text = analys.text if analys else None
    return {**presets(situation), "text": text} if text else None
