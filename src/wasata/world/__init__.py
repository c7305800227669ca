"""Facts about the world, as data: actors, names, offices by date, outlets, places, issues."""
