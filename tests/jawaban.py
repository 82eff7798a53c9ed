"""What an answer of the test client remembers: the context that the view gave, and no copy for each piece that its page is made of."""

from copy import copy
from typing import Any

from django.template import Template
from django.template.context import BaseContext
from django.test import client
from django.test.utils import ContextList


def remember(store: dict[str, Any], *, template: Template, context: BaseContext, **_: Any) -> None:
    """A page is made of hundreds of pieces, whose contexts hold that of the page."""
    store.setdefault("templates", []).append(template)
    contexts = store.setdefault("context", ContextList())
    if getattr(context, "template", None) is template:
        contexts.append(copy(context))


def remember_pages_only() -> None:
    client.store_rendered_templates = remember
