"""Failed logins are counted per account and address, in the shared cache; a new round forgets all counts of an account."""

from django.core.cache import cache

ROUND_SECONDS = 24 * 3600


def _round_key(pengguna_id: int) -> str:
    return f"kunci-masuk:{pengguna_id}"


def get_key(*, pengguna_id: int | None, login: str, address: str) -> str:
    """What the limiter counts under. A stranger at another address counts apart and cannot lock the owner out."""
    if pengguna_id is None:
        return f"tak-dikenal:{login}:{address}"
    return f"{pengguna_id}:{cache.get(_round_key(pengguna_id), 0)}:{address}"


def reset(pengguna_id: int) -> None:
    key = _round_key(pengguna_id)
    if not cache.add(key, 1, ROUND_SECONDS):
        cache.incr(key)
        cache.touch(key, ROUND_SECONDS)
