"""Papers of the internkontroll: the report about a mätning, the plan, the report of a period.

`model` is what a paper says as plain data, `telling*` makes that of the log, `*_paper` makes a
document of it; page, PDF and Word are three forms of that one document.
"""
