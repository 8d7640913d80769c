"""Forms from data: one declarative spec per act, and one small engine that shows and reads them.

A new act gets a form by adding a `FormSpec` to one of the `specs_*` files; nothing else.
"""
