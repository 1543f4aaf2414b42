"""Everything of Refrain that is not a screen: read, measure, store, select, compare."""
