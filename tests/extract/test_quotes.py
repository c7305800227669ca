from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.model.articles import Article, Block
from wasata.model.assertions import SourceRole
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.spans import Span

Told = tuple[tuple[str, ...], QuoteKind, list[str]]


def findings(text: str, language: str, title: bool = False) -> list[Finding]:
    """The quotes of a text whose lines are blocks; the first is a title when `title` is true."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(Span(at, at + len(line)), Label.TITLE if title and not number else Label.BODY))
        at += len(line) + 1
    article = Article(
        id="a", page="p", version="v", ordinal=0, language=language, text=text, blocks=tuple(blocks), published=date(2025, 3, 1)
    )
    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences).mentions
    return list(find_quotes(article, sentences, mentions, find_clauses(article, sentences, mentions)).findings)


def quotes(text: str, language: str, title: bool = False) -> list[Told]:
    claims = [finding.claim for finding in findings(text, language, title)]
    return [
        (claim.speakers, claim.kind, [text[span.start : span.end] for span in claim.content])
        for claim in claims
        if isinstance(claim, Quote)
    ]


LAVROV = ("sergei-lavrov",)
ARAGHCHI = ("abbas-araghchi",)


def test_a_that_clause_is_indirect() -> None:
    assert quotes("قال لافروف إن الباب مفتوح للحوار.", "ar") == [(LAVROV, QuoteKind.INDIRECT, ["الباب مفتوح للحوار"])]
    assert quotes("عراقچی گفت که در برای گفتگو باز است.", "fa") == [(ARAGHCHI, QuoteKind.INDIRECT, ["در برای گفتگو باز است"])]


def test_marks_round_all_of_it_are_direct_even_after_a_that_word() -> None:
    assert quotes("أكد لافروف أن «الباب ما زال مفتوحا».", "ar") == [(LAVROV, QuoteKind.DIRECT, ["الباب ما زال مفتوحا"])]
    assert quotes("عراقچی افزود: «ما منتظر پاسخ هستیم».", "fa") == [(ARAGHCHI, QuoteKind.DIRECT, ["ما منتظر پاسخ هستیم"])]


def test_marks_round_a_part_are_mixed_and_split_the_words() -> None:
    assert quotes("قال لافروف إن المحادثات كانت “بناءة جدا” هذا الأسبوع.", "ar") == [
        (LAVROV, QuoteKind.MIXED, ["المحادثات كانت", "بناءة جدا", "هذا الأسبوع"])
    ]


def test_the_words_may_come_first() -> None:
    assert quotes("«لن نعود إلى الوراء أبدا»، قال لافروف.", "ar") == [(LAVROV, QuoteKind.DIRECT, ["لن نعود إلى الوراء أبدا"])]


def test_a_subject_left_out_is_the_last_speaker() -> None:
    text = "قال لافروف إن الباب مفتوح.\nوأضاف أن الموعد لم يحدد."

    assert [told[0] for told in quotes(text, "ar")] == [LAVROV, LAVROV]


def test_a_pronoun_is_the_last_speaker() -> None:
    text = "عراقچی گفت که مذاکرات ادامه دارد.\nاو افزود که زمان آن روشن نیست."

    assert [told[0] for told in quotes(text, "fa")] == [ARAGHCHI, ARAGHCHI]


def test_a_participle_goes_on_with_the_speaker() -> None:
    text = "قال لافروف إن الحوار مستمر، مضيفا أن الموعد قريب."

    assert quotes(text, "ar") == [(LAVROV, QuoteKind.INDIRECT, ["الحوار مستمر"]), (LAVROV, QuoteKind.INDIRECT, ["الموعد قريب"])]


def test_a_headline_with_a_colon() -> None:
    assert quotes("لافروف: نرحب بأي مبادرة جادة", "ar", title=True) == [(LAVROV, QuoteKind.INDIRECT, ["نرحب بأي مبادرة جادة"])]


def test_according_to() -> None:
    assert [told[0] for told in quotes("وفقا للافروف، فإن الاجتماع المقبل سيعقد في جنيف قريبا.", "ar")] == [LAVROV]
    assert [told[0] for told in quotes("به گفته عراقچی، نشست آینده در ژنو برگزار خواهد شد.", "fa")] == [ARAGHCHI]


def test_an_agency_that_is_cited_reports_the_quote() -> None:
    found = findings("قال لافروف إن المحادثات مستمرة في جنيف، حسبما ذكرت وكالة رويترز.", "ar")

    assert [source.role for source in found[0].sources] == [SourceRole.SPEAKER, SourceRole.AGENCY]


def test_words_held_at_a_distance_and_titles_are_no_speech() -> None:
    assert quotes("زارت لجنة من «حزب الله» معرض «صنع في الصين» أمس.", "ar") == []


def test_somebody_else_between_makes_an_omitted_subject_unclear() -> None:
    text = "قال لافروف إن الباب مفتوح.\nوفي باريس حضر ماكرون العرض.\nوأضاف أن الموعد لم يحدد."

    assert LAVROV not in [told[0] for told in quotes(text, "ar")[1:]]


def test_a_quote_goes_on_in_the_next_paragraph() -> None:
    text = "قال لافروف: «لن نقبل بهذا الشرط».\n«ولن نعود إلى ما كان قبل سنوات»."

    assert quotes(text, "ar")[1] == (LAVROV, QuoteKind.DIRECT, ["ولن نعود إلى ما كان قبل سنوات"])


def test_what_nobody_said_is_no_quote() -> None:
    assert quotes("لم يقل لافروف إن الباب مفتوح.", "ar") == []


@given(st.text(alphabet="قال إن«»“”\"'\n:.،لافروف", max_size=60), st.sampled_from(["ar", "fa"]))
def test_any_text_gives_words_that_stand_in_it(text: str, language: str) -> None:
    for finding in findings(text, language):
        claim = finding.claim
        assert isinstance(claim, Quote)
        assert claim.content
        assert all(0 <= span.start < span.end <= len(text) for span in claim.content)
        assert finding.span.start <= min(span.start for span in claim.content)


def test_words_in_marks_after_a_preposition_begin_at_the_mark() -> None:
    text = "ودعا لافروف إلى «حوار صادق وجاد»."
    (finding,) = findings(text, "ar")

    assert isinstance(finding.claim, Quote)
    assert [text[span.start : span.end] for span in finding.claim.content] == ["حوار صادق وجاد"]
