"""`python3 config/runner COMMAND`, run by the Makefile before anything is installed."""

import importlib
import sys
from pathlib import Path

# The folder above, at the end: `runner` becomes a package, and nothing in config/ can shadow the standard library.
sys.path.append(str(Path(__file__).resolve().parents[1]))

if __name__ == "__main__":
    sys.exit(importlib.import_module("runner.commands").main(sys.argv[1:]))
