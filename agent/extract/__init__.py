"""Article → facts: drafts by profile, guards, evidence. Nothing is lost: drops are listed."""

from agent.extract.extraction import Extraction, extract_facts

__all__ = ["Extraction", "extract_facts"]
