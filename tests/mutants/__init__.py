"""Whether the tests notice when the meaning of a line is changed."""
