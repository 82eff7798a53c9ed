"""Derive all JP again at night: whatever changed beside the services is right by morning."""

from celery import shared_task

from diklat.services import ekspor_jp, jp


__all__ = ["ekspor_jp", "rebuild_jp"]  # the module with job handlers is imported so that they register


@shared_task(name="diklat.tasks.rebuild_jp")
def rebuild_jp() -> None:
    jp.refresh_jp(pegawai_ids=None)
