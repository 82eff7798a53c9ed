"""The site's settings, with the floor page beside its addresses and with static files and log of this run."""

import os
from pathlib import Path

from config.settings import *  # noqa: F403
from config.settings import LOGGING, STORAGES, TEMPLATES

HOME = Path(os.environ["BENCH_HOME"])
ROOT_URLCONF = "tests.bench.urls"
WSGI_APPLICATION = "tests.bench.wsgi.application"
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")  # type: ignore[attr-defined]
STATIC_ROOT = HOME / "static"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
LOGGING["handlers"]["stdout"] = {"class": "logging.FileHandler", "filename": str(HOME / "site.log"), "formatter": "json"}  # type: ignore[index]
