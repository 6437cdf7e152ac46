"""From files, folders, web pages and standard input to articles: cleaned, numbered, with roles."""

from agent.ingest.article import to_article
from agent.ingest.sources import read_articles

__all__ = ["read_articles", "to_article"]
