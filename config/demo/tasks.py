"""Background work of the demo: importing the service registers the handler of its jobs."""

from config.demo.kota import rencana

__all__ = ["rencana"]
