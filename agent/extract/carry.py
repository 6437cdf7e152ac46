"""Who or what a claim goes on about: "It" or "She" as the subject of the sentence before."""

import re

_SUBJECT = re.compile(
    r"^(?P<subject>(?:(?:The|A|An|This|Its|His|Her|Their) )?[\w’'&.-]+(?: [\w’'&.-]+){0,6}?)"
    r" (?P<verb>is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does"
    r"|[a-z]{2,}ed|rose|fell|met|held|began|made|gave|took|went|came|became|sent|lost|left|won|paid|said|says)\b"
)
_PRONOUN = re.compile(
    r"^(?P<pronoun>It|They) (?=[a-z])(?!(?:is|was) (?:that|in|on|at|not until|the)\b)"
)
_NOT_SUBJECT = re.compile(
    r"^(?:It|They|He|She|There|This|That|We|I|You|But|And|In|On|At|According|Since|Last|By|From|For"
    r"|After|Before|During|When|While|As|If|Only|Asked|Under|With|Of|To|Until|Now|Next|Later)\b|,"
)
_OWNERS = {True: "’", False: "’s"}
_PLURAL = re.compile(r"(?:\band\b|[^s’']s$|people$|men$|women$|police$)")


_SAYING = re.compile(
    r"(?:(?<=[,”\"!?] )(?:he|she|it|they)|^(?:He|She|It|They))"
    r"(?= (?:also |later |then )?(?:said|says|added|adds|told|warned|wrote|insisted|argued|noted"
    r"|pointed out|stressed|continued|explained|admitted)\b)"
)
_HE_OR_SHE = re.compile(
    r"^(?P<opening>He|She)(?= [a-z])"
    r"|(?<=, )(?P<saying>he|she)(?= (?:said|says|added|adds|told|pointed out|warned|wrote)\b)"
)


def spoken_on(claim: str, person: str, pronoun: str) -> str:
    """`claim` with `person`, who spoke or acted in the sentence before, for its "She" or ", she
    said". `pronoun` is the one known to fit the person, "" where either may."""
    found = _HE_OR_SHE.search(claim)
    if not found or not person or person in claim:
        return claim
    if pronoun and found.group().lower() != pronoun:
        return claim
    return claim[: found.start()] + person + claim[found.end() :]


def said_by(claim: str, speaker: str) -> str:
    """`claim` with `speaker` for the pronoun of its reporting clause: "…, he said"."""
    found = _SAYING.search(claim)
    if not found or not speaker or speaker in claim:
        return claim
    named = speaker if found.start() else speaker[:1].upper() + speaker[1:]
    return claim[: found.start()] + named + claim[found.end() :]


def subject_of(claim: str) -> str:
    """The subject that opens `claim`, "" where it is not plain."""
    found = _SUBJECT.match(claim)
    if not found or _NOT_SUBJECT.search(found["subject"]):
        return ""
    return found["subject"]


def carried(claim: str, subject: str) -> str:
    """`claim` with `subject`, of the sentence before, for its opening "It", "They" or "Its"."""
    if subject and claim.startswith("Its ") and not _PLURAL.search(subject):
        return f"{subject}{_OWNERS[subject.endswith('s')]} {claim[4:]}"
    found = _PRONOUN.match(claim)
    if not found or not subject:
        return claim
    plural = bool(_PLURAL.search(subject))
    if plural != (found["pronoun"] == "They"):
        return claim
    return f"{subject} {claim[found.end() :]}"
