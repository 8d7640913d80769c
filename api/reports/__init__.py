"""What leaves the house: one document model, and its PDF and Word; the papers made of cases.

`document` is the model, `pdf` and `word` its two forms, `packing` the same zip every time;
`codes_for_names` and `secrets_in_text` keep people's names out of what is sent.
"""

from __future__ import annotations
