"""Routes that lead straight to a resource: what is asked of its service, and what is answered."""
