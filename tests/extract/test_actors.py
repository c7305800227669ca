"""Who is named or meant in sentences of our own: `actors_ar.txt` and `actors_fa.txt` hold one case for each blank-separated block.

The first line of a block is the text, told on 15 March 2025; each line after it is a mention in order: the words, the kind, whom
it means (a code, or a full name for a person; `new` before one that the text alone knows; `-` for nobody), the code, `place`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.extract.actors import MentionsFound, find_mentions
from wasata.extract.sentences import find_sentences
from wasata.model.actors import Actor, ActorKind
from wasata.model.articles import Article, Block
from wasata.model.mentions import Mention, MentionKind
from wasata.model.pages import Label
from wasata.model.spans import Span

DAY = date(2025, 3, 15)
HERE = Path(__file__).parent


def article(text: str, language: str, day: date | None = DAY, labels: tuple[Label, ...] = ()) -> Article:
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            label = labels[len(blocks)] if len(blocks) < len(labels) else Label.BODY
            blocks.append(Block(Span(at, at + len(line)), label, None, language))
        at += len(line) + 1
    return Article(id="a", page="p", version="v", ordinal=0, language=language, text=text, blocks=tuple(blocks), published=day)


def found(text: str, language: str, day: date | None = DAY, labels: tuple[Label, ...] = ()) -> MentionsFound:
    given_article = article(text, language, day, labels)
    return find_mentions(given_article, find_sentences(given_article))


def agrees(text: str, line: str, mention: Mention, actors: dict[str, Actor]) -> bool:
    """Whether a mention is what a line of a case file says."""
    words, kind, who, code, *place = line.removeprefix("= ").split(" | ")
    wanted = [] if who == "-" else who.split(" & ")
    return (
        text[mention.span.start : mention.span.end] == words
        and mention.kind == kind
        and (mention.code or "-") == code
        and mention.as_place == bool(place)
        and len(mention.actors) == len(wanted)
        and all(is_called(actors[identity], name) for identity, name in zip(mention.actors, wanted, strict=True))
    )


def is_called(actor: Actor, name: str) -> bool:
    if actor.kind is not ActorKind.PERSON:
        return actor.id == name
    return (actor.article is not None) == name.startswith("new ") and any(
        name.removeprefix("new ") == form.form for form in actor.names
    )


def cases() -> list[tuple[str, str, list[str]]]:
    blocks = []
    for language in ("ar", "fa"):
        for block in (HERE / f"actors_{language}.txt").read_text(encoding="utf-8").strip().split("\n\n"):
            text, *lines = block.split("\n")
            blocks.append((language, text, lines))
    return blocks


@pytest.mark.parametrize(("language", "text", "expected"), cases(), ids=[case[1][:40] for case in cases()])
def test_the_mentions_of_a_sentence(language: str, text: str, expected: list[str]) -> None:
    result = found(text, language)

    wanted = [] if expected == ["= none"] else expected
    actors = {actor.id: actor for actor in result.actors}
    assert [text[m.span.start : m.span.end] for m in result.mentions] == [line[2:].split(" | ")[0] for line in wanted]
    assert all(agrees(text, line, mention, actors) for line, mention in zip(wanted, result.mentions, strict=True)), (
        result.mentions
    )


def test_each_language_has_sixty_cases() -> None:
    for language in ("ar", "fa"):
        assert sum(case[0] == language for case in cases()) >= 60


def one(text: str, language: str, words: str, day: date | None = DAY) -> tuple[MentionKind, tuple[str, ...], str | None]:
    mention = next(m for m in found(text, language, day).mentions if text[m.span.start : m.span.end] == words)
    return mention.kind, mention.actors, mention.code


def test_an_office_is_its_holder_on_the_day_of_the_article() -> None:
    text, words = "وصل الرئيس الأمريكي إلى باريس.", "الرئيس الأمريكي"

    earlier = one(text, "ar", words, date(2023, 5, 1))
    later = one(text, "ar", words, date(2025, 5, 1))

    assert (earlier[1], later[1]) == (("joe-biden",), ("donald-trump",))


def test_an_office_without_a_date_keeps_its_code_and_names_nobody() -> None:
    kind, actors, code = one("وصل الرئيس الأمريكي إلى باريس.", "ar", "الرئيس الأمريكي", None)

    assert (kind, actors, code) == (MentionKind.OFFICE, (), "USA")


def test_an_office_without_a_date_is_the_person_whom_the_article_names() -> None:
    text = "التقى الرئيس الأمريكي جو بايدن قادة المنطقة. وأكد الرئيس الأمريكي دعمه."

    mentions = [m for m in found(text, "ar", None).mentions if m.code == "USA"]

    assert [m.actors for m in mentions] == [("joe-biden",), ("joe-biden",)]


def test_a_surname_that_is_a_word_needs_the_full_name() -> None:
    alone = found("تحدث صالحي أمس.", "ar")
    after = found("تحدث علي أكبر صالحي أمس. وأضاف صالحي أن الوقت ضيق.", "ar")

    assert (len(alone.mentions), len(after.mentions)) == (0, 2)


def test_a_person_built_from_the_text_is_known_in_its_article_alone() -> None:
    result = found("قال خالد المنصوري، سفير الإمارات لدى طهران، إن العلاقات تتحسن.", "ar")

    person = next(actor for actor in result.actors if actor.kind is ActorKind.PERSON)

    assert (person.article, person.code, person.title, person.holdings) == ("a", "ARE", "سفير الإمارات لدى طهران", ())


def test_the_same_unknown_name_is_the_same_person() -> None:
    result = found("قال خالد المنصوري، سفير الإمارات لدى طهران، ذلك.\nوأضاف المنصوري شيئا. وقال خالد المنصوري ذلك.", "ar")

    people = {m.actors for m in result.mentions if m.kind is MentionKind.NAME}

    assert len(people) == 1


def test_teasers_and_boilerplate_are_not_read() -> None:
    text = "إيران ترحب بالعرض\nروسيا تحذر من التصعيد\nاشترك في نشرة فرنسا"

    result = found(text, "ar", labels=(Label.TITLE, Label.RELATED, Label.BOILERPLATE))

    assert [m.code for m in result.mentions] == ["IRN"]


def test_a_surname_in_the_title_is_explained_by_the_body() -> None:
    text = "المنصوري: العلاقات تتحسن\nقال خالد المنصوري، سفير الإمارات لدى طهران، ذلك."

    result = found(text, "ar", labels=(Label.TITLE, Label.BODY))

    assert result.mentions[0].actors == result.mentions[1].actors


def test_names_left_in_doubt_are_counted() -> None:
    result = found("تحدث صالحي أمس.", "ar")

    assert [(lost.stage, lost.reason, lost.detail) for lost in result.dropped] == [("mentions", "ambiguous", "صالحي")]


WORDS = [
    "وزير",
    "الخارجية",
    "الإيراني",
    "الروسي",
    "إيران",
    "ترامب",
    "بوتين",
    "قال",
    "إن",
    "و",
    "،",
    "«",
    "»",
    ".",
    "الرئيس",
    "نظيره",
    "المتحدث",
    "باسم",
    "علي",
    "في",
    "طهران",
    "الزعيمان",
    "محمد",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["ar", "fa"]))
def test_every_mention_lies_in_its_sentence_and_names_known_actors(words: list[str], language: str) -> None:
    text = " ".join(words) or "."
    given_article = article(text, language)
    sentences = find_sentences(given_article)

    result = find_mentions(given_article, sentences)

    known = {actor.id for actor in result.actors}
    for mention in result.mentions:
        span, head = mention.span, mention.head
        assert sentences[mention.sentence].span.start <= span.start < span.end <= sentences[mention.sentence].span.end
        assert span.start <= head.start < head.end <= span.end
        assert set(mention.actors) <= known
    assert list(result.mentions) == sorted(result.mentions, key=lambda m: m.span)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["ar", "fa"]))
def test_no_text_breaks_it(text: str, language: str) -> None:
    result = found(text, language)

    assert all(0 <= m.span.start < m.span.end <= len(text) for m in result.mentions)
