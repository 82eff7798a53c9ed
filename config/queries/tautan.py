"""Addresses of pages that a role may not have, or that are not there yet."""

from django.urls import NoReverseMatch, reverse


def find_url(name: str) -> str:
    """Nothing where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
