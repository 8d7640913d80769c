"""From the state of the internkontroll to the view models of its pages."""
