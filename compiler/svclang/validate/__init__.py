"""What must hold before lowering: errors that nobody can silence."""
