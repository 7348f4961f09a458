"""Model to documents, pass by pass."""
