"""What somebody looked at before he decided, as one word that a form carries: other words, another mark."""

import hashlib


def make_sidik(*shown: object) -> str:
    return hashlib.sha256(repr([str(value) for value in shown]).encode()).hexdigest()
