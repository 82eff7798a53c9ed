"""What every task leaves behind: a line in the log with the code of the request that asked for it, and when it last ran."""

import logging
import time
from typing import Any

from celery import Task
from celery.signals import before_task_publish, task_postrun, task_prerun
from celery.states import FAILURE, SUCCESS
from django.db import DatabaseError

from config.logs import permintaan
from lib import waktu
from pegawai.services import lari

logger = logging.getLogger("config.tugas")
_began: dict[str, float] = {}


@before_task_publish.connect
def carry_on(headers: dict[str, Any], **_: Any) -> None:
    headers["permintaan"] = permintaan.get()
    headers.setdefault("dikirim", waktu.now().isoformat())


@task_prerun.connect
def begin(task: Task, task_id: str, **_: Any) -> None:
    permintaan.set(task.request.get("permintaan") or task_id[:12])
    _began[task_id] = time.monotonic()


@task_postrun.connect
def end(task: Task, task_id: str, retval: Any, state: str | None = None, **_: Any) -> None:
    seconds = time.monotonic() - _began.pop(task_id, time.monotonic())
    if state not in (SUCCESS, FAILURE):
        return
    galat = type(retval).__name__ if state == FAILURE else ""
    logger.info("tugas selesai", extra={"tindakan": task.name, "hasil": galat or "berhasil", "detik": round(seconds, 3)})
    try:
        lari.note_run(nama=task.name, detik=seconds, galat=galat)
    except DatabaseError:  # the task itself is done; its next run is noted again
        logger.warning("lari tugas tidak tercatat", extra={"objek": task.name})
