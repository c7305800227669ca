"""Persian: what stands between the words of a clause, and who speaks and acts in it."""

from __future__ import annotations

from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.model.articles import Article, Block
from wasata.model.assertions import SourceRole
from wasata.model.clauses import Status
from wasata.model.events import Event
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.quotes import Quote
from wasata.model.spans import Span
from wasata.trials import found_in


def events(text: str) -> list[Event]:
    return [finding.claim for finding in found_in(text, "fa") if isinstance(finding.claim, Event)]


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [entry.code for entry in event.actors], [entry.code for entry in event.recipients]


def quotes(text: str, label: Label = Label.BODY) -> list[Finding]:
    block = Block(Span(0, len(text)), label)
    article = Article(id="a", page="p", version="v", ordinal=0, language="fa", text=text, blocks=(block,))
    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences).mentions
    clauses = find_clauses(article, sentences, mentions)
    return [found for found in find_quotes(article, sentences, mentions, clauses).findings if isinstance(found.claim, Quote)]


def speakers(text: str, label: Label = Label.BODY) -> list[tuple[str, ...]]:
    return [found.claim.speakers for found in quotes(text, label) if isinstance(found.claim, Quote)]


def test_the_noun_of_an_occasion_has_the_subject_of_the_verb() -> None:
    event = events("فیدان در گفت‌وگوی تلفنی با عراقچی وضعیت سوریه را بررسی کرد.")[0]

    assert (event.type, event.mode, sides(event)) == ("CONSULT", "phone", (["TUR", "IRN"], []))


def test_an_infinitive_has_the_subject_of_the_verb_and_its_own_object() -> None:
    found = events("عراقچی با محکوم کردن حملات اسرائیل خواستار اقدام سازمان ملل شد.")

    assert ("ACCUSE", (["IRN"], ["ISR"])) in [(event.type, sides(event)) for event in found]


def test_put_to_a_noun_is_done_to_the_object_or_the_subject() -> None:
    assert sides(events("ترکیه اسرائیل را مورد انتقاد قرار داد.")[0]) == (["TUR"], ["ISR"])
    assert events("سفارت ایران در دمشق مورد حمله قرار گرفت.") == []


def test_an_exchange_is_no_refusal() -> None:
    assert events("ایران و عمان چند پیام رد و بدل کردند.") == []


def test_a_question_for_what_takes_its_happening_for_granted() -> None:
    assert events("ایران و آمریکا چه چیزی را پذیرفته‌اند؟") == []


def test_an_aim_is_no_event_and_a_plan_is_future() -> None:
    assert events("عراقچی تلاش کرد که ایران به روسیه سفر کند.") == []
    assert events("قرار است گروسی به تهران سفر کند.")[0].status is Status.FUTURE


def test_a_verb_after_a_that_word_has_the_subject_of_the_report() -> None:
    event = events("اتحادیه اروپا اعلام کرد که تحریم‌های سوریه را لغو می‌کند.")[0]

    assert (event.type, sides(event)) == ("RETREAT", (["EU"], ["SYR"]))


def test_an_outlet_is_no_side_of_a_talk() -> None:
    assert events("عراقچی در گفت‌وگو با خبرگزاری رویترز از مذاکرات سخن گفت.") == []


def test_a_contrast_keeps_the_subject_of_its_sentence() -> None:
    assert speakers("عراقچی این گزارش را بی‌اساس خواند، اما هشدار داد که صبر ایران محدود است.")[-1] == ("abbas-araghchi",)


def test_a_verb_after_a_clause_within_a_phrase_has_the_subject_before_it() -> None:
    text = "عراقچی در پاسخ به این پرسش که آیا ترکیه با روسیه مذاکره می‌کند، گفت: «از موضع آنکارا خبر ندارم»."

    assert speakers(text) == [("abbas-araghchi",)]


def test_whom_an_outlet_cites_speaks_and_the_outlet_reports() -> None:
    found = quotes("شبکه الجزیره به نقل از عراقچی گزارش داد که مذاکرات فردا ادامه دارد.")[0]

    assert isinstance(found.claim, Quote)
    assert found.claim.speakers == ("abbas-araghchi",)
    assert [source.actor for source in found.sources if source.role is SourceRole.AGENCY] == ["ALJAZEERA"]


def test_an_agency_at_the_beginning_only_says_where_the_text_comes_from() -> None:
    assert quotes("به گزارش ایرنا، عراقچی بعدازظهر با همتای ترک خود ملاقات کرد.") == []


def test_a_headline_can_tell_the_occasion_before_its_colon() -> None:
    assert speakers("عراقچی در دیدار با فیدان: روابط دو کشور رو به گسترش است", Label.TITLE) == [("abbas-araghchi",)]


def test_a_second_part_of_a_headline_can_be_speech() -> None:
    assert speakers("سفر فیدان به تهران؛ عراقچی: روابط دو کشور خوب است", Label.TITLE) == [("abbas-araghchi",)]


def test_a_further_report_ends_the_words_said() -> None:
    assert len(speakers("عراقچی گفت نشست دوحه پایان یافت و افزود تهران منتظر پاسخ است.")) == 2
