"""The forms of the nämnd's year and its goals: `specs` and what they stand on, `ground`."""
