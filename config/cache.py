"""JSON in the cache: Django's Redis cache pickles by default, and who can write to Redis would run code."""

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


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
