"""What each kind of resource becomes: `build(declared, model)` in a file of the kind's name."""
