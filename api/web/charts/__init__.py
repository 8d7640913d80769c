"""Charts: one pure function per chart from numbers to a Vega-Lite specification, and one renderer.

No chart carries script, an address or a colour without a word beside it.
"""

from api.web.charts.enheter import Enhetsrad, enheter
from api.web.charts.goal_line import Matpunkt
from api.web.charts.histogram import Stapel, histogram
from api.web.charts.klasser import Klass, klasser
from api.web.charts.rendering import Drawing, draw
from api.web.charts.theme import Form
from api.web.charts.trend import trend

__all__ = [
    "Drawing",
    "Enhetsrad",
    "Form",
    "Klass",
    "Matpunkt",
    "Stapel",
    "draw",
    "enheter",
    "histogram",
    "klasser",
    "trend",
]
