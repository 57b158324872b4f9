"""How right framing is, scored on human-annotated news where that is at hand."""
