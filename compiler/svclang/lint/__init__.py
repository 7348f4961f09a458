"""The linter: a model in, findings out, about what AWS would accept and get wrong.

Errors of the language are not its business: `validate` says them, and nobody can silence them.
"""
