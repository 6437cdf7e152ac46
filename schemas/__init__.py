"""What passes between the rooms: frozen pydantic models, nothing else.

Only pydantic and the standard library are imported here, so that every room, the evals
and other programs can read and write these forms without the rest of factbrief.
"""
