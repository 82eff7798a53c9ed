"""The estimated IP ASN of people and units, and the dated tables it is worked out by."""

from insentif.queries.ip.orang import IP, get_ip

__all__ = ["IP", "get_ip"]
