"""Background work on plans. The service is here because importing it registers the handler of its jobs."""

from rencana.services import susunan_hitung

__all__ = ["susunan_hitung"]
