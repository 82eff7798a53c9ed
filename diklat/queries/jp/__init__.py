"""The JP of people: sums for rules and reminders, one person's year, the coverage of the city."""

from diklat.queries.jp.orang import Jumlah, jp_of, target_of

__all__ = ["Jumlah", "jp_of", "target_of"]
