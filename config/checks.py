"""What `migrate` asks the database before it changes anything."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

APPS = ("pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana")


@register(Tags.database)
def check_known_history(*, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **_: Any) -> list[CheckMessage]:
    """A step that this version does not have was made by another one: by a newer, or before the migrations were folded."""
    known = MigrationLoader(None).disk_migrations or {}
    messages: list[CheckMessage] = []
    for alias in databases or ():
        applied = MigrationRecorder(connections[alias]).applied_migrations()
        if strange := sorted(".".join(key) for key in applied if key[0] in APPS and key not in known):
            messages.append(
                Error(
                    f"Basis data ini dibuat versi lain: {strange[0]} tidak dikenal versi ini.",
                    hint="Data demo: hapus folder DEMO_DIR (bawaannya .demo) lalu ulangi, atau pakai DEMO_DIR lain. Data sungguhan: pasang "
                    "versi yang terakhir memakainya.",
                    id="config.E001",
                )
            )
    return messages
