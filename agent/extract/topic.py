"""What an article is about: the name that a sentence without any name leaves to be understood."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from agent.extract.frame import take_off
from agent.text.cast import Cast
from agent.text.name_kinds import is_company
from agent.text.names import Name, find_names, names_within
from agent.text.outlets import is_outlet
from agent.text.quotations import find_quotations
from agent.text.vocabulary import BODY_NOUNS, PLACES
from schemas.article import Article, Sentence

_MENTIONS = 3
_AHEAD = 1.2
_FIRST_IN_TITLE = 3
_IN_TITLE = 3
_IN_LEAD = 2
_LONGEST_ACRONYM = 5
_GENERIC = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:company|group|firm|business|concern|enterprise"
    r"|(?P<bank>(?:central )?bank)"
    r"|(?:[a-z]+ )?(?:manufacturer|maker|producer|lender|insurer|retailer|operator|airline))\b"
    r"(?! (?:of|that|which)\b)(?! [A-Z])(?P<owner>[’']s)?"
)
# What stands before and after a name is looked at around each use of it: a pattern with the name in
# it would be compiled anew for every name.
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|town of|city of) (?:the )?$"
)
_PLACE_SHARE = 0.2
_ARTICLE_BEFORE = re.compile(r"\b[Tt]he $")
_ACTS_AFTER = re.compile(
    r"(?:, (?:which|the|an?) [^,;.]{2,60}, (?:said|says|announced|denied|did not|declined)\b"
    r"|[’']s (?:\w+ )?(?:board|chief|shares|profit|revenue|sales|chair|boss|director)"
    r"|(?: (?:also|now|has|had))? (?:said|says|plans|expects|announced|reported|told|denied|sees"
    r"|owns|declined|employs|raised|cut|bought|sold|agreed|wants|paused|makes|did not))\b"
)
_ACTS_BEFORE = re.compile(
    r"\b(?:(?:spokes\w+|chief executive|head|boss|director|chair|shares) (?:for|of|at|in)"
    r" (?:the )?"
    r"|the (?:retailer|company|firm|maker|bank|operator|airline|lender|group|insurer) )$"
)
_BEFORE = 60
"""Characters before a name in which what leads up to it stands."""

_DIGIT = re.compile(r"\d")
_SHARED = 0.5
_MIDDLE = re.compile(r"[a-z,] $")
_TITLE_SIGNS = re.compile(r"[’'](?:s\b)?|[,:;()“”\"!?–—-]")
_LEGAL = re.compile(r"(?: (?:N\.V\.|ASA|AG|SE|SA|S\.A\.|AB|plc|PLC|Ltd|Limited|Inc|Corp|LLC)\.?)+$")
_SMALL = frozenset({
    "The", "A", "An", "It", "In", "On", "At", "About", "Its", "This", "Both", "All", "Some",
    "One", "Two", "No",
})  # fmt: skip


@dataclass
class _Thing:
    """Something the article names: how often, weighted by place, and all the forms of its name."""

    name: str
    count: int
    forms: set[str]
    leads: bool


class Topic:
    """The body, place or thing that an article names most, if one stands out; "" if none does.

    `company` is the one that "the company" means: it speaks or acts in the article.
    """

    def __init__(self, article: Article, cast: Cast) -> None:
        full = [person.name for person in cast.people if " " in person.name or person.titles]
        self._people = {word for name in full for word in name.split()}
        self._cast = cast
        self._text = article.text
        self._outlet = article.outlet
        self._places: dict[str, tuple[int, int]] = {}
        self._owners = {
            name.text.rpartition(" of ")[2] for name in cast.names if " of " in name.text
        }
        self._sure = _sure(article, cast.names)
        things = self._grouped(*self._counted(article))
        self.name = _foremost(things)
        acting = [thing for thing in things if self._acts(thing)]
        self._firms = {form for thing in acting for form in thing.forms}
        self.company = _foremost(acting) or (acting[0].name if len(acting) == 1 else "")
        if not self.company and self.name and not self._lifeless(self.name):
            self.company = self.name
        titled = _title(article) or article.words_of(_opening(article).number)
        self._titled = {
            thing.name
            for thing in things
            if any(_within(form, titled) for form in self._calling(thing))
        }
        self._labels = self._labelling(things)
        labelled = (thing for thing in things if thing.name in self._labels)
        self._calls = {form for thing in labelled for form in self._calling(thing)}

    def fill_in(self, claim: str, acting: str = "") -> str:
        """`claim` with "the company" named, by `acting` where a firm of that name acted before and
        the article is about none; and the topic put before a claim that names nothing.

        Where it is does not count as a name, if the topic is one that acts: "The plant in Vell
        will close" leaves open whose plant.
        """
        firm = self.company or (acting if acting in self._firms else "")
        if firm and firm not in claim and not find_quotations(claim):
            claim = _GENERIC.sub(partial(self._company_for, firm), claim, count=1)
        told = any(re.search(rf"\b{re.escape(call)}\b", claim) for call in self._calls)
        if self._labels and not told and not self._named(take_off(claim).core):
            return f"{', '.join(self._labels)}: {_after_colon(claim)}"
        return claim

    def is_company(self, name: str) -> bool:
        """Whether `name` is a form of the company's name."""
        full = self._full(name)
        return _within(full, self.company) or _within(self.company, full)

    def _calling(self, thing: _Thing) -> set[str]:
        """The names by which a reader knows `thing`: the forms that the article has, and what each
        of these begins with, "Vell Motor" and "Vell" for Vell Motor Works."""
        words = [form.split() for form in thing.forms]
        starts = {" ".join(form[:count]) for form in words for count in range(1, len(form))}
        return thing.forms | {s for s in starts if s not in _SMALL and not self._a_word(s)}

    def _a_word(self, start: str) -> bool:
        """Whether `start` is an ordinary word, a person's name or a place of its own."""
        lower = re.search(rf"(?<![\w@./]){re.escape(start.lower())}\b(?!\.\w)", self._text)
        return bool(lower) or start in self._people or start.lower() in PLACES

    def _labelling(self, things: list[_Thing]) -> tuple[str, ...]:
        """The names to put before a claim without any: the topic, with the firm where the topic
        is a place, or the two that share the lead. What the title does not name is no topic that a
        reader would put there."""
        return tuple(name for name in self._foremost(things) if name in self._titled)

    def _foremost(self, things: list[_Thing]) -> tuple[str, ...]:
        leads = [thing for thing in things if thing.leads]
        if self.name:
            firm = self.company not in ("", self.name) and self._placed(self.name)
            return (self.company, self.name) if firm else (self.name,)
        if len(leads) > 1 and leads[1].count > max(_MENTIONS, _SHARED * leads[0].count):
            return tuple(thing.name for thing in leads[:2])
        return ()

    def named_in_full(self) -> str:
        """The topic as the article speaks of it at the start of a sentence: "The Vell Bridge"."""
        return self._with_article(self.name, "The") if self.name in self._titled else ""

    def _company_for(self, firm: str, found: re.Match[str]) -> str:
        unlike = found["bank"] and "bank" not in firm.lower()
        article = "the" if found.start() else "The"
        named = self._with_article(firm, article) + (found["owner"] or "")
        return found.group() if unlike else named

    def _with_article(self, name: str, article: str) -> str:
        """`name` as the article mostly has it: "the Marlow Island ferry" does not make an island
        "the Marlow Island"."""
        every = _uses(name, self._text)
        led = sum(_led_by(_ARTICLE_BEFORE, self._text, start) for start, _ in every)
        return f"{article} {name}" if 2 * led > len(every) else name

    def _named(self, core: str) -> bool:
        names = [name for name in find_names(core) if not _DIGIT.search(name.text)]
        if self.name != self.company:
            return bool(names)
        return any(name.kind != "place" and not self._placed(name.text) for name in names)

    def _lifeless(self, name: str) -> bool:
        """Whether `name` is a place, or a thing that the article calls by its noun: "the dam"."""
        noun = name.rpartition(" ")[2].lower()
        called = " " in name and re.search(rf"\bthe {re.escape(noun)}\b", self._text)
        return self._placed(name) or (bool(called) and noun not in BODY_NOUNS)

    def _acts(self, thing: _Thing) -> bool:
        """Whether it says or does things in the article, as a firm or an authority does."""
        if is_company(thing.name):
            return True
        return any(
            _ACTS_AFTER.match(self._text, end) or _led_by(_ACTS_BEFORE, self._text, start)
            for form in thing.forms
            for start, end in _uses(form, self._text)
        )

    def _placed(self, name: str, least: int = 1) -> bool:
        """Whether the article uses `name` as a place: "in Vell", `least` times or more."""
        if name not in self._places:
            every = _uses(name, self._text)
            led = sum(_led_by(_PLACE_BEFORE, self._text, start) for start, _ in every)
            self._places[name] = led, len(every)
        uses, mentions = self._places[name]
        return uses >= least and uses > _PLACE_SHARE * mentions

    def _counted(self, article: Article) -> tuple[Counter[str], set[str]]:
        """How often each name is spoken of, by weight, and what title and first sentence name."""
        spoken = [name for name in self._cast.names if self._may_be(name)]
        counts = Counter(self._full(name.text) for name in spoken if name.text in self._sure)
        titled = _title(article)
        title = sorted((name for name in counts if _within(name, titled)), key=titled.index)
        first = _opening(article)
        lead = {self._full(n.text) for n in names_within(spoken, first.start, first.end)}
        lead = (lead & counts.keys()) | set(title)
        for name in lead:
            counts[name] += _IN_TITLE * (name in title) + _IN_LEAD
            counts[name] += _FIRST_IN_TITLE * (name in title[:1])
        return counts, lead

    def _full(self, name: str) -> str:
        return self._cast.acronyms.get(name, name)

    def _grouped(self, counts: Counter[str], lead: set[str]) -> list[_Thing]:
        """The things named: initials and short forms belong to the one fuller name they mean."""
        things: dict[str, _Thing] = {}
        for name, count in counts.items():
            full = _LEGAL.sub("", name)
            thing = things.setdefault(full, _Thing(full, 0, set(), leads=False))
            thing.count += count
            thing.forms |= {name, full, *(s for s, n in self._cast.acronyms.items() if n == name)}
            thing.leads |= name in lead
        for short in sorted(things, key=len):
            fuller = [t for name, t in things.items() if name != short and _within(short, name)]
            if len(fuller) == 1 and (" of " in fuller[0].name or not self._placed(short, 2)):
                joined = things.pop(short)
                fuller[0].count += joined.count
                fuller[0].forms |= joined.forms
                fuller[0].leads |= joined.leads
        return sorted(things.values(), key=lambda thing: -thing.count)

    def _may_be(self, name: Name) -> bool:
        """Whether `name` can be what the article is about: no person, outlet, place or initials
        alone."""
        full = " " in name.text or bool(name.title)
        person = (name.kind == "person" and full) or set(name.text.split()) <= self._people
        kin = name.text.removesuffix("s") in self._people
        shouted = name.text.isupper() and len(name.text) > _LONGEST_ACRONYM
        # A lone place is where things happen, not what they happen to.
        alone = name.kind == "place" and name.text not in self._owners
        lone = " " not in name.text and (alone or len(name.text) < 2)
        numbered = any(letter.isdigit() for letter in name.text)
        own = name.text != self._outlet and _within(name.text, self._outlet)
        known = own or name.text.lower() in PLACES or is_outlet(name.text)
        return not (person or kin or shouted or lone or numbered or known)


