"""How well redaction does against hand-annotated documents: ``gold`` in, ``scoring`` judges, ``report`` tells.

Nothing at run time imports this package.
"""
