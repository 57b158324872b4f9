"""The comparison as JSON records; nothing is computed here."""
