"""Whether two facts name the same people, bodies and places."""

from agent.reconcile.reading import Reading


def lone_names(one: Reading, other: Reading) -> tuple[frozenset[str], ...]:
    """The names in `one` that `other` does not name, in full or by a part such as a surname.

    "Vane" may mean "Imogen Vane"; "Philippa Vane" does not.
    """
    return tuple(name for name in one.names if not named(name, other))


def lone_matters(one: Reading, other: Reading) -> tuple[frozenset[str], ...]:
    """The same, without those who are only said to say it: that is not what it is about."""
    return tuple(name for name in lone_names(one, other) if not name & one.speaker)


def name_other_matters(left: Reading, right: Reading) -> bool:
    """Whether each tells of somebody or something that the other does not name, whoever says so."""
    return bool(lone_matters(left, right) and lone_matters(right, left))


def name_others(left: Reading, right: Reading) -> bool:
    """Whether each names somebody or something that the other does not."""
    return _names_more(left, right) and _names_more(right, left)


def _names_more(one: Reading, other: Reading) -> bool:
    return any(not named(name, other) for name in one.names)


def named(name: frozenset[str], other: Reading) -> bool:
    """Whether `other` names what `name` stands for, in full or by a part."""
    return name <= other.words or any(its < name for its in other.names)
