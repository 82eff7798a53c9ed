"""`python -m tests.bench.child MODULE`: Django and one module under `tests`; calls its functions as told on standard input.

A request is a line {"call", "arguments"}, the answer a line of JSON. What else is printed goes to standard error.
"""

import importlib
import json
import os
import sys

import django
from django.core.checks.urls import check_url_config


def main(name: str) -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    django.setup()
    check_url_config(None)  # loads every view, as a worker has after its first job
    module = importlib.import_module(f"tests.{name}")
    for line in sys.stdin:
        request = json.loads(line)
        answer = getattr(module, request["call"])(**request["arguments"])
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
