"""Registers the job handlers of the estimates' exports and the kind of import."""

from insentif.services import ekspor_ip
from insentif.services.ip import impor

__all__ = ["ekspor_ip", "impor"]
