"""The forms of ej verkställda beslut: `specs` says which there are, `ground` what they stand on."""
