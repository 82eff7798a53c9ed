"""Wrong passwords are counted in the shared cache, and none of the counts keeps the owner out of a browser that is known.

A browser on which the account has entered before has a count of its own and is asked for no other. Every other browser counts per account
and address, per account over all addresses, and per address over all accounts. A new round forgets all counts of an account.
"""

import math

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from lib.waktu import now
from pegawai.models import Pengguna

APP = "allauth.account"
ROUND_SECONDS = 24 * 3600
MENIT = 60
Limits = list[tuple[str, str]]


def _round_key(pengguna_id: int) -> str:
    return f"kunci-masuk:{pengguna_id}"


def get_limits(*, pengguna_id: int | None, login: str, address: str, perangkat: str) -> Limits:
    """What one try is counted under. Names without an account count alike, or the answers would tell them apart."""
    who = f"tak-dikenal:{login}" if pengguna_id is None else f"{pengguna_id}:{cache.get(_round_key(pengguna_id), 0)}"
    if perangkat:
        return [("login_failed_perangkat", f"{who}:{perangkat}")]
    return [("login_failed", f"{who}:{address}"), ("login_failed_akun", who), ("login_failed_alamat", "")]


def count_try(request: HttpRequest, limits: Limits) -> ratelimit.RateLimitUsage:
    """Count before the password is looked at; the caller takes it back when it was right. Code: too_many_login_attempts."""
    counted = ratelimit.RateLimitUsage(usage=[])
    for action, key in limits:
        usage = ratelimit.consume(request, app=APP, action=action, key=key)
        if usage is None:
            counted.rollback()
            raise _refusal(max(_seconds_left(request, action, key) for action, key in limits))
        counted.usage += usage.usage
    return counted


def _refusal(seconds: int) -> ValidationError:
    lama = f"{seconds} detik" if seconds < 2 * MENIT else f"{math.ceil(seconds / MENIT)} menit"
    return ValidationError(
        "Terlalu banyak percobaan yang salah. Coba lagi dalam %(lama)s, atau pakai “Lupa kata sandi”: tautannya dikirim ke surel Anda dan "
        "membuka peramban ini seketika, berapa pun percobaan orang lain.",
        code="too_many_login_attempts",
        params={"lama": lama, "detik": seconds},
    )


def _seconds_left(request: HttpRequest, action: str, key: str) -> int:
    """Until the next try is let through under this count; one second when it was refused for another reason."""
    moment, left = now().timestamp(), 1.0
    for rate in ratelimit.get_rates(app=APP, action=action):
        history = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
        if len(history) >= rate.amount:
            left = max(left, history[rate.amount - 1] + rate.duration - moment)
    return math.ceil(left)


def reset(pengguna: Pengguna) -> None:
    """Forget every count of the account: passwords from all addresses, the second factor, proofs of identity, changes."""
    key = _round_key(pengguna.pk)
    if not cache.add(key, 1, ROUND_SECONDS):
        cache.incr(key)
        cache.touch(key, ROUND_SECONDS)
    ratelimit.clear(None, app=APP, action="login_failed", key=f"mfa-auth-user-{pengguna.pk}")  # allauth's own key
    for action in ("reauthenticate", "change_password", "manage_email"):
        ratelimit.clear(None, app=APP, action=action, user=pengguna)
