"""The matched forms of one sentence, with questions about what stands beside a token."""

from __future__ import annotations

from collections.abc import Sequence

from wasata.lang.forms import lexicon
from wasata.model.sentences import Sentence, TokenKind
from wasata.world.classes import given_names, never_names, words_of
from wasata.world.matcher import Match, Sort, matcher

_NO_NAME = frozenset(
    {Sort.ROLE, Sort.ROLES, Sort.INSTITUTION, Sort.GROUP, Sort.STATE, Sort.SEAT, Sort.ADJECTIVE, Sort.ORGANIZATION}
)
_LONGEST_NAME = 5
_TRAILING_VERB = 4


class Words:
    """A sentence's tokens and the forms found in them."""

    def __init__(self, sentence: Sentence, language: str, text: str) -> None:
        self.text = text
        self.language = language
        self.index = sentence.index
        self.tokens = sentence.tokens
        self.keys: Sequence[str] = [token.key for token in sentence.tokens]
        self._matcher = matcher(language)
        self.forms = {match.first: match for match in self._matcher.matches(self.keys)}
        """The forms by the token that they begin at."""

    def at(self, index: int) -> Match | None:
        """The form that begins at a token."""
        return self.forms.get(index)

    def stems(self, key: str) -> tuple[tuple[int, str, frozenset[str]], ...]:
        """The key without each possible string of attached particles."""
        return self._matcher.stems(key)

    def beginnings(self, key: str) -> frozenset[str]:
        """The key without each possible string of attached particles, and the skeletons of these."""
        return self._matcher.beginnings(key)

    def has(self, index: int, name: str) -> bool:
        """Whether a word of a class begins at a token."""
        match = self.forms.get(index)
        return match is not None and name in match.meaning.words

    def is_key(self, index: int, *keys: str) -> bool:
        """Whether the token has one of these keys."""
        return 0 <= index < len(self.keys) and self.keys[index] in keys

    def closed(self, match: Match) -> bool:
        """Whether no name can follow a noun in the genitive: its last word has the article or the ending of a free plural."""
        first = self.keys[match.first][match.prefix :] if match.last - match.first == 1 else self.keys[match.last - 1]
        article = next(iter(words_of(self.language, "article")), None)
        if article is None:
            return False
        hidden = tuple(words_of(self.language, "hidden-article"))
        return first.startswith((article, *hidden)) or first.endswith(tuple(words_of(self.language, "plural-ending")))

    def attached_to(self, index: int) -> bool:
        """Whether the token is a preposition "to" that is written apart from what it belongs to, before a quotation mark."""
        return 0 <= index < len(self.keys) and self.keys[index] in words_of(self.language, "attached-to")

    def surname_ids(self, index: int) -> tuple[str, ...]:
        """Ids of the known people who have the token as a short name."""
        return self._matcher.surname_ids(self.keys[index])

    def is_word(self, index: int) -> bool:
        """Whether the token is a word."""
        return index < len(self.tokens) and self.tokens[index].kind is TokenKind.WORD

    def before(self, index: int) -> Match | None:
        """The form that ends just before a token."""
        for back in range(1, 4):
            match = self.forms.get(index - back)
            if match is not None:
                return match if match.last == index else None
        return None

    def name_end(self, start: int) -> int:
        """Where the name ends that begins at a token; `start` when none does.

        A name begins with a known given name, or with two or three words in Latin letters; it ends before punctuation, a word
        that belongs to no name, a title or another known form.
        """
        if not self.is_word(start):
            return start
        latin = is_latin(self.keys[start])
        token = self.tokens[start]
        if self.text[token.start : token.end] in never_names(self.language):
            return start
        if latin and not self._capital(start):
            return start
        if not latin and self.keys[start] not in given_names(self.language):
            return start
        end = start + 1
        particles = words_of(self.language, "compound-name")
        while (
            end < start + _LONGEST_NAME
            and self.is_word(end)
            and self._fits(end, latin=latin, after=self.keys[end - 1] in particles)
        ):
            end += 1
        while end - start > 2 and self.keys[end - 1] in particles:
            end -= 1
        while end - start > 2 and not latin and self._looks_like_verb(end - 1):
            end -= 1
        return end if end - start >= 2 else start

    def _fits(self, index: int, *, latin: bool, after: bool) -> bool:
        """Whether a word can go on a name."""
        if latin:
            return is_latin(self.keys[index]) and self._capital(index)
        if is_latin(self.keys[index]):
            return False
        match = self.forms.get(index)
        if after:
            return True
        if any(form.part == "verb" and not form.prefix for form in lexicon(self.language).analyse(self.keys[index])):
            return False
        if match is None:
            return True
        if match.meaning.words - {"compound-name", "honorific"}:
            return False
        if Sort.PERSON in match.meaning.sorts:
            return False
        return not match.meaning.sorts & _NO_NAME

    def _capital(self, index: int) -> bool:
        return self.text[self.tokens[index].start].isupper()

    def _looks_like_verb(self, index: int) -> bool:
        """Whether the last word of a supposed name has the shape of an unfinished verb."""
        key = self.keys[index]
        shapes = words_of(self.language, "verb-beginning")
        return (
            len(key) >= _TRAILING_VERB
            and any(key.startswith(shape) for shape in shapes)
            and key not in given_names(self.language)
        )


def is_latin(key: str) -> bool:
    """Whether a key is a word in Latin letters."""
    return key.isascii() and key.isalpha()
