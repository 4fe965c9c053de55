"""The dictionary of English word forms: compiled when Dateline is built, looked up while it reads."""
