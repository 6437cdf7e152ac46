"""Whether an article holds what a fact of another article says, and where."""

import math
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from agent.reconcile.concepts import concepts
from agent.reconcile.figures import is_count
from agent.reconcile.reading import Reading
from agent.reconcile.shares import numbers, shares
from agent.text.amounts import compare
from agent.text.attribution import find_attributions
from agent.text.cast import Cast, find_cast
from agent.text.quantities import find_quantities
from agent.text.quotations import find_quotations, normal_quote
from agent.text.vocabulary import word_pairs
from agent.text.words import content_words
from schemas.article import Article, Sentence
from schemas.fact import Evidence, Quantity

_PARAPHRASED = 0.6  # share of a quotation's words in one sentence
_LENGTHS = frozenset(word_pairs("measures").values())
_ALIKE = 0.5  # share of what is told of a number in a sentence with that number
_FEWEST = 4  # words that all being absent is no chance: a shorter claim can be told in others
_TELLING = 1000.0  # a number from here on is seldom shared by chance
_FEW = 3.0  # numbers up to this one stand in nearly every article
_ACCORDING = concepts("according")
_WORKED_OUT = 0.03  # how far a share of a count may lie from what somebody made of it
_STEM = 5  # letters that two words of one family share: "regretted", "regrettable"
_WINDOW = 2  # sentences that are read together


@dataclass(frozen=True)
class Passage:
    """The sentences of an article that come nearest to a claim: `share` (0..1) of its words are
    there, `numbers` tells whether all its figures are somewhere in the article."""

    evidence: Evidence
    share: float
    numbers: bool


@dataclass(frozen=True)
class Telling:
    """One sentence of an article with its concepts and the full name of who is said to say it, ""
    where nobody is, or nobody by name."""

    evidence: Evidence
    words: frozenset[str]
    speaker: str

    def holds(self, quote: str) -> bool:
        """Whether the words of `quote` stand in the sentence, word for word."""
        return normal_quote(quote).lower() in normal_quote(self.evidence.quote).lower()


