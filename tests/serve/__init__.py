"""The server: its pages, its API and what protects them."""
