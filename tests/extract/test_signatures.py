from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wasata.extract.sentences import find_sentences
from wasata.extract.signatures import BINS, text_signature
from wasata.model.articles import Article, Block
from wasata.model.pages import Label
from wasata.model.signatures import TextSignature
from wasata.model.spans import Span

WORDS = [f"كلمة{chr(0x627 + first)}{chr(0x628 + second)}" for first in range(20) for second in range(20)]


def signature(text: str) -> TextSignature | None:
    block = Block(Span(0, len(text)), Label.BODY)
    article = Article(id="a", page="p", version="", ordinal=0, language="ar", text=text, blocks=(block,))
    return text_signature(article, find_sentences(article))


def likeness(one: TextSignature | None, other: TextSignature | None) -> float:
    assert one is not None
    assert other is not None
    return sum(left == right for left, right in zip(one.minima, other.minima, strict=True)) / BINS


def test_a_copy_with_other_spelling_has_the_same_signature() -> None:
    assert (
        likeness(signature("أعلنت وزارة الخارجية الإيرانية موعد الجولة"), signature("اعلنت وزاره الخارجيه الايرانيه موعد الجوله"))
        == 1
    )


def test_a_rewrite_is_nearer_than_another_text() -> None:
    text = " ".join(WORDS[:200])
    rewrite = " ".join(WORDS[:90] + WORDS[300:310] + WORDS[100:200])
    other = " ".join(WORDS[200:400])

    assert likeness(signature(text), signature(rewrite)) > 0.7
    assert likeness(signature(text), signature(other)) < 0.1


def test_a_text_of_two_words_has_none() -> None:
    assert signature("عنوان قصير") is None


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=60, unique=True),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=60, unique=True),
)
def test_likeness_estimates_the_share_of_common_shingles(one: list[str], other: list[str]) -> None:
    shingles = [{tuple(words[at : at + 3]) for at in range(len(words) - 2)} for words in (one, other)]
    share = len(shingles[0] & shingles[1]) / len(shingles[0] | shingles[1])

    assert abs(likeness(signature(" ".join(one)), signature(" ".join(other))) - share) < 0.45


def test_signatures_do_not_depend_on_the_order_of_sentences_apart_from_their_borders() -> None:
    sentences = [" ".join(pair) + " نهاية هنا." for pair in pairwise(WORDS[:100])]

    assert likeness(signature(" ".join(sentences)), signature(" ".join(reversed(sentences)))) > 0.4
