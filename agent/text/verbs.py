"""Finite verbs, as far as their form tells: what a whole sentence must have."""

import re

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do"
    r"|said|says|say|told|tells|rose|fell|met|held|began|made|gave|took|went|came|became|sent|spent"
    r"|built|lost|left|won|paid|sold|bought|thought|sought|caught|struck|stood|withdrew|drew|grew"
    r"|knew|threw|saw|led|kept|chose|spoke|broke|wrote|drove|ran|found|meant|heard|put|cut|hit|set"
    r"|shut|let|beat|lay|sat|got|swept|slid|sank|flew|rang|sprang|bore|hung|read|fled|dealt|fought"
    r"|shrank|swung|tore|wore|froze|stole|hid|fed|sped|stuck|swore|taught|bent|lent|slept|felt|woke|shot|shook|dug|hurt|use|uses|measures|gives|ends|meets"
    r"|remains?|wants?|expects?|plans?|faces?|means?|shows?|gets?|needs?|covers?|takes?|makes?"
    r"|comes?|goes|keeps?|holds?|runs?|works?|owns?|employs?|costs?|serves?|enables?|allows?"
    r"|requires?|obliges?|ranks?|spends?|allocates?|views?|warns?|suggests?|highlights?|marks?"
    r"|follows?|coincides?|[a-z]{2,}n['’]t"
    r"|(?!unexpected|united|related|hundred|naked|sacred|wicked|rugged|limited|indeed)[a-z]{2,}ed"
    r"|(?!(?:his|its|this|thus|plus|yes|always|perhaps|besides|towards)\b)[a-z]{3,}(?<!s)s"
    r"(?= (?:the|a|an|its|his|her|their|that|to|in|on|at|with|about|no|not|all|every|from|by)\b))\b"
)
