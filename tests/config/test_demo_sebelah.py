"""The second process of the filling: it writes where the first one does, its failure is told, and it ends with the first one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.demo.kota.sebelah import helper
from config.demo.kota.sertifikat import fill_penanda, fill_sertifikat
from config.runner.procs import wait_until
from diklat.models import PenandaTangan
from pegawai.models import Pengguna

HOLDS = """
import multiprocessing, time
import django
from config.demo.kota.sebelah import helper
if __name__ == "__main__":
    django.setup()
    with helper():
        print(multiprocessing.active_children()[0].pid, flush=True)
        time.sleep(600)
"""


@pytest.mark.django_db(transaction=True)
def test_helper_writes_into_the_same_database_and_tells_its_failure():
    with helper() as start:
        signers, certificates = start(fill_penanda), start(fill_sertifikat)
        signers()
        assert PenandaTangan.objects.count() == 2
        with pytest.raises(Pengguna.DoesNotExist):
            certificates()


@pytest.mark.django_db
def test_within_a_transaction_the_work_is_done_where_it_is_given():
    with helper() as start:
        start(fill_penanda)
        assert PenandaTangan.objects.count() == 2


def test_helper_ends_with_whoever_started_it(tmp_path: Path):
    script = tmp_path / "mulai.py"
    script.write_text(HOLDS)
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, script], env=env, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        second = Path("/proc") / first.stdout.readline().strip()
        assert second.exists()
        first.kill()
    assert wait_until(lambda: not second.exists() or ") Z " in (second / "stat").read_text(), 30)
