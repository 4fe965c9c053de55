"""Compiles the gazetteer when Dateline is built, so that the repository holds its recipe and not its bytes."""
