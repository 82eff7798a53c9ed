"""Reads the environment, and refuses nonsense with a sentence that names the variable."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

from django.core.exceptions import ImproperlyConfigured

MODES = ("demo", "test", "production")
HERE = ("", "localhost", "127.0.0.1", "::1")


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
    """The same server as (URL for redis-py, URL for kombu): they spell sockets differently, and kombu checks no certificate unasked."""
    parts = urlsplit(url)
    if parts.scheme == "rediss":
        asked = {"ssl_cert_reqs": "required", **dict(parse_qsl(parts.query))}
        return (checked := parts._replace(query=urlencode(asked)).geturl()), checked
    if parts.scheme == "redis":
        return url, url
    if parts.scheme in ("unix", "redis+socket") and parts.path:
        query = f"?{parts.query}" if parts.query else ""
        kombu_query = query.replace("db=", "virtual_host=")
        return f"unix://{parts.path}{query}", f"redis+socket://{parts.path}{kombu_query}"
    raise ImproperlyConfigured("REDIS_URL harus redis://, rediss:// atau unix:///jalur/soket.")


def refuse_open(name: str, url: str) -> None:
    """To another machine only by TLS that checks whose certificate it is: what passes there are names, marks and links to accounts."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    host = asked.get("host", parts.hostname or "")
    if parts.scheme in ("postgres", "postgresql"):
        checked = asked.get("sslmode") == "verify-full"
    else:
        checked = parts.scheme in ("rediss", "smtps", "smtp+starttls") and (
            asked.get("ssl_cert_reqs", "required") == "required" and asked.get("ssl_check_hostname", "true").lower() == "true"
        )
    if not checked and host not in HERE and not host.startswith("/"):
        raise ImproperlyConfigured(
            f"{name} produksi ke mesin lain harus lewat TLS yang memeriksa sertifikatnya: sslmode=verify-full, rediss://, smtps:// atau "
            "smtp+starttls:// (docs/operasi.md)."
        )
