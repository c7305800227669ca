"""Everything that one run found in one version of a page."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.dropped import Dropped
from wasata.model.mentions import Mention
from wasata.model.pages import Given, Page
from wasata.model.sentences import Sentence
from wasata.model.signatures import TextSignature


class ArticleReading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Everything that was found in one article."""

    article: Article
    words: int = 0
    """How many words were read; the record does not keep the number."""
    sentences: tuple[Sentence, ...] = ()
    """Without their tokens, which are found again when they are needed."""
    search: tuple[str, ...] = ()
    """For each sentence its search tokens: words separated by blanks, the folded and expanded forms of one word by `|`."""
    mentions: tuple[Mention, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    """Pairs of assertion id and the id of the fact that it was joined to within the page."""
    signature: TextSignature | None = None


class Reading(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Everything that one run found in one version of a page."""

    page: Page
    given: Given
    raw: bytes
    """The bytes as they were saved."""
    articles: tuple[ArticleReading, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Those that its mentions, quotes and events refer to."""
    dropped: tuple[Dropped, ...] = ()
