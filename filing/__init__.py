"""From one case file to every document of a Dutch debt-collection case, and to the bundle that proves it."""
