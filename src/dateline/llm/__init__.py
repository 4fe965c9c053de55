"""The engine `llm`: a language model of the user's own reads a report, and every value is bound to the report's words."""
