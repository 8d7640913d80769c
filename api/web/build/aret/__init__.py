"""The pages of the nämnd's year, from state to view model; `year` is for pages and papers alike."""
