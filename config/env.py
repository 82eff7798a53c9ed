"""Reads the environment, and refuses nonsense with a sentence that names the variable."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MODES = ("demo", "test", "production")


def get(name: str, default: str | None = None) -> str:
    """The variable's value, or the content of the file named by NAME_FILE (for secrets)."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Variabel lingkungan {name} belum diisi.")
    return value


def get_int(name: str, default: int) -> int:
    value = get(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} harus bilangan bulat tidak negatif, bukan {value!r}.")
    return int(value)


def get_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in get(name, default).split(",") if part.strip()]


def get_mode() -> str:
    mode = get("TANGKAS_MODE", "demo")
    if mode not in MODES:
        raise ImproperlyConfigured(f"TANGKAS_MODE harus salah satu dari {', '.join(MODES)}, bukan {mode!r}.")
    return mode


def parse_database(url: str) -> dict[str, object]:
    """postgresql://user:pass@host:port/name; ?host=/socket/folder for a Unix socket, ?pgbouncer=1 where one pools by transaction."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"DATABASE_URL harus postgresql://…, bukan {parts.scheme or url!r}.")
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/") or "tangkas",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": options.pop("port", str(parts.port or "")),
        "pgbouncer": options.pop("pgbouncer", "0") == "1",
        "extra": options,
    }


@dataclass(frozen=True)
class EmailServer:
    host: str
    port: int
    user: str
    password: str
    starttls: bool
    ssl: bool


def parse_email(url: str) -> EmailServer:
    """smtp://host:port (plain), smtp+starttls://user:pass@host:587, smtps://user:pass@host:465."""
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL harus smtp://, smtp+starttls:// atau smtps:// dengan nama server.")
    return EmailServer(
        host=parts.hostname,
        port=parts.port or ports[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+starttls",
        ssl=parts.scheme == "smtps",
    )


def parse_redis(url: str) -> tuple[str, str]:
    """The same server as (URL for redis-py, URL for kombu). Unix sockets are spelt differently by the two."""
    parts = urlsplit(url)
    if parts.scheme in ("redis", "rediss"):
        return url, url
    if parts.scheme in ("unix", "redis+socket") and parts.path:
        query = f"?{parts.query}" if parts.query else ""
        kombu_query = query.replace("db=", "virtual_host=")
        return f"unix://{parts.path}{query}", f"redis+socket://{parts.path}{kombu_query}"
    raise ImproperlyConfigured("REDIS_URL harus redis://, rediss:// atau unix:///jalur/soket.")