class Searched:
    """One article made ready for looking claims up."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def _sentences(self) -> list[tuple[Sentence, frozenset[str]]]:
        told = (sentence for sentence in self.article.sentences if sentence.role != "noise")
        return [(sentence, concepts(self.article.words_of(sentence.number))) for sentence in told]

    @cached_property
    def _concepts(self) -> frozenset[str]:
        return frozenset().union(*(words for _, words in self._sentences))

    @cached_property
    def _words(self) -> frozenset[str]:
        return content_words(self.article.text)

    def nearest(self, reading: Reading) -> Passage | None:
        """The passage nearest to the claim of `reading`; None in an article without sentences."""
        if not self._sentences or not reading.words:
            return None
        best, share = 0, -1.0
        for place, (_, words) in enumerate(self._sentences):
            around = words.union(*(more for _, more in self._sentences[place : place + _WINDOW]))
            alone, joined = len(reading.words & words), len(reading.words & around)
            held = (alone + 0.5 * (joined - alone)) / len(reading.words)
            if held > share:
                best, share = place, held
        return Passage(self._evidence(best), share, self._holds_numbers(reading))

    def lacks(self, reading: Reading, share: float) -> bool:
        """Whether no sentence holds more than `share` of what `reading` tells beside names, that of
        the outlet that it credits too, and none of it stands anywhere but for words of the title:
        those name the matter, whatever is told of it."""
        matter = _credited_matter(reading)
        most = max((len(matter & words) for _, words in self._sentences), default=0)
        if len(matter) < _FEWEST or most > share * len(matter):
            return False
        elsewhere = {word[:_STEM] for word in self._concepts - concepts(self.article.title)}
        return elsewhere.isdisjoint(word[:_STEM] for word in matter)

    def opens_with(self, reading: Reading) -> bool:
        """Whether the article's first sentence tells the fact of `reading`."""
        body = (one.number for one in self.article.sentences if one.role == "body")
        return reading.fact.evidence[0].sentence == next(body, 0)

    def told_once(self, words: frozenset[str]) -> bool:
        """Whether all of `words` stand together in one sentence of the article only."""
        return sum(words <= held for _, held in self._sentences) == 1

    def holds(self, quote: str) -> bool:
        """Whether the words of `quote` stand in the article, word for word."""
        return normal_quote(quote).lower() in self._plain

    def mentions(self, words: frozenset[str]) -> bool:
        """Whether any of `words` stands in the article."""
        return bool(words & self._concepts)

    def paraphrases(self, quote: str) -> bool:
        """Whether a sentence of the article holds most of the words of `quote`."""
        words = concepts(quote)
        needed = _PARAPHRASED * len(words)
        if len(words & self._concepts) < needed:
            return False
        return any(len(words & held) >= needed for _, held in self._sentences)

    @cached_property
    def quotations(self) -> list[tuple[str, Evidence]]:
        """The quotations in the article, each with the sentence in which it stands."""
        return [
            (quote.text, self._evidence(place))
            for place, (sentence, _) in enumerate(self._sentences)
            for quote in find_quotations(self.article.words_of(sentence.number))
        ]

    @cached_property
    def cast(self) -> Cast:
        """The people of the article."""
        return find_cast(self.article)

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """Each sentence with who says it, noise left out."""
        said = find_attributions(self.article, self.cast)
        speakers = {
            number: one.attribution.speaker
            for number, one in said.items()
            if one.attribution.naming == "named" and not one.pronoun and not one.partial
        }
        return tuple(
            Telling(
                self._evidence(place),
                words,
                self.cast.full_name(name) or name if (name := speakers.get(one.number)) else "",
            )
            for place, (one, words) in enumerate(self._sentences)
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts in the article, noise left out."""
        return tuple(
            quantity
            for sentence, _ in self._sentences
            for quantity in find_quantities(self.article.words_of(sentence.number))
        )

    @cached_property
    def shares(self) -> tuple[tuple[Quantity, Evidence], ...]:
        """The shares of a whole in the article, as percentages, each with its sentence."""
        return tuple(
            (share, self._evidence(place))
            for place, (sentence, _) in enumerate(self._sentences)
            for share in shares(self.article.words_of(sentence.number))
        )

    def only_share(self, reading: Reading) -> Evidence | None:
        """The sentence with the article's only share of a whole, where it tells half of what
        `reading` tells."""
        if len(self.shares) != 1:
            return None
        _, evidence = self.shares[0]
        about = _credited_matter(reading)
        shared = len(about & concepts(evidence.quote))
        return evidence if shared >= _ALIKE * len(about) > 0 else None

    def counts_alike(self, quantity: Quantity, reading: Reading) -> bool:
        """Whether a sentence about the same as `reading` has the number of `quantity` with another
        noun or without one: "1,900 machines" can be 1,900 computers, "six traders" a desk of six.
        The larger the number, the less else need be shared: it is seldom there by chance. Half of
        the matter must be where the article counts another number of the same noun."""
        about = _credited_matter(reading) - concepts(quantity.unit)
        outlet = _outlet(reading)
        names = [name for name in reading.names if not name <= outlet]
        rival = any(
            one.value != quantity.value and concepts(one.unit) & concepts(quantity.unit)
            for one in self.quantities
        )

        def same(words: frozenset[str]) -> bool:
            named = any(name <= words for name in names)
            shared = len(about & words)
            if (named and quantity.value >= _TELLING) or shared >= _ALIKE * len(about) > 0:
                return True
            if rival:
                return False
            return named and shared > 0 if quantity.value <= _FEW else named or shared > 0

        return is_count(quantity) and any(
            _has_number(self.article.words_of(sentence.number), quantity) and same(words)
            for sentence, words in self._sentences
        )

    def makes_up(self, quantity: Quantity) -> bool:
        """Whether `quantity` is a share of a count in one sentence: "a third" of 84,000 doses are
        28,000 children. Any share of any count in an article would hit many a figure by chance."""
        return is_count(quantity) and any(
            math.isclose(share.value / 100 * count.value, quantity.value, rel_tol=_WORKED_OUT)
            for share, evidence in self.shares
            for count in find_quantities(evidence.quote)
            if is_count(count)
        )

    def only_count(self, quantity: Quantity, reading: Reading) -> Evidence | None:
        """The sentence that tells half of what `reading` tells, where the only number there counts
        something and is another one than `quantity`."""
        if not is_count(quantity):
            return None
        about = _credited_matter(reading) - concepts(quantity.unit)
        for place, (sentence, words) in enumerate(self._sentences):
            text = self.article.words_of(sentence.number)
            shared = len(about & words)
            counts = [one for one in find_quantities(text) if is_count(one)]
            if (
                shared >= max(_ALIKE * len(about), 2)
                and len(counts) == len(numbers(text) - {1.0}) == 1
            ):
                return self._evidence(place)
        return None

    def only_other(self, quantity: Quantity) -> Evidence | None:
        """The sentence with the article's only amount in the unit of `quantity`, a measure or a
        currency, where that amount is another one and could be of the same thing: neither is half
        of the other, or a digit more, or two in turn, make the one the other."""
        if not quantity.currency and quantity.unit not in _LENGTHS:
            return None
        alike = [
            (one, place)
            for place, (sentence, _) in enumerate(self._sentences)
            for one in find_quantities(self.article.words_of(sentence.number))
            if (one.unit, one.currency) == (quantity.unit, quantity.currency)
        ]
        if len(alike) != 1:
            return None
        other, place = alike[0]
        low, high = sorted((other.value, quantity.value))
        near = low * 2 > high or OSA.distance(f"{low:.12g}", f"{high:.12g}") == 1
        return self._evidence(place) if near and high > low else None

    @cached_property
    def _plain(self) -> str:
        return normal_quote(self.article.text).lower()

    def _holds_numbers(self, reading: Reading) -> bool:
        numbers = {word for word in content_words(reading.fact.claim) if word[0].isdigit()}
        return numbers <= self._words

    def _evidence(self, place: int) -> Evidence:
        sentence = self._sentences[place][0]
        return Evidence(
            article=self.article.id,
            sentence=sentence.number,
            quote=self.article.words_of(sentence.number),
            start=sentence.start,
            end=sentence.end,
        )


def _has_number(text: str, quantity: Quantity) -> bool:
    """Whether a number in `text` is that of `quantity`, or can be one rounded or bounded."""
    return any(
        compare(quantity, Quantity(text=quantity.text, value=number, unit=quantity.unit))
        in ("same", "compatible")
        for number in numbers(text)
    )


def _credited_matter(reading: Reading) -> frozenset[str]:
    """What `reading` tells beside names, that of the outlet that it credits too."""
    return reading.matter - _outlet(reading) - _ACCORDING


def _outlet(reading: Reading) -> frozenset[str]:
    attribution = reading.fact.attribution
    return concepts(attribution.outlet) if attribution else frozenset()
