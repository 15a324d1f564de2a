"""What we say: one wording, written out as PDF, DOCX, XML and text."""
