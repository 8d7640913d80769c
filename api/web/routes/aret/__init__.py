"""The pages of the nämnd's year: the year, its punkter and goals, what recurs, and the forms."""

from api.web.routes.aret import aret, forslag, handla, mal

ARET = (handla, forslag, mal, aret)
"""The parts, each with its router."""
