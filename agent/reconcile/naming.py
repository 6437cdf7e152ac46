"""Whether two facts name the same people, bodies and places."""

from agent.reconcile.reading import Reading


def lone_names(one: Reading, other: Reading) -> tuple[frozenset[str], ...]:
    """The names in `one` that `other` does not name, in full or by a part such as a surname.

    "Vane" may mean "Imogen Vane"; "Philippa Vane" does not.
    """
    return tuple(name for name in one.names if not named(name, other))


def name_others(left: Reading, right: Reading) -> bool:
    """Whether each names somebody or something that the other does not."""
    return _names_more(left, right) and _names_more(right, left)


def _names_more(one: Reading, other: Reading) -> bool:
    return any(not named(name, other) for name in one.names)


def named(name: frozenset[str], other: Reading) -> bool:
    """Whether `other` names what `name` stands for, in full or by a part."""
    return name <= other.words or any(its < name for its in other.names)
