"""Dateline on public data sets: what it reads, scored beside its peers, and how fast (see benchmarks/README.md)."""
