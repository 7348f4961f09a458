"""What AWS would refuse of each kind of resource: `check(declared, model)` in a file of its name.

A kind whose settings say all by their forms has none.
"""
