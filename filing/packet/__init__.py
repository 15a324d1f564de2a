"""What leaves the desk: one sealed container per addressee, and its verifier."""
