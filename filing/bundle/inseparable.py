"""What a redaction says when a page cannot be taken apart with certainty: then the whole page becomes a picture."""


class Inseparable(Exception):
    """Something under a redaction cannot be removed by itself; the message says what it is."""
