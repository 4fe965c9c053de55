"""What the trained model says of a document: votes, which the rules and the re-ranker weigh."""
