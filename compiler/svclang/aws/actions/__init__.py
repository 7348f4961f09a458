"""What routes can do with resources by themselves, a file for each kind: `ACTIONS`, by name.

The file of a kind names them, so that they are read when a declaration of the kind is met.
"""
