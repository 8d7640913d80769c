"""The clocks of child protection in a table of dated cases.

`by_hand.csv` was worked out by hand, with the sentence of law beside each answer.
`by_second_count.csv` holds a choice of the rest, to be read through by a person.
`generated.py` makes many more; `naive.py` answers them by walking through a calendar day by day,
and shares no code with the service. `asked.py` asks the service.
In a chain (`kedja`) at most thirty days lie between two utredningar.
A course of events is written in one line: `inledd 2022-08-10 förlängd 2022-12-01>2023-02-10`.
"""
