"""What a connection has planned outlives a test."""

from psycopg._preparing import PrepareManager


def keep_plans() -> None:
    """psycopg forgets the statements of `lib/siap.py` after each ROLLBACK, for it may have taken a table away. In production hardly any
    request ends so; here every test does. PostgreSQL itself plans anew what a changed table asks for."""
    PrepareManager.clear = lambda _self: False  # type: ignore[method-assign]
