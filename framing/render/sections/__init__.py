"""One module a section of the report: what its template is given."""
