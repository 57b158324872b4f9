"""Signatures that name the sender: within a PDF by a certificate, beside any file by an SSH key."""
