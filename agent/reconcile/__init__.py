"""Facts to briefing facts: relations, merging, conflicts, origins, audits, changes."""

from agent.reconcile.changes import changes
from agent.reconcile.reconciler import Reconciled, reconcile

__all__ = ["Reconciled", "changes", "reconcile"]
