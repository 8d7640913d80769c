"""One stored example of the facts of each (topic, version): they must decode alike for ever."""
