"""What becomes of a finished report: into a briefing, into a message, to whoever is to have it by morning."""
