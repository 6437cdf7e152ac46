"""The small forms that a model fills in, one a task: plain fields, no patterns, no look-aheads."""
