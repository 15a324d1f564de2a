"""What happened: reads a case folder into one frozen value."""
