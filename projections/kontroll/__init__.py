"""Controls without code: rows of the generic extract, what a control gives on them, and draws."""
