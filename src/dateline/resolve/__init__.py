"""From words to what they mean: actors, places, days; one file for each kind."""
