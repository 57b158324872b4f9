"""The night's work, spread over child processes and machines, each held by a guard."""
