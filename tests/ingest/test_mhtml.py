from __future__ import annotations

import base64
import quopri
from datetime import UTC, datetime

import pytest

from wasata.ingest.page import read_page
from wasata.ingest.raw import RawPage
from wasata.model.dropped import Reason
from wasata.model.pages import Media

PAGE = (
    "<html><head><title>لقاء في الميناء</title></head><body><article><h1>لقاء في الميناء بين الوفدين</h1>"
    "<p>التقى رئيسا الوفدين صباح اليوم في الميناء القديم واتفقا على تمديد الهدنة البحرية شهراً آخر.</p>"
    "<p>وقال متحدث إن التمديد يدخل حيز التنفيذ فوراً، وإن لجنة مشتركة ستراقب تنفيذه يوماً بيوم.</p>"
    "</article></body></html>"
)


def mhtml(content: bytes, transfer: str, charset: str, first: str = "") -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/news/\r\n 41\r\nSubject: x\r\n"
        "Date: Tue, 4 Mar 2025 17:34:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n\r\n'
    )
    part = (
        f'------B\r\nContent-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {transfer}\r\n'
        "Content-Location: https://a.example/news/41\r\n\r\n"
    )
    style = "------B\r\nContent-Type: text/css\r\nContent-Location: cid:css\r\n\r\n@charset 'utf-8';\r\n------B--\r\n"
    return (head + first + part).encode() + content + b"\r\n" + style.encode()


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_the_page_in_the_message_is_read(transfer: str, charset: str) -> None:
    raw = PAGE.encode(charset)
    encoded = {"quoted-printable": quopri.encodestring(raw), "base64": base64.encodebytes(raw), "8bit": raw}[transfer]
    ingested = read_page(RawPage("saved.mhtml", mhtml(encoded, transfer, charset)))
    assert ingested.page is not None
    assert ingested.page.media is Media.MHTML
    assert ingested.page.encoding == charset
    assert ingested.page.url == "https://a.example/news/41"
    assert ingested.page.captured == datetime(2025, 3, 4, 17, 34, tzinfo=UTC)
    assert "الهدنة البحرية" in ingested.articles[0].text


def test_the_frame_of_an_advertisement_is_not_the_page() -> None:
    frame = (
        "------B\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/f\r\n\r\n"
        "<html><body><p>" + "إعلان عن منتج جديد في الأسواق بأسعار مناسبة للجميع هذا الأسبوع فقط. " * 5 + "</p></body></html>\r\n"
    )
    ingested = read_page(RawPage("saved.mht", mhtml(PAGE.encode(), "8bit", "utf-8", first=frame)))
    assert "إعلان" not in ingested.articles[0].text


def test_a_message_without_a_page_is_told() -> None:
    raw = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: image/png\n\nx\n--B--\n'
    ingested = read_page(RawPage("saved.mht", raw))
    assert ingested.page is None
    assert ingested.dropped[0].reason == Reason.NO_TEXT


def test_a_message_nested_without_end_is_told() -> None:
    raw = b"MIME-Version: 1.0\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (number, number) for number in range(3_000)
    )
    ingested = read_page(RawPage("saved.mht", raw))
    assert not ingested.articles
    assert len(ingested.dropped) == 1
