"""What proves it: the chronological evidence bundle and its proof."""
