"""What AWS would refuse of each kind of resource: `check(declared, model)` in a file of its name.

Where one can be wrong for the sake of another, it is `check_all`, of all resources of the kind.
A kind whose settings say all by their forms has none.
"""
