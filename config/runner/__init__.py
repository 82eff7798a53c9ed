"""Starts everything Tangkas needs on one machine. Standard library only: it runs before the venv exists."""
