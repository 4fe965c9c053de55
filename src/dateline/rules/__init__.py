"""What Dateline knows before it reads: vocabulary, dictionaries, gazetteer, weights; data files and one loader."""
