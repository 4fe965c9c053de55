"""One folder for each language: everything that differs between languages stands there and nowhere else."""
