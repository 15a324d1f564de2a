"""Proof-reading: checks on the text of a document, made here or elsewhere, each under the number of its rule."""
