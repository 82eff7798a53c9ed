"""JSON in the cache: Django's Redis cache pickles by default, and who can write to Redis would run code."""

import json
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.core.serializers.json import DjangoJSONEncoder
from redis import Redis


class CacheEncoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        if isinstance(o, datetime):
            return {"__waktu__": o.isoformat()}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


def revive(value: dict[str, Any]) -> Any:
    return datetime.fromisoformat(value["__waktu__"]) if set(value) == {"__waktu__"} else value


class JSONSerializer:
    """Integers stay bare so that Redis can count them."""

    def dumps(self, obj: Any) -> bytes | int:
        if type(obj) is int:
            return obj
        return json.dumps(obj, cls=CacheEncoder).encode()

    def loads(self, data: bytes) -> Any:
        try:
            return int(data)
        except ValueError:
            return json.loads(data, object_hook=revive)


class KeptClient(RedisCacheClient):
    """There is one server, so one client of it does for all commands; Django makes a new one for each."""

    @cached_property
    def kept(self) -> Redis:
        return super().get_client(write=True)

    def get_client(self, key: Any = None, *, write: bool = False) -> Redis:
        return self.kept


class Cache(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KeptClient
