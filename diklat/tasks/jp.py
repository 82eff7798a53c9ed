"""Derive all JP again at night: whatever changed beside the services is right by morning."""

from celery import shared_task

from diklat.services import jp


@shared_task(name="diklat.tasks.rebuild_jp")
def rebuild_jp() -> None:
    jp.refresh_jp(pegawai_ids=None)
