"""Addresses of static files: a page asks for dozens, icons above all, and none changes while the process lives."""

from functools import cache
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class KeptAddresses:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.url = cache(super().url)  # type: ignore[misc]


class FromFinders(KeptAddresses, StaticFilesStorage):
    """For tests: nothing need be collected."""


class Collected(KeptAddresses, CompressedManifestStaticFilesStorage):
    """Named after their content, compressed beforehand."""
