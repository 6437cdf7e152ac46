"""The word lists in `lists/`: white space parts the words, "_" stands for a space inside one."""

from importlib.resources import files


def word_list(name: str) -> frozenset[str]:
    """The lower-case words of `lists/<name>.txt`; lines that start with "#" are comments."""
    raw = (files("agent.text") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in raw.splitlines() if not line.startswith("#"))
    return frozenset(word.replace("_", " ") for line in lines for word in line.split())


def word_pairs(name: str) -> dict[str, str]:
    """The list `name` whose words have the form "one=other", as a mapping."""
    pairs = (pair.partition("=") for pair in word_list(name))
    return {one: other for one, _, other in pairs}


STOP_WORDS = word_list("stop_words")
PERSON_NOUNS = word_list("person_nouns")
BODY_NOUNS = word_list("body_nouns")
DOCUMENT_NOUNS = word_list("document_nouns")
TITLES = word_list("titles")
TITLE_PARTS = word_list("title_parts")
DATE_WORDS = word_list("date_words")
PLACES = word_list("places")
PLACE_NOUNS = word_list("place_nouns")
PEOPLES = word_list("peoples")
BODIES = word_list("bodies")
NAME_OPENERS = word_list("name_openers")

GIVEN_NAMES = dict.fromkeys(word_list("given_names_he"), "he") | dict.fromkeys(
    word_list("given_names_she"), "she"
)
"""Given names that mostly tell gender, with the pronoun that fits."""

HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father"), "he"),
    **dict.fromkeys(("spokesman", "chairman", "congressman", "businessman", "councilman"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister"), "she"),
    **dict.fromkeys(("spokeswoman", "chairwoman", "congresswoman", "businesswoman"), "she"),
}
"""Titles that tell the gender of who bears them, with the pronoun that fits."""

COMMON_STARTS = (
    word_list("common_starts")
    | STOP_WORDS
    | DOCUMENT_NOUNS
    | TITLES
    | {noun + ending for noun in PERSON_NOUNS | BODY_NOUNS for ending in ("", "s")}
)
"""Words that open a sentence with a capital without being names."""
