"""What the triggers of the models say of their tables."""

from typing import Any, Final

import pgtrigger

CHANGES: Final = {"UPDATE", "DELETE"}


def only_growing() -> dict[str, Any]:
    """Tables by name, with their models, whose trigger refuses every change and deletion: ledgers and change logs."""
    return {
        model._meta.db_table: model
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, pgtrigger.Protect) and trigger.condition is None and set(str(trigger.operation).split(" OR ")) >= CHANGES
    }
