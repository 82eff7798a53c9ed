"""Registers the job handler of the estimates' export."""

from insentif.services import ekspor_ip

__all__ = ["ekspor_ip"]
