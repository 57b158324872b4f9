"""What the nightly remembers between two runs: its database, its analyses, its measures."""
