"""Captures of reports become documents: bytes in, kept text with its head, its structure and the way back out."""
