"""Words that articles choose differently: labels, predicates, who acts, log-odds."""
