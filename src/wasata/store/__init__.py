"""Records to rows and back: the only SQL."""
