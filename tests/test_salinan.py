"""A process of a run is a copy of another (`tests/salinan.py`), which had read the settings for itself."""

import os

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import default_storage

from config.celery import app


def test_a_process_has_a_broker_files_and_a_mail_server_of_its_own():
    own = os.environ["REDIS_URL"]
    assert (settings.REDIS_URL, settings.CACHES["default"]["LOCATION"], caches["default"]._servers) == (own, own, [own])
    assert app.conf.broker_url == settings.CELERY_BROKER_URL
    assert app.conf.broker_url.rpartition("=")[2] == own.rpartition("=")[2]
    assert default_storage.location == str(settings.MEDIA_ROOT) == os.environ["MEDIA_ROOT"]
    assert os.environ["EMAIL_URL"] == f"smtp://{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
