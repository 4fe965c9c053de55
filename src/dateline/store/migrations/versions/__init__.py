"""The revisions, oldest first; each is named after the schema that it leads to."""
