"""Stories told on two days, with what became of each sentence of the first day on the second.

Made up for measuring `changes`.
"""

from tests.reconcile.two_days.one import ONE
from tests.reconcile.two_days.other import OTHER
from tests.reconcile.two_days.story import TwoDays
from tests.reconcile.two_days.third import THIRD

__all__ = ["ONE", "OTHER", "THIRD", "TwoDays"]
