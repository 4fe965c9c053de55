"""A shallow syntax after the finite-state cascades of FASTUS (Hobbs et al. 1997): tokens, tags, chunks, clauses."""
