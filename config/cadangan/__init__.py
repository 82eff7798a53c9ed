"""Backup and restore of database and files, for the demo and for servers alike (docs/keputusan/0073)."""