def _sure(article: Article, names: Sequence[Name]) -> set[str]:
    """The names that owe their capital to nothing else: they stand inside a sentence too, in the
    title, in a longer name, or time and again."""
    often = Counter(name.text for name in names)
    longer = {word for name in names if " " in name.text for word in name.text.split()}
    return {
        name.text
        for name in names
        if " " in name.text
        or often[name.text] > 1
        or name.text in longer
        or _within(name.text, article.title.partition(" ")[2])
        or _MIDDLE.search(article.text, max(0, name.start - 2), name.start)
    }


def _opening(article: Article) -> Sentence:
    return next(sentence for sentence in article.sentences if sentence.role == "body")


def _title(article: Article) -> str:
    """The words of the title, or of the first headline in the text where no title is stated."""
    heads = (article.words_of(s.number) for s in article.sentences if s.role == "headline")
    return _TITLE_SIGNS.sub(" ", article.title or next(heads, ""))


def _uses(name: str, text: str) -> list[tuple[int, int]]:
    """Where `name` stands in `text` as whole words."""
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


def _led_by(before: re.Pattern[str], text: str, start: int) -> bool:
    return bool(before.search(text, max(0, start - _BEFORE), start))


def _within(short: str, name: str) -> bool:
    return f" {short} " in f" {name} "


def _foremost(things: list[_Thing]) -> str:
    """The name that is spoken of most, if the lead has it and no other comes near; else ""."""
    if not things or things[0].count < _MENTIONS or not things[0].leads:
        return ""
    rival = max((thing.count for thing in things[1:] if thing.leads), default=0)
    return things[0].name if things[0].count >= _AHEAD * rival else ""


def _after_colon(claim: str) -> str:
    first = claim.split(" ", 1)[0]
    return claim[:1].lower() + claim[1:] if first in _SMALL else claim
