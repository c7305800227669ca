"""Blocks, labels and metadata of HTML pages: six pages of ours in the manner of real sites, and single properties."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.ingest import stated
from wasata.ingest.page import Ingested, read_page
from wasata.ingest.raw import RawPage
from wasata.model.actors import Name
from wasata.model.articles import Article, Stated
from wasata.model.dropped import Reason
from wasata.model.outlets import Outlet
from wasata.model.pages import Given, Label, Media
from wasata.text.fold import fold
from wasata.world.registry import registry

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = tuple(sorted(path.stem for path in FIXTURES.glob("*.html")))
LINES = (
    "أعلن الوزير أن بلاده قبلت استضافة الجولة المقبلة من المحادثات بعد مشاورات استمرت أسبوعين كاملين.",
    "وأضاف أن الدعوات وُجهت إلى جميع الأطراف من دون شروط مسبقة، وأن الردود الأولى كانت مشجعة.",
    "ورحب المبعوث الأممي بالخطوة وقال إنها تفتح الباب أمام تسوية تدريجية تبدأ بتبادل المحتجزين.",
)
PERSIAN_LINES = (
    "وزیر گفت کشورش می‌پذیرد که دور بعدی گفت‌وگوها را پس از دو هفته رایزنی برگزار کند و شرطی نمی‌گذارد.",
    "او افزود که دعوت‌نامه‌ها برای همه طرف‌ها فرستاده شده است و نخستین پاسخ‌ها امیدوارکننده بوده‌اند.",
    "فرستاده سازمان ملل از این گام استقبال کرد و گفت که راه برای توافقی گام‌به‌گام باز شده است.",
)


def read(html: str | bytes, name: str = "page.html", given: Given | None = None) -> Ingested:
    return read_page(RawPage(name, html.encode() if isinstance(html, str) else html), given)


def one(html: str | bytes, given: Given | None = None) -> Article:
    ingested = read(html, given=given)
    assert len(ingested.articles) == 1, ingested.dropped
    return ingested.articles[0]


def page(head: str = "", lines: tuple[str, ...] = LINES, title: str = "محادثات جديدة في العاصمة") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<!doctype html><html lang=ar><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


def shown(article: Article) -> list[tuple[str, str]]:
    return [(str(block.label), article.text[block.span.start : block.span.end]) for block in article.blocks]


def fixture(name: str) -> Article:
    text = (FIXTURES / f"{name}.html").read_text(encoding="utf-8")
    return one(text.encode("windows-1256" if "windows-1256" in text else "utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_every_block_of_the_article_and_none_of_the_page_around_it(name: str) -> None:
    lines = (FIXTURES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert shown(fixture(name)) == [tuple(line.split("\t")) for line in lines]


@pytest.mark.parametrize("name", NAMES)
def test_blocks_cover_the_text_line_by_line(name: str) -> None:
    article = fixture(name)
    assert "\n".join(text for _, text in shown(article)) == article.text


@pytest.mark.parametrize(
    ("name", "day", "place", "outlet", "byline"),
    [
        ("agency", date(2025, 3, 4), Stated.TIME, "وكالة أنباء الضفاف", None),
        ("amp", date(2025, 3, 4), Stated.STRUCTURED, "پیک روز", None),
        ("iranian_cms", date(2025, 3, 4), Stated.META, "پایگاه خبری کرانه", None),
        ("newspaper_graph", date(2025, 3, 5), Stated.STRUCTURED, "صحيفة الميزان", "هند الرفاعي, كريم بن يوسف"),
        ("old_table", date(2025, 3, 4), Stated.TEXT, "جريدة الساحل", None),
        ("wordpress_ar", date(2025, 3, 4), Stated.STRUCTURED, "بوابة المرفأ", "سلمى الكندي"),
    ],
)
def test_what_each_page_says_of_itself(name: str, day: date, place: Stated, outlet: str, byline: str | None) -> None:
    article = fixture(name)
    assert (article.published, article.published_from) == (day, place)
    assert (article.outlet, article.byline) == (outlet, byline)


@pytest.mark.parametrize("joiner", ["\u200c", "&zwnj;", "&#8204;", "&#x200c;", "&#x200C;"])
def test_joiners_of_persian_survive_in_every_spelling(joiner: str) -> None:
    lines = tuple(line.replace("\u200c", joiner) for line in PERSIAN_LINES)
    article = one(page(lines=lines, title="گفت‌وگوهای تازه"))
    assert [text for label, text in shown(article) if label == "body"] == list(PERSIAN_LINES)
    assert article.title == "گفت‌وگوهای تازه"


@given(
    st.lists(st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\u061c\u00ad\ufeff"), max_size=6)
)
@settings(max_examples=25, deadline=None)
def test_hidden_characters_stay_where_they_stand(marks: list[str]) -> None:
    hidden = "".join(marks)
    line = LINES[0].replace("بلاده", f"بلا{hidden}ده")
    assert line in one(page(lines=(line, *LINES[1:]))).text


def test_letters_that_stand_in_for_hidden_ones_may_stand_on_the_page() -> None:
    line = LINES[0] + " \U00010600\U00010601\u200c"
    assert line in one(page(lines=(line, *LINES[1:]))).text


def test_text_is_not_normalised() -> None:
    line = LINES[0].replace("أن", "ا\u0654ن") + " ﻻ"
    assert line in one(page(lines=(line, *LINES[1:]))).text


def test_white_space_of_markup_is_one_blank() -> None:
    line = LINES[0].replace(" ", " \r\n\t ")
    assert LINES[0] in one(page(lines=(line, *LINES[1:]))).text


@pytest.mark.parametrize(
    ("head", "day", "place"),
    [
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-02-27T23:30:00+03:00"}</script>',
            27,
            "s",
        ),
        ('<script type="application/ld+json">[{"@type":"NewsArticle","datePublished":"2025-02-27",}]</script>', 27, "s"),
        ('<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2025-02-27"}]}</script>', 27, "s"),
        ('<script type="application/ld+json">{"datePublished": oops</script><meta name="pubdate" content="2025-02-26">', 26, "m"),
        ('<meta property="article:published_time" content="2025-02-26T23:59:50+00:00">', 26, "m"),
        ('<meta property="article:published_time" content="1403/12/08">', 26, "m"),
        ('<meta property="article:published_time" content="۸ اسفند ۱۴۰۳">', 26, "m"),
        ('<meta name="DC.date.issued" content="1403-12-08T10:00:00">', 26, "m"),
        ('<meta itemprop="datePublished" content="26 شباط 2025">', 26, "m"),
        ('<meta name="date" content="2/26/2025 5:34:00 PM">', 26, "m"),
        ('<meta name="date" content="1740564000">', 26, "m"),
        ('<meta name="date" content="Wed, 26 Feb 2025 08:00:00 +0200">', 26, "m"),
        ('<link rel="canonical" href="https://a.example/2025/02/25/x">', 25, "u"),
        ('<link rel="canonical" href="https://a.example/fa/news/1403/12/07/33/x">', 25, "u"),
    ],
)
def test_dates_in_the_head(head: str, day: int, place: str) -> None:
    article = one(page(head))
    assert article.published == date(2025, 2, day)
    assert article.published_from == {"s": Stated.STRUCTURED, "m": Stated.META, "u": Stated.URL}[place]


def test_structured_data_win_over_the_rest() -> None:
    head = (
        '<meta property="article:published_time" content="2025-01-01">'
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-02-27T10:00:00Z",'
        '"author":[{"name":"ليلى"},"سامي"],"publisher":{"name":"الأفق"}}</script>'
    )
    article = one(page(head), Given(published="2020-01-01", outlet="غيرها"))
    assert article.published_at == datetime(2025, 2, 27, 10, tzinfo=UTC)
    assert (article.byline, article.outlet, article.outlet_from) == ("ليلى, سامي", "الأفق", Stated.STRUCTURED)


def test_the_day_is_that_of_the_zone_told() -> None:
    late = '<meta property="article:published_time" content="2025-02-27T21:30:00Z">'
    assert one(page(late)).published == date(2025, 2, 27)
    both = late + '<meta name="publish-date" content="2025-02-28T01:00:00+03:30">'
    assert one(page(both)).published == date(2025, 2, 28)


@pytest.mark.parametrize("value", ["1403-12-08T10:00:00", "1970-01-01", "0001-01-01", "9999-99-99", "x" * 5000, "2025-13-40"])
def test_no_year_of_another_calendar_and_no_nonsense(value: str) -> None:
    published = one(page(f'<meta property="article:published_time" content="{value}">')).published
    assert published is None or published.year == 2025


def test_what_is_given_fills_the_gaps() -> None:
    article = one(page(), Given(published="2025-02-01T08:30:00+03:00", outlet="صوت الساحل", url="https://b.example/n/1"))
    assert (article.published, article.published_from) == (date(2025, 2, 1), Stated.GIVEN)
    assert (article.outlet, article.outlet_from) == ("صوت الساحل", Stated.GIVEN)


def test_known_outlets_are_found_by_host_and_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = Outlet(id="horizon", names=(Name("ar", "قناة الأفق"),), hosts=("ofoq.example",))
    known = msgspec.structs.replace(
        registry(), outlets={outlet.id: outlet}, hosts={"ofoq.example": outlet.id}, outlet_keys={fold("قناة الأفق"): outlet.id}
    )
    monkeypatch.setattr(stated, "registry", lambda: known)
    by_host = one(page('<link rel="canonical" href="https://www.ofoq.example/news/2025/3/4/x">'))
    assert (by_host.outlet, by_host.outlet_from) == ("horizon", Stated.URL)
    by_name = one(page('<meta property="og:site_name" content="قناة الأفق">'))
    assert (by_name.outlet, by_name.outlet_from) == ("horizon", Stated.META)
    given = one(page(), Given(outlet="قناة الأفق"))
    assert (given.outlet, given.outlet_from) == ("horizon", Stated.GIVEN)


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="HTTPS://A.Example:443/n/1?utm_source=x&id=2#top">', "https://a.example/n/1?id=2"),
        (
            '<link rel="canonical" href="https://a.example/"><meta property="og:url" content="https://a.example/n/7">',
            "https://a.example/n/7",
        ),
        ('<link rel="canonical" href="file:///home/someone/n.html">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
    ],
)
def test_the_address_of_a_page(head: str, url: str | None) -> None:
    ingested = read(page(head))
    assert ingested.page is not None
    assert ingested.page.url == url


def test_a_page_is_its_address_and_else_its_file_name() -> None:
    def identity(html: str, name: str, given: Given | None = None) -> str:
        ingested = read(html, name, given)
        assert ingested.page is not None
        return ingested.page.id

    head = '<link rel="canonical" href="https://a.example/n/1">'
    assert identity(page(head), "x/one.html") == identity(page(head, LINES[1:]), "y/two.html")
    assert identity(page(), "x/one.html") == identity(page(), "/home/someone/one.html")
    assert identity(page(), "one.html") != identity(page(), "two.html")
    assert identity(page(), "one.html", Given(url="https://a.example/n/1")) == identity(page(head), "z.html")


def test_the_address_that_a_browser_saved_counts() -> None:
    saved = f"<!-- saved from url=(0027)https://a.example/2025/03/04/n -->\n{page()}"
    ingested = read(saved)
    assert ingested.page is not None
    assert ingested.page.url == "https://a.example/2025/03/04/n"
    assert ingested.articles[0].published == date(2025, 3, 4)


def test_two_languages_are_two_articles() -> None:
    ingested = read(page(lines=LINES + PERSIAN_LINES))
    assert [article.language for article in ingested.articles] == ["ar", "fa"]
    assert all(line in ingested.articles[1].text for line in PERSIAN_LINES)
    assert not any(line in ingested.articles[0].text for line in PERSIAN_LINES)
    assert len({article.id for article in ingested.articles}) == 2


def test_a_sentence_in_another_language_is_a_citation() -> None:
    article = one(page(lines=(*LINES, "The statement was published in English on Tuesday evening.")))
    assert article.language == "ar"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><script>document.write('نص')</script></body></html>", Reason.NO_TEXT),
        ("<html><head><title>عنوان</title></head><body></body></html>", Reason.NO_TEXT),
        ("<html><body><nav><a href=/>الرئيسية</a> <a href=/x>سياسة</a></nav></body></html>", Reason.NO_ARTICLE),
        ("<html><body>" + "<p>The two sides agreed to meet again next week in the capital.</p>" * 5, Reason.OTHER_LANGUAGE),
        ("<html><body>" + "<div>" * 100_000 + "x", None),
        ("<html><body>" + "<b></b>" * 60_000 + LINES[0], Reason.TOO_LARGE),
        (page(lines=(LINES[0] * 25_000,)), Reason.TOO_LARGE),
        ("كلمة\n" * 100_001, Reason.TOO_LARGE),
        ("", Reason.EMPTY),
    ],
)
def test_pages_without_an_article_are_told_by_name(html: str, reason: Reason | None) -> None:
    ingested = read(html)
    assert not ingested.articles
    assert len(ingested.dropped) == 1
    assert reason is None or ingested.dropped[0].reason == reason


def test_nothing_is_loaded_and_no_entity_expands() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "&b;&b;&b;&b;"><!ENTITY b SYSTEM "file:///etc/passwd">]>' + page()
    article = one(bomb.replace(LINES[0], f"{LINES[0]} &a; &b;"))
    assert "root:" not in article.text
    assert len(article.text) < 1_000


def test_a_page_with_pictures_inside_it_is_read() -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 2_000_000}">'
    assert LINES[0] in one(page(lines=(LINES[0], picture, *LINES[1:]))).text


def test_headings_and_captions_that_the_extractor_drops_are_put_back() -> None:
    posts = "".join(f"<div class=post><h3>محطة رقم {at} من اليوم</h3><p>{line}</p></div>" for at, line in enumerate(LINES))
    figure = "<figure><img src=a><figcaption>الوفدان عند مدخل القاعة</figcaption></figure>"
    article = one(f"<html><body><main><h1>تغطية لأعمال اليوم الأول</h1>{figure}{posts}</main></body></html>")
    labels = [label for label, _ in shown(article)]
    assert labels == ["title", "caption", "heading", "body", "heading", "body", "heading", "body"]


@pytest.mark.parametrize("title", ["{} - بوابة الخليج", "{} | بوابة الخليج", "بوابة الخليج | {}", "سياسة | {} | بوابة الخليج"])
def test_the_name_of_the_site_beside_the_title_is_the_outlet(title: str) -> None:
    told = title.format("محادثات جديدة في العاصمة")
    article = one(page(f"<title>{told}</title>"))
    assert (article.title, article.outlet, article.outlet_from) == ("محادثات جديدة في العاصمة", "بوابة الخليج", Stated.META)


def test_elements_inside_elements_are_not_read_once_for_each() -> None:
    nested = '<div class="caption lead author date" itemprop="headline">' * 100
    assert LINES[0] in one(f"<html><body>{nested}" + "".join(f"<p>{line}</p>" for line in LINES)).text


def test_a_title_written_with_entities_in_structured_data_is_shown_as_read() -> None:
    data = '{"@type":"NewsArticle","headline":"الوزير: &quot;لن نغادر الطاولة&quot; قبل الاتفاق"}'
    html = page(f'<script type="application/ld+json">{data}</script>').replace("<h1>محادثات جديدة في العاصمة</h1>", "")
    assert one(html).title == 'الوزير: "لن نغادر الطاولة" قبل الاتفاق'


def test_text_that_only_structured_data_hold_is_read() -> None:
    body = "\\n".join(LINES)
    data = f'{{"@type":"NewsArticle","headline":"عنوان الخبر الأول","articleBody":"{body}"}}'
    article = one(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><div id=app>انتظر</div></body></html>'
    )
    assert [text for label, text in shown(article) if label == "body"] == list(LINES)


def test_html_and_text_are_told_apart_by_what_they_hold() -> None:
    text = "محادثات جديدة في العاصمة\n\n" + "\n".join(LINES)
    for name in ("a.html", "a.txt", "noending"):
        ingested = read(text, name)
        assert ingested.page is not None
        assert ingested.page.media is Media.TEXT
    assert read(page(), "a.txt").page == read(page(), "a.txt").page
    html = read(page(), "a.txt").page
    assert html is not None
    assert html.media is Media.HTML


def test_a_text_page_is_sliced_and_never_rewritten() -> None:
    text = "القائمة\r\n\r\nمحادثات جديدة في العاصمة\r\n\r\n" + "\r\n\r\n".join(LINES) + "\r\n\r\nجميع الحقوق محفوظة\r\n"
    ingested = read(text, "dump.txt", Given(published="2025-03-01"))
    article = ingested.articles[0]
    assert ingested.page is not None
    assert article.offset is not None
    assert text[article.offset : article.offset + len(article.text)] == article.text
    assert [(label, line) for label, line in shown(article) if label == Label.BODY] == [("body", line) for line in LINES]
    assert [block.line for block in article.blocks] == [3, 5, 7, 9]
    assert (article.published, article.published_from) == (date(2025, 3, 1), Stated.GIVEN)
