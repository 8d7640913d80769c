"""Forms of the internkontroll from data: one spec per act, and one small engine for all of them.

A new act gets a form by adding a `PlanForm` to one of the `specs_*` files; the fields are those
of `api/web/forms`.
"""
