"""Errors to a Sentry, where the office names one (SENTRY_DSN); nothing of a person goes with them.

What may be sent is listed, not what may not: the kind of error, the places in the code, the reference code that the page showed.
"""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured

from config.logs import permintaan

KEPT: Final = ("event_id", "timestamp", "platform", "level", "logger", "release", "environment", "transaction", "server_name", "sdk")
KEPT_FRAME: Final = ("filename", "module", "function", "lineno", "in_app")
KEPT_KIND: Final = ("type", "module", "mechanism")


def begin(dsn: str, *, versi: str) -> None:
    try:
        import sentry_sdk  # noqa: PLC0415 -- who names no Sentry needs no library
    except ImportError:
        raise ImproperlyConfigured("SENTRY_DSN diisi, tetapi pustakanya tidak ada. Bangun citra dengan `--build-arg SENTRY=1`.") from None
    sentry_sdk.init(
        dsn=dsn,
        release=versi,
        before_send=scrub,
        before_breadcrumb=lambda *_: None,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        auto_session_tracking=False,
    )


def scrub(event: Mapping[str, Any], _hint: Mapping[str, Any]) -> dict[str, Any]:
    """Texts of errors quote rows ("Key (nip)=…"), requests carry names and cookies: neither is passed on."""
    kept = _only(event, KEPT)
    kept["tags"] = {"request_id": permintaan.get()}
    if values := (event.get("exception") or {}).get("values"):
        kept["exception"] = {"values": [_kind(value) for value in values]}
    if said := (event.get("logentry") or {}).get("message"):
        kept["logentry"] = {"message": said}  # as it stands in the code, without what was put into it
    return kept


def _kind(value: Mapping[str, Any]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames") or []
    mechanism = _only(value.get("mechanism") or {}, ("type", "handled"))
    return {**_only(value, KEPT_KIND), "mechanism": mechanism, "stacktrace": {"frames": [_only(frame, KEPT_FRAME) for frame in frames]}}


def _only(found: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: found[name] for name in names if name in found}
