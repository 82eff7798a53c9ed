"""Registers the job handler of the trial of a draft."""

from insentif.services import simulasi

__all__ = ["simulasi"]
