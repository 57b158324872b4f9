"""The measures of a comparison as a table, a row a document and measure: one set of rows, and who writes it as what."""
