"""The forms of an area whose acts stand in a table: what is the same for all of them.

`form` says what a form is, `ground` what an area tells of the page that a form stands on,
`situation` is one person before one form, `engine` reads and performs, `page` shows, `answering`
is what a handler calls. The areas' own forms are data beside their grounds (`forms_verkstallighet`,
`forms_arsplan`, `forms_revision`).
"""
