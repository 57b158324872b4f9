"""Pages as short documents that people paste and send: one outline, and who writes it as what."""
