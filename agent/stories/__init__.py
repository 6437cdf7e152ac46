"""Which articles tell of one event: a day's articles grouped into stories, old stories followed.

Pure functions: sketches in, groups out; nothing is fetched, asked or kept here.
"""

from agent.stories.grouping import Group, group
from agent.stories.sketch import Sketch, sketch

__all__ = ["Group", "Sketch", "group", "sketch"]
