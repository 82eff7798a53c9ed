"""An invented city the size of the real one: the same people, units and results on every machine."""
