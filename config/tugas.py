"""What every background task has: the words and the clock of the office, and a name in the change log."""

from typing import Any

import pghistory
from celery.contrib.django.task import DjangoTask

from lib.tumpukan import give_room
from pegawai.queries.instansi import at_office

# These run jobs, each in a context of its own.
PEKERJAAN = {"pegawai.tasks.run_pekerjaan", "pegawai.tasks.resume_pekerjaan"}


class Tugas(DjangoTask):
    """Changes of a task that nobody asked for are told in the change log under its name.

    `run`, not `super().__call__`: that would hide the request, and with it the count of retries.
    """

    @give_room
    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        with at_office():
            if self.name in PEKERJAAN:
                return self.run(*args, **kwargs)
            with pghistory.context(tugas=self.name):
                return self.run(*args, **kwargs)
