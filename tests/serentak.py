"""What tests of things that happen at once ask of the database."""

from django.db import connection

WAITS = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"


def someone_waits() -> bool:
    """Another connection waits for a lock of this one; other test processes, which share the server, do not count."""
    with connection.cursor() as cursor:
        cursor.execute(WAITS)
        return bool(cursor.fetchone()[0])
