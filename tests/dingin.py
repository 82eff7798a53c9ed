"""A cache as after a restart: nothing is kept but whose installation it is, which a process asks once and not once a page."""

from collections.abc import Mapping
from typing import Any

from django.core.cache import cache

from tests import instansi


def empty_cache() -> None:
    cache.clear()
    instansi.known()


class Simpanan:
    """All that the cache holds, by key with the seconds that it lasts: put there as often as wanted by one message, written once."""

    def __init__(self, isi: Mapping[str, tuple[Any, int | None]]) -> None:
        client: Any = cache
        dumps, self.pool = client._cache._serializer.dumps, client._cache.get_client(write=True).connection_pool
        puts = [("SET", cache.make_key(key), dumps(value), *(["EX", age] if age else [])) for key, (value, age) in isi.items()]
        self.count, server = len(puts) + 1, self.pool.get_connection()
        self.message = server.pack_commands([("FLUSHDB",), *puts])
        self.pool.release(server)

    def put(self) -> None:
        server = self.pool.get_connection()
        try:
            server.send_packed_command(self.message)
            assert {server.read_response() for _ in range(self.count)} == {b"OK"}
        finally:
            self.pool.release(server)
