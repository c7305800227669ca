"""What a record is: frozen structs without behaviour, and ids made from content.

Offsets count Unicode code points of the text named beside them and are half-open. Sequences are tuples,
references are ids, unknown is `None`, and nothing holds a reference to its owner (`gc=False` depends on it).
`frozen=True` is repeated on every record because type checkers do not see the inherited one.
"""
