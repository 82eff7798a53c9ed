#!/usr/bin/env python3
"""Django's command line for Tangkas."""

import os
import sys

from django.core.management import execute_from_command_line

from lib.tumpukan import give_room

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    give_room(execute_from_command_line)(sys.argv)
