"""Reporting without an account: the form's answers, the receipt, and the reporter's own page.

Pure: `answers` (what was typed), `happened`, `personnummer`, `derived` (what follows from a form's
token), `places`, `steps` (what a reporter is told), `kontrollera_kvitto` (receipts), `qr`.
With I/O: `receiving`, `receipts`, `following` (the status), `sender` (who sends), `attempts`.
"""
