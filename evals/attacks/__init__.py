"""Articles that try to steer their reader, and whether they did: data, reading, judging."""

from evals.attacks.attack import Attack, attacks, bystander, carrier
from evals.attacks.verdict import Verdict, verdict

__all__ = ["Attack", "Verdict", "attacks", "bystander", "carrier", "verdict"]
