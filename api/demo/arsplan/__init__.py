"""The constructed year of the nämnd: its sammanträden and punkter of 2024, its goals of 2022.

What is due in which month, to whom it goes on and the answer due 2024-06-07 are published
(Härnösand 2024), and so are the numbers of the goals with the task to report the missing one back
(Strömsund 2023, § 20).
The days of the sammanträden, the diarienummer, what was delivered and what the goals say are
constructed; only the first goal, about those who are content, is published.
"""

from typing import Final

from api.demo.arsplan import aret, malen
from api.demo.lexsarah.step import Step

STEPS: Final[tuple[Step, ...]] = (*malen.steps(), *aret.steps())
"""Everything that was done."""

__all__ = ["STEPS"]
