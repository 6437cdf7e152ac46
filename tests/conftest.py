"""For every test: examples that are the same each day, no verdict by the clock, Ctrl-C that works.

A machine under load must not fail a property; speed has tests of its own.
"""

import signal

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# Programs started from a job in the background would inherit that Ctrl-C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
