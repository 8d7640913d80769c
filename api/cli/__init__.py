"""The `liggare` command: one file per command, Swedish for people, JSON for scripts.

Exit status: 0 as it should be, 1 refused or something found, 2 wrong usage or set up wrongly.
"""
