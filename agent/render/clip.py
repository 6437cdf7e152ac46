"""A claim in few words: those around what a reader looks for in it."""


def around(claim: str, words: str, room: int) -> tuple[str, str]:
    """What stands before and after `words` in `claim`, whole where that is short, else cut with
    "…" to `room` characters on either side.

    Where the claim does not hold the words, its opening comes after, a space between.
    """
    at = claim.find(words)
    if at < 0:
        return "", f" {opening(claim, 2 * room)}"
    before, after = claim[:at], claim[at + len(words) :]
    if len(before) + len(after) <= 2 * room:
        return before, after
    if len(before) > room:
        before = "… " + before[-room:].partition(" ")[2]
    return before, opening(after, room)


def opening(text: str, most: int) -> str:
    """The first words of `text`, at most `most` characters, with "…" for the rest."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"
