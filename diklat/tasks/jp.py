"""Derive all JP again at night: whatever changed beside the services is right by morning."""

from celery import shared_task

from diklat.services import aturan_jp, ekspor_jp, jp

__all__ = ["aturan_jp", "ekspor_jp", "rebuild_jp"]  # modules with job handlers are imported so that they register


@shared_task(name="diklat.tasks.rebuild_jp")
def rebuild_jp() -> None:
    jp.refresh_jp(pegawai_ids=None)
