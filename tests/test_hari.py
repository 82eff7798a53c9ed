"""The run lives on one day: this process, and every Python that it starts."""

import subprocess
import sys
import time
from datetime import datetime, timedelta

import pytest
from django.db import connection

from lib import waktu
from tests import hari


def test_the_run_lives_on_its_day():
    assert waktu.day(hari.PADA) == waktu.today()
    assert 0 <= (waktu.now() - hari.PADA).total_seconds() < 6 * 3600


@pytest.mark.django_db
def test_the_database_lives_in_the_same_second():
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp(), now() - statement_timestamp()")
        moment, apart = cursor.fetchone()
    assert abs(waktu.now() - moment) < timedelta(seconds=1)
    assert abs(apart) < timedelta(minutes=1)


def test_a_process_that_a_test_starts_lives_in_the_same_second():
    before = time.time()
    shown = subprocess.run([sys.executable, "-c", "import time; print(time.time())"], capture_output=True, text=True, check=True)
    assert before - 1 < float(shown.stdout) < time.time() + 1
    assert datetime.fromtimestamp(float(shown.stdout), tz=hari.PADA.tzinfo).date() == hari.PADA.date()
