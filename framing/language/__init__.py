"""Document → Parsed: sentences, words, the parse; then quotations, attributions, speakers and voices."""
