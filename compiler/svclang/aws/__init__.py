"""What the compiler knows of AWS, as typed tables: settings, limits, runtimes, actions.

Nothing here computes. The tables are read by validation, by lowering, and by whatever explains
the language; each entry cites the page of AWS's documentation that it is taken from.
"""
