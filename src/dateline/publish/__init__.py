"""The daily brief and the exports: what readers see, and nothing that no report says."""
