"""The gazetteer: tables of places kept as data, the recipe that compiles them, and the look-up."""
