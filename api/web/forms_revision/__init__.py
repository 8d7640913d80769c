"""The forms of the revisorer's granskningar: `specs` lists them, `insyn` reads what they open.

`ground` says what they stand on.
"""
