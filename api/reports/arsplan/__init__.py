"""The papers of the nämnd's year: the year by sammanträden, and the follow-up of its goals.

`telling` adds to the view models of the pages what people wrote; `*_paper` makes documents of it,
and page, PDF and Word are three forms of that one document.
"""
