"""Templates are laid out for the people who write them; what is sent carries neither their indents nor their line breaks."""

import re

from django.template import Origin
from django.template.loaders import filesystem

LINE_END = re.compile(r"(>?)[ \t]*\n\s*(<?)")


class Loader(filesystem.Loader):
    def get_contents(self, origin: Origin) -> str:
        source = super().get_contents(origin)
        return join_lines(source) if str(origin.name).endswith(".html") else source


def join_lines(source: str) -> str:
    """A line ends only between two elements; anywhere else it was a space."""
    return LINE_END.sub(lambda found: found[1] + ("\n" if found[1] and found[2] else " ") + found[2], source)
