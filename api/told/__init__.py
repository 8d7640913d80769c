"""Telling people that something waits: messages without content, and the calendar.

`messages` holds the few words that ever leave, `smtp` and `sms` hand them over as `channels`
says, `ways` says which are open, `times` reads the nämnd's own times, `circle` finds the people,
`worker` keeps watch, `calendar` and `falling_due` are what a calendar may show.
"""
