"""Small articles for the tests of this room."""

from schemas.article import Article, Sentence


def article_of(*paragraphs: tuple[str, ...]) -> Article:
    """An article of body sentences, given paragraph by paragraph."""
    text, sentences = "", list[Sentence]()
    for number, paragraph in enumerate(paragraphs, start=1):
        for words in paragraph:
            start = len(text)
            text += words
            sentences.append(
                Sentence(number=len(sentences) + 1, start=start, end=len(text), paragraph=number)
            )
            text += " "
        text = text[:-1] + "\n\n"
    return Article(id="a", source="a.txt", text=text, sentences=tuple(sentences))
