"""What ships beside the code: the pronouncing dictionary, what is derived from it, and tables of abbreviations."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
NLTK = FOLDER / "nltk_data"  # the dictionary in the layout that NLTK looks for
PRONUNCIATIONS = NLTK / "corpora" / "cmudict" / "cmudict"
SYLLABLES = FOLDER / "syllables.txt"
WEIGHTS = FOLDER / "syllable_weights.json"
ABBREVIATIONS = FOLDER / "abbreviations.toml"
ORIGIN = FOLDER / "dictionary.json"
SENTENCES = FOLDER / "sentences.toml"
ALIGNMENT = FOLDER / "alignment.json"  # weights by which passages of two documents are aligned; card: alignment.md
BACKGROUND = FOLDER / "background.txt"  # how often words stand in news; background.md is its card
DOCUMENT_FREQUENCY = FOLDER / "document_frequency.npz"  # how rare a word is in news; card: document_frequency.md
CERTAINTY = FOLDER / "certainty.json"  # weights by which two clauses are one proposition; card: certainty.md
UNTOLD_TYPES = FOLDER / "untold_types.json"  # weights by which persons without a role have a type; card beside it
