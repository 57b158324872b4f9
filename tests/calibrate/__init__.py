"""How far verdicts and intervals can be trusted, measured on real articles held against themselves."""
