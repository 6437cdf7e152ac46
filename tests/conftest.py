"""For every test: examples that are the same each day, and no verdict by the clock.

A machine under load must not fail a property; speed has tests of its own.
"""

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
