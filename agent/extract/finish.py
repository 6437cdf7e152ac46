"""From a part of a sentence to a claim: names put in, and the guards asked of the outcome."""

from dataclasses import replace
from typing import NamedTuple

from agent.extract.draft import Draft
from agent.extract.naming import Naming, Thread
from agent.extract.references import References
from agent.guards import Candidate
from agent.guards.speaker import speaker_held
from agent.guards.standing import stands_alone
from agent.text.attribution import Attributed
from agent.text.words import content_words
from schemas.article import Article


class Finished(NamedTuple):
    """A claim, and who says its sentence, by name where the claim has the name."""

    draft: Draft
    said: Attributed | None


class Finisher:
    """Finishes the claims of one article."""

    def __init__(self, article: Article, references: References) -> None:
        self._article = article
        self._references = references
        self.naming = Naming(article, references)

    def claims(
        self, parts: tuple[Draft, ...], whole: Draft, said: Attributed | None, thread: Thread
    ) -> list[Finished]:
        """The `parts` of `whole`, a sentence that `said` speaks, as claims with attribution.

        Where one names too little to stand alone and the sentence stands, the sentence is the only
        claim. `thread` is what the sentences before were speaking of.
        """
        finished: list[Finished] = []
        running = thread
        for part in parts:
            finished.append(self._named(part, whole, said, running))
            running = running.gone_on(finished[-1].draft.claim, finished[-1].said)
        if len(parts) > 1 and any(_leans(one.draft) for one in finished):
            entire = self._named(whole, whole, said, thread)
            if not _leans(entire.draft):
                guards = (*entire.draft.guards, "does not stand alone")
                return [Finished(replace(entire.draft, guards=guards), entire.said)]
        return finished

    def _named(
        self, part: Draft, whole: Draft, said: Attributed | None, thread: Thread
    ) -> Finished:
        claim, teller = self.naming.named(part.claim, said, part.sentences[0], thread)
        draft = part.worded(claim, "model" if part.making == "model" else "code")
        if teller is None or not self._covers(teller, part, whole):
            named = None if part is whole else self._references.spoken_in(claim)
            return Finished(replace(draft, attribution=named), teller)
        attribution = self._references.credited(teller.attribution)
        if self._wrong_speaker(claim, attribution.speaker, part):
            draft = replace(part, guards=(*part.guards, "wrong speaker"))
        return Finished(replace(draft, attribution=attribution), teller)

    def _wrong_speaker(self, claim: str, speaker: str, part: Draft) -> bool:
        """Whether it was naming that put the words into another mouth."""
        own, named = (
            Candidate(words, part.source, self._article.text, speaker)
            for words in (part.claim, claim)
        )
        return bool(speaker_held(named)) and not speaker_held(own)

    def _covers(self, said: Attributed, part: Draft, whole: Draft) -> bool:
        """Whether the speaker of a sentence says this part of it too: all of it where nothing was
        cut off and the saying is the main clause, else the parts that name the speaker."""
        if part.claim == whole.claim:
            return not said.partial
        teller = self.naming.teller(said)
        words = self._article.text[slice(*said.words)]
        return bool(content_words(words) & content_words(part.claim)) or (
            bool(teller) and teller in part.claim
        )


def _leans(draft: Draft) -> bool:
    return bool(stands_alone(Candidate(draft.claim, draft.source, draft.source)))
