"""The WSGI entry point that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from lib.tumpukan import give_room

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = give_room(get_wsgi_application())
