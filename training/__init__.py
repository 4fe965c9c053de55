"""How the model is made: the corpus, the data sets, the training, the export."""
