"""The scorers: gold records and predictions in, figures out; each figure is defined in its module's docstring."""
