"""A sentence read into its row of items."""

from __future__ import annotations

from itertools import takewhile

from wasata.extract.clauses.items import Chunk, Item, Link, Mark, VerbItem
from wasata.extract.clauses.keys import KeyInfo, as_written, fronts
from wasata.extract.clauses.small_words import LINKING, SmallWord, forms_at
from wasata.lang.cues import cues
from wasata.lang.forms import Form
from wasata.lang.modality import modality
from wasata.lang.syntax import Syntax
from wasata.lang.word_classes import stems
from wasata.model.mentions import Mention, MentionKind
from wasata.model.sentences import Sentence, Token, TokenKind

_SHAPES = {"\u00ab": True, "\u201c": True, "\u00bb": False, "\u201d": False}
_SOFT = "\u060c,"
_COMPLEMENT_MARKS = ':"'
_TO_THE = "\u0644\u0644"
_ALEF = "\u0627"
_ARTICLE = "\u0627\u0644"
_FEMININE = ("\u0647", "\u0627\u062a")
_WORD, _NUMBER, _PUNCTUATION = TokenKind.WORD, TokenKind.NUMBER, TokenKind.PUNCTUATION
_LONGEST_FORM = 4
"""Words of the longest verb form."""


class Reader:
    """Reads one sentence into items."""

    def __init__(self, text: str, sentence: Sentence, infos: list[KeyInfo], mentions: list[Mention], rules: Syntax) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.keys = [token.key for token in sentence.tokens]
        self.rules = rules
        self.mentions = mentions
        self.begins: dict[int, int] = {}
        self.ends: dict[int, int] = {}
        self.lasts: set[int] = set()
        self.reporting = cues(rules.language).by_lemma
        self.modal = modality(rules.language).in_clause
        self.infos = as_written(infos, text, sentence.tokens, rules.language)
        """What each token can be."""
        self.noun_places = [at for at, info in enumerate(self.infos) if info.nouns]
        """The tokens that can be nouns of frames."""
        self.status_places = [at for at, info in enumerate(self.infos) if info.statuses or info.governs]
        """The tokens that can show whether something has happened."""
        self.light = rules.verbs["light"] | rules.verbs["light-passive"]
        self.items: list[Item] = []
        self.chunk: Chunk | None = None
        self._place_mentions()

    def _place_mentions(self) -> None:
        """Which token each mention begins at, and the token after it; a mention inside another is left to that one."""
        at = 0
        taken = -1
        for number, mention in sorted(enumerate(self.mentions), key=lambda pair: (pair[1].span.start, -pair[1].span.end)):
            while at < len(self.tokens) and self.tokens[at].end <= mention.span.start:
                at += 1
            last = at
            while last < len(self.tokens) and self.tokens[last].start < mention.span.end:
                last += 1
            if at < last and at > taken:
                self.begins[at] = number
                self.ends[at] = last
                self.lasts.add(last - 1)
                taken = last - 1

    def read(self) -> list[Item]:
        """The items of the sentence, in order."""
        at, end = 0, len(self.tokens)
        plain = self._plain()
        while at < end:
            if plain[at]:
                after = plain.index(False, at)
                self._extend(at, after)
            else:
                after = self._mention(at) if at in self.begins else self._step(at)
            at = after
        return self.items

    def _plain(self) -> list[bool]:
        """Which tokens do nothing but go on a noun phrase or begin one, and one more at the end, which does not."""
        plain = [info.plain and token.kind is not _PUNCTUATION for info, token in zip(self.infos, self.tokens, strict=True)]
        for at in self.begins:
            plain[at] = False
        for at, info in enumerate(self.infos):
            if info.closes and at:
                plain[at - 1] = False
        plain.append(False)
        return plain

    def _step(self, at: int) -> int:
        """Reads a token that is no part of a mention."""
        kind, info = self.tokens[at].kind, self.infos[at]
        if kind is _PUNCTUATION:
            return self._mark(at)
        if kind is _NUMBER:
            self._extend(at, at + 1)
            return at + 1
        after = self._small(at, info.small) if info.small is not None else None
        if after is None and info.modal:
            self.chunk = None
            return at + 1
        if after is None:
            after = self._verb(at)
        return self._word(at) if after is None else after

    def _small(self, at: int, small: SmallWord) -> int | None:
        """Reads a small word; `None` when it is none here."""
        whole = self.rules.whole.match(self.keys, at) if small.whole else None
        if whole is not None:
            self._extend(at, at + whole[0])
            return at + whole[0]
        pause = self.rules.pauses.match(self.keys, at) if small.pause else None
        if pause is not None and pause[0] > 1:
            self.chunk = None
            return at + pause[0]
        after = self._conjunction(at, small)
        if after is None:
            after = self._preposition(at, small)
        if after is None and pause is not None:
            self.chunk = None
            return at + pause[0]
        return self._pronoun(at) if after is None and small.pronoun else after

    def _emit(self, item: Item) -> None:
        self.chunk = item if isinstance(item, Chunk) else None
        self.items.append(item)

    def _mark(self, at: int) -> int:
        key = self.keys[at]
        if key in _SOFT and self.chunk is not None and self.chunk.heads and self._list_goes_on(at + 1):
            return at + 1
        if key in "()[]":
            return at + 1
        self._emit(Mark(at, key, key in _SOFT, _SHAPES.get(self.text[self.tokens[at].start])))
        return at + 1

    def _list_goes_on(self, at: int) -> bool:
        """Whether a mention after a comma is one more of a list: "A, B and C"."""
        if at not in self.begins:
            return False
        if "and" in self._letters(at):
            return True
        after = self.ends[at]
        while after < len(self.keys) and self.keys[after] in _SOFT:
            after += 1
        return after in self.begins and "and" in self._letters(after)

    def _letters(self, at: int) -> tuple[str, ...]:
        """Classes of the letters written before a mention, in its first token; a coordinating word before it counts too."""
        mention = self.mentions[self.begins[at]]
        token = self.tokens[at]
        letters = self.keys[at][: mention.span.start - token.start] if mention.span.start > token.start else ""
        found = fronts(letters, self.rules)
        if not letters and self.rules.clitics and self.keys[at].startswith(_TO_THE) and len(self.keys[at]) > 4:
            found = fronts(_TO_THE[0], self.rules)
        if at and self._link_kind(at - 1) == "and":
            found = ("and", *found)
        return found

    def _link_kind(self, at: int) -> str | None:
        small = self.infos[at].small
        if small is None or not small.conjunction:
            return None
        match = self.rules.conjunctions.match(self.keys, at)
        return match[1] if match and match[0] == 1 else None

    def _mention(self, at: int) -> int:
        number, after = self.begins[at], self.ends[at]
        letters = self._letters(at)
        prep = next((name for name in letters if name not in LINKING), None)
        chunk = self.chunk
        if prep is not None:
            self._emit(Chunk(prep, at, at, after, heads=[number], closed=True))
        elif chunk is not None and not letters and self._is_again(chunk, number, at):
            chunk.end = after
        elif (
            (chunk is not None and chunk.end <= chunk.core)
            or (chunk is not None and chunk.heads and (LINKING & set(letters) or self.keys[at - 1] in _SOFT))
            or (chunk is not None and not chunk.heads and not LINKING & set(letters) and self._stands_for(chunk))
        ):
            self._take_head(chunk, number, after)
        elif (
            chunk is not None
            and not chunk.heads
            and (not chunk.closed or LINKING & set(letters) or self._paired(chunk, number))
            and not self._stands_apart(chunk, number, at)
        ):
            chunk.inner.append(number)
            chunk.end, chunk.closed = after, True
        else:
            self._emit(Chunk(None, at, at, after, heads=[number], closed=True))
        return after

    def _is_again(self, chunk: Chunk, number: int, at: int) -> bool:
        """Whether a mention right after another one names the same again: "X, the counterpart of Y"."""
        if not self.rules.verb_last or not chunk.heads or not chunk.closed or chunk.end != at:
            return False
        actors = self.mentions[number].actors
        return bool(actors) and actors == self.mentions[chunk.heads[-1]].actors

    def _stands_apart(self, chunk: Chunk, number: int, at: int) -> bool:
        """Whether a person after a noun with the article is a phrase of his own: "attended the meeting the minister of X"."""
        person = self.mentions[number].kind in (MentionKind.NAME, MentionKind.OFFICE) and not self.rules.verb_last
        return person and chunk.prep is None and chunk.end == at > chunk.core and self.keys[at - 1].startswith(_ARTICLE)

    def _paired(self, chunk: Chunk, number: int) -> bool:
        """Whether the adjectives of two states stand side by side: "talks Saudi Iranian"."""
        last = self.mentions[chunk.inner[-1]] if chunk.inner else None
        return last is not None and last.kind is MentionKind.ADJECTIVE and self.mentions[number].kind is MentionKind.ADJECTIVE

    def _take_head(self, chunk: Chunk, number: int, after: int) -> None:
        chunk.heads.append(number)
        chunk.end, chunk.closed = after, True

    def _stands_for(self, chunk: Chunk) -> bool:
        """Whether the words of a phrase before a mention only point at it: "the delegation of X", "both of", "several"."""
        names = self.rules.nouns["stand-for"] | self.rules.nouns["measure"] | self.rules.each
        words = [at for at in range(chunk.core, chunk.end) if self.tokens[at].kind is _WORD]
        return bool(words) and len(words) <= 2 and all(self._is_any(at, names) for at in words)

    def _is_any(self, at: int, names: frozenset[str]) -> bool:
        return not names.isdisjoint(stems(self.keys[at], self.rules.language))

    def _conjunction(self, at: int, small: SmallWord) -> int | None:
        match = self.rules.conjunctions.match(self.keys, at) if small.conjunction else None
        pronoun = None
        if match is None and small.link is not None:
            match, pronoun = (1, small.link[0]), small.link[1]
        if match is None:
            return None
        length, kind = match
        if kind == "and" and self.chunk is not None and at + 1 < len(self.keys) and not self._verb_follows(at + 1):
            if not (at + 1 in self.begins and self.chunk.heads):
                self.chunk.end, self.chunk.closed = at + 1, False
            return at + 1
        self._emit(Link(at, at + length, kind, pronoun))
        return at + length

    def _verb_follows(self, at: int) -> bool:
        return at not in self.begins and self._finite(at) is not None

    def _preposition(self, at: int, small: SmallWord) -> int | None:
        match = self.rules.prepositions.match(self.keys, at) if small.preposition else None
        if match is not None:
            self._emit(Chunk(match[1], at, at + match[0], at + match[0]))
            return at + match[0]
        if small.prep is None:
            return None
        name, pronoun, letter = small.prep
        self._emit(Chunk(name, at, at if letter else at + 1, at + 1, pronoun=pronoun))
        if pronoun:
            self.chunk = None
        return at + 1

    def _pronoun(self, at: int) -> int | None:
        kind = self.rules.pronouns.get(self.keys[at])
        if kind is None:
            if self.keys[at] in self.rules.pointing and self._after_definite(at):
                self.chunk = None
                return None
            if self.keys[at] in self.rules.object_marks:
                self._mark_object(at)
                self.chunk = None
                return at + 1
            return None
        if self.chunk is not None and self.chunk.end <= self.chunk.core:
            self.chunk.pronoun, self.chunk.end = kind, at + 1
            self.chunk = None
        else:
            self._emit(Chunk(None, at, at, at + 1, pronoun=kind))
            self.chunk = None
        return at + 1

    def _after_definite(self, at: int) -> bool:
        """Whether a phrase that is complete stands before a token: its last word has the article."""
        chunk = self.chunk
        return chunk is not None and chunk.end == at > chunk.core and self.keys[at - 1].startswith(_ARTICLE)

    def _mark_object(self, at: int) -> None:
        """An object mark belongs to the phrase that the prepositional phrases before it belong to.

        Those that stand after the first phrase of a clause, when it names somebody, are no part of it: it is the subject.
        """
        if self.chunk is not None:
            self.chunk.end = at + 1
        clause = [
            item for item in takewhile(lambda item: isinstance(item, Chunk), reversed(self.items)) if isinstance(item, Chunk)
        ]
        bare = [item for item in clause if item.prep is None]
        if bare and (len(bare) > 1 or not bare[0].heads or bare[0] is clause[0]):
            bare[0].marked = True

    def _verb(self, at: int) -> int | None:
        found = self._finite(at)
        if found is None:
            return None
        form, used, participle = found
        self._emit(VerbItem(at, at + used, form, self.infos[at].joined, participle))
        return at + used

    def _finite(self, at: int) -> tuple[Form, int, bool] | None:
        """The verb that begins at a token, how many tokens it has, and whether it is a participle; `None` when it is none."""
        if self.rules.verb_last:
            return self._finite_last(at)
        info = self.infos[at]
        if (
            info.participles
            and (self._after_pause(at) or self.keys[at].endswith(_ALEF))
            and not self.keys[at].startswith(_ARTICLE)
        ):
            return info.participles[0], 1, True
        if not info.verbs or self._after_preposition(at):
            return None
        form = self._fitting(at, info.verbs)
        if info.other and not self._verb_place(at, form):
            return None
        return form, 1, False

    def _finite_last(self, at: int) -> tuple[Form, int, bool] | None:
        """The verb that begins at a token where verbs stand last; a passive participle is one at the end of its clause."""
        info, used = self.infos[at], 1
        forms = info.last
        if info.opens or (at + 1 < len(self.infos) and self.infos[at + 1].closes):
            forms, used = forms_at(tuple(self.keys[at : at + _LONGEST_FORM]), self.rules.language)
        if not forms or (forms[0].part != "verb" and not self._ends_clause(at + used)):
            return None
        if used == 1 and not self._stands_last(at, forms[0]):
            return None
        return forms[0], used, False

    def _fitting(self, at: int, forms: tuple[Form, ...]) -> Form:
        """The reading that agrees with the name right before or after the verb, the best of those when several do."""
        number, key = self.begins.get(at + 1), self.keys[min(at + 1, len(self.keys) - 1)]
        chunk = self.chunk
        if chunk is not None and chunk.prep is None and len(chunk.heads) == 1 and chunk.end == at:
            number, key = chunk.heads[0], self.keys[chunk.core]
        if number is None:
            return forms[0]
        return next((form for form in forms if agrees(form, self.mentions[number], key, self.rules)), forms[0])

    def _stands_last(self, at: int, form: Form) -> bool:
        """Whether one word that looks like a verb is one: most verbs end their clause, others are parts of nouns."""
        if self._ends_clause(at + 1):
            return True
        if form.person == 2:
            return False
        if form.lemma in self.reporting and form.person == 3:
            return True
        verbs = self.rules.verbs
        common = form.lemma in verbs["light"] or form.lemma in verbs["light-passive"] or form.lemma in verbs["copula"]
        if common and form.tense == "perfect":
            return True
        if self.infos[at].other:
            return False
        return common or (form.mood == "indicative" and (form.tense in ("present", "imperfect") or self.infos[at].counts))

    def _ends_clause(self, at: int) -> bool:
        return at >= len(self.keys) or self.tokens[at].kind is _PUNCTUATION or self._link_kind(at) is not None

    def _after_pause(self, at: int) -> bool:
        """Whether a mark, or nothing, stands before a token."""
        return at == 0 or self.keys[at - 1] in _SOFT or self.infos[at].joined

    def _after_preposition(self, at: int) -> bool:
        chunk = self.chunk
        return chunk is not None and chunk.prep is not None and chunk.end <= chunk.core and chunk.core == at

    def _verb_place(self, at: int, form: Form) -> bool:
        """Whether a word that could be a noun stands where a verb does."""
        if (self.infos[at].front and not self.infos[at].joined) or self._noun_place(at, form):
            return False
        if at and self.keys[at - 1] in self.modal:
            return True
        if at == 0 or self.chunk is None or self.infos[at].joined:
            return not self._disagrees(at + 1, form)
        return bool(self.chunk.heads) and self.chunk.prep is None and not self._has_verb()

    def _noun_place(self, at: int, form: Form) -> bool:
        """Whether a word that could be a verb stands where a noun must: right after a verb, or after a that-word."""
        before = self.items[-1] if self.items else None
        if self.infos[at].joined or form.tense not in ("past", "imperative"):
            return False
        if isinstance(before, VerbItem):
            return before.end == at and before.form.lemma not in self.rules.verbs["copula"]
        if not isinstance(before, Link) or before.kind != "that" or before.pronoun or before.end != at:
            return False
        if not self.infos[at].nouns:
            return False
        over = self.items[-2] if len(self.items) > 1 else None
        return not (isinstance(over, Chunk) and over.prep is not None and over.end <= over.core)

    def _has_verb(self) -> bool:
        """Whether a verb stands in the clause already."""
        for item in reversed(self.items):
            if isinstance(item, VerbItem):
                return True
            if isinstance(item, Link):
                return False
        return False

    def _disagrees(self, at: int, form: Form) -> bool:
        number = self.begins.get(at)
        return number is not None and not agrees(form, self.mentions[number], self.keys[at], self.rules)

    def _word(self, at: int) -> int:
        front = next((name for name in self.infos[at].front if name not in LINKING), None)
        if front is not None:
            self._emit(Chunk(front, at, at, at + 1))
            return at + 1
        self._extend(at, at + 1)
        return at + 1

    def _ends_with_person(self, chunk: Chunk) -> bool:
        """Whether a phrase ends with a person's name, after which another word begins a new one."""
        last = self.mentions[chunk.inner[-1]] if chunk.inner else None
        return last is not None and last.kind is MentionKind.NAME and not self.rules.verb_last and len(last.actors) == 1

    def _extend(self, at: int, after: int) -> None:
        chunk = self.chunk
        if chunk is not None and self.keys[at] in self.rules.own:
            chunk.end = after
            return
        if chunk is None or (chunk.closed and chunk.end == at and (chunk.heads or self._ends_with_person(chunk))):
            self._emit(Chunk(None, at, at, after))
            return
        chunk.end = after
        chunk.closed = False


def agrees(form: Form, mention: Mention, key: str, rules: Syntax) -> bool:
    """Whether a verb that stands before a mention can have it as its subject; doubt counts as agreement."""
    if form.number in ("dual", "plural") and form.person == 3:
        return False
    if form.person in (1, 2):
        return False
    if mention.kind is not MentionKind.STATE or form.gender is None:
        return True
    if form.gender == "feminine":
        return key not in rules.nouns["masculine"]
    if key in rules.nouns["feminine"] or key.endswith(_FEMININE):
        return False
    return key in rules.nouns["masculine"] or key.startswith(_ARTICLE)
