"""The forms of ej verkställda beslut: data, and the engine that shows and sends them.

`specs` says which there are, `engine` reads and performs, `page` shows.
"""
