"""What happened, who, whom, where, when, how many, and who says so: read out of one document."""
