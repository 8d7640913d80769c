"""The pages of the revisorer's granskningar, their forms and their papers."""

from api.web.routes.granskningar import granskning, handla, papper

GRANSKNINGAR = (handla, papper, granskning)
"""The parts, each with its router."""
