"""Settings for tools that only read the code (mypy, makemigrations --check): nothing is connected to."""

import os

os.environ.update(
    TANGKAS_MODE="test",
    SECRET_KEY="test-only-key-of-tools-that-only-read-the-code-0123456789",
    DATABASE_URL="postgresql://tangkas@127.0.0.1:9/tangkas",
    REDIS_URL="redis://127.0.0.1:9/0",
    EMAIL_URL="smtp://127.0.0.1:9",
)

from config.settings import *
