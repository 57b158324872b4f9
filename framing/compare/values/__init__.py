"""Numbers, dates, times and titles that articles state, and where they do not agree."""
