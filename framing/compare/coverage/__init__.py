"""What one article tells and another does not: alignment, clauses, coverage, placement."""
