"""What is refused in rich HTML, and in which words."""

import pytest

from bot.sandbox.wire import BadRequest, Json, SpecViolation
from tests.sandbox.rich.telling import Tell

PARSE = "Bad Request: can't parse rich message: "
ROW = "<tg-button-row>{}</tg-button-row>"
MARKUP = [
    ("<div>x</div>", 'unsupported tag "div" at byte offset 0'),
    ("ä<span>x</span>", 'unsupported tag "span" at byte offset 2'),
    ("<script>x</script>", 'unsupported tag "script"'),
    ("<thead></thead>", 'unsupported tag "thead"'),
    ("<!-- x -->", 'a "<" that begins no tag must be written as &lt;'),
    ("1 < 2", 'a "<" that begins no tag'),
    ("<", 'a "<" that begins no tag'),
    ("<b", 'the tag "b" is not written correctly'),
    ('<a href="https://a.org>x</a>', 'the tag "a" is not written correctly'),
    ('<p class="x">x</p>', 'the tag "p" has no attribute "class" at byte offset 3'),
    ('<b onclick="x">x</b>', 'the tag "b" has no attribute "onclick"'),
    ('<a href="#" href="#">x</a>', 'the tag "a" has the attribute "href" twice'),
    ("<b>x", 'can\'t find end tag corresponding to start tag "b" at byte offset 0'),
    ("<b>x</i></b>", 'unexpected end tag "i", expected "</b>"'),
    ("x</b>", 'unexpected end tag "b" at byte offset 1'),
    ("</br>", 'unexpected end tag "br"'),
    ("<b/>", 'the tag "b" needs an end tag'),
    ('<b>x</b class="y">', 'the tag "b" has no attribute "class"'),
    ('<a href="#">x</a href="#">', 'the end tag "a" has more than a name'),
    ("AT&T", 'a "&" that begins no reference must be written as &amp; at byte offset 2'),
    ('<a href="https://a.org?b&c=1">x</a>', 'a "&" that begins no reference'),
    ("&copy;", "unsupported reference &copy;"),
    ("&LT;", "unsupported reference &LT;"),
    ("&#0;", "the reference &#0; stands for no character"),
    ("&#xD800;", "the reference &#xD800; stands for no character"),
    ("&#x110000;", "the reference &#x110000; stands for no character"),
    ('<p>x<img src="https://a.org/x"/></p>', 'the tag "img" makes a block and can\'t stand in text'),
    ("<p><ul><li>x</li></ul></p>", 'the tag "ul" makes a block and can\'t stand in text'),
    ("<b><p>x</p></b>", 'the tag "p" makes a block'),
    ("<table><tr><td><p>x</p></td></tr></table>", 'the tag "p" makes a block'),
    ("<p><li>x</li></p>", 'the tag "li" can\'t stand here'),
    ("<cite>x</cite>", 'the tag "cite" can\'t stand here'),
    ("<td>x</td>", 'the tag "td" can\'t stand here'),
    ("<ul>x<li>y</li></ul>", 'the tag "ul" can hold only "li"'),
    ('<ul><li value="2">y</li></ul>', "an item of an unordered list has no number"),
    ('<ol type="z"><li>x</li></ol>', "the type of a list must be a, A, i, I or 1"),
    ('<ol start="one"><li>x</li></ol>', 'the attribute "start" must be a whole number'),
    ('<ul><li>x<input type="checkbox"></li></ul>', 'the tag "input" can\'t stand here'),
    ('<ul><li><input type="text">x</li></ul>', 'the tag "input" must have the type "checkbox"'),
    ("<details>x</details>", 'the tag "details" must begin with a "summary"'),
    ("<details>x<summary>y</summary></details>", 'the tag "details" must begin with a "summary"'),
    ("<table>x</table>", 'the tag "table" can hold only a "caption" in front and "tr"'),
    ("<table><tr>x</tr></table>", 'the tag "tr" can hold only "td" and "th"'),
    ('<table><tr><td align="justify">x</td></tr></table>', 'the attribute "align" must be left, center or right'),
    ('<table><tr><td colspan="0">x</td></tr></table>', 'the attribute "colspan" must be a number from 1'),
    ('<code class="language-python">x</code>', "a programming language can be given only in <pre><code class=…>"),
    ('<pre><code class="python">x</code></pre>', 'the class of <code> must be "language-…"'),
    ("<a>x</a>", 'the tag "a" needs either "href" or "name"'),
    ('<a href="#" name="x">x</a>', 'the tag "a" needs either "href" or "name"'),
    ('<a name="x">x</a>', "an anchor has a name and no text"),
    ('<a href="https://a.org"></a>', "the link has no text"),
    ('<tg-reference name="">x</tg-reference>', 'the tag "tg-reference" needs the attribute "name"'),
    ('<tg-reference name="x"></tg-reference>', "the reference has no text"),
    ('<tg-emoji emoji-id="x">👍</tg-emoji>', "invalid custom emoji identifier specified"),
    ('<tg-emoji emoji-id="5"></tg-emoji>', "the custom emoji has no alternative text"),
    ('<tg-time unix="now">x</tg-time>', "invalid date-time specified"),
    ("<tg-math>a<sub>b</sub></tg-math>", 'the tag "tg-math" can hold only text'),
    ("<figure>x</figure>", 'the tag "figure" must hold one medium'),
    ("<tg-collage>x</tg-collage>", 'the tag "tg-collage" can hold only media'),
    ('<img src="file:///etc/passwd"/>', 'media must be given by an HTTP URL or as "tg://photo?id=…"'),
    ('<img src="data:image/png;base64,AA"/>', "media must be given by an HTTP URL"),
    ('<img src="tg://photo?id=x"/>', 'no media has the identifier "x"'),
    ('<video src="https://a.org/x">x</video>', 'the tag "video" must be empty'),
    ('<tg-map lat="91" long="0"/>', 'the attribute "lat" must be a number from -90 to 90'),
    ('<tg-map lat="1"/>', 'the tag "tg-map" needs the attribute "long"'),
    (ROW.format("x"), 'the tag "tg-button-row" can hold only "tg-button"'),
    ("<tg-button>x</tg-button>", 'unsupported button type ""'),
    ('<tg-button type="pay">x</tg-button>', 'unsupported button type "pay"'),
    ('<tg-button type="url">x</tg-button>', 'a button of the type "url" needs the attribute "url"'),
    ('<tg-button type="url" url="https://a.org" data="d">x</tg-button>', 'has no attribute "data"'),
]


@pytest.mark.parametrize(("html", "words"), MARKUP)
def test_markup_that_is_refused(tell: Tell, html: str, words: str) -> None:
    with pytest.raises(SpecViolation) as refused:
        tell(html=html)
    assert refused.value.description.startswith(PARSE)
    assert words in refused.value.description


BUTTON = '<tg-button type="{}">{}</tg-button>'
CODES = [
    ("", "RICH_MESSAGE_EMPTY"),
    (" \n ", "RICH_MESSAGE_EMPTY"),
    ('<hr/><a name="x"></a>', "RICH_MESSAGE_EMPTY"),
    ("<p></p>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<h1> </h1>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<pre></pre>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<ul></ul>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<ul><li></li></ul>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<blockquote></blockquote>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<table></table>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<table><tr></tr></table>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<details><summary></summary>x</details>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<details><summary>x</summary></details>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<tg-slideshow></tg-slideshow>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<tg-math> </tg-math>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ("<tg-math-block></tg-math-block>", "RICH_MESSAGE_CONTENT_REQUIRED"),
    ('<a href="javascript:alert(1)">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="data:text/html,x">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="JavaScript:alert(1)">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="/abs/1">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="http://[x">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="https://a.org/ b">x</a>', "RICH_MESSAGE_URL_INVALID"),
    ('<img src="http://[x"/>', "RICH_MESSAGE_URL_INVALID"),
    ('<a href="mailto:ab.org">x</a>', "RICH_MESSAGE_EMAIL_INVALID"),
    ('<a href="tel:abc">x</a>', "RICH_MESSAGE_PHONE_INVALID"),
    ('<tg-time unix="2147483648">x</tg-time>', "RICH_MESSAGE_DATE_INVALID"),
    ('<tg-button type="callback_data" data="">x</tg-button>', "BUTTON_DATA_INVALID"),
    (f'<tg-button type="callback_data" data="{"ä" * 33}">x</tg-button>', "BUTTON_DATA_INVALID"),
    (f'<tg-button type="copy_text" text="{"a" * 257}">x</tg-button>', "BUTTON_COPY_TEXT_INVALID"),
    ('<tg-button type="url" url="javascript:x">x</tg-button>', "BUTTON_URL_INVALID"),
    ('<tg-button type="web_app" url="http://a.org">x</tg-button>', "BUTTON_URL_INVALID"),
    ("<b>" * 80_000, "RICH_MESSAGE_DEPTH_INVALID"),
    ('<img src="https://a.org/missing"/>', "failed to get HTTP URL content"),
]


@pytest.mark.parametrize(("html", "code"), CODES, ids=[code for _, code in CODES])
def test_what_telegram_has_a_code_for(tell: Tell, html: str, code: str) -> None:
    with pytest.raises(BadRequest) as refused:
        tell(html=html)
    assert refused.value.description == f"Bad Request: {code}"


SENTENCES = [
    ('<a href="#x">x</a>', 'a link leads to "#x", and the message has no anchor of that name'),
    ('<a name="x"></a><a name="x"></a>y', 'the name "x" is used twice'),
    ('<a name="x"></a><tg-reference name="x">y</tg-reference>', 'the name "x" is used twice'),
    ('<tg-time unix="1" format="Q">x</tg-time>', "the date-time format 'Q' is not known"),
    ("<tg-thinking>x</tg-thinking>", "a thinking block can be sent only in a draft"),
    (ROW.format(""), "a row has 0 buttons, it must have 1 to 8"),
    (ROW.format('<tg-button type="disabled">x</tg-button>' * 9), "a row has 9 buttons, it must have 1 to 8"),
    ('<tg-button type="disabled"></tg-button>', "a button's text must be plain text, custom emoji and dates"),
    ('<tg-button type="disabled"><b>x</b></tg-button>', "a button's text must be plain text"),
    ('<tg-button type="disabled" style="warning">x</tg-button>', "a button's style is 'warning'"),
    ('<tg-button type="disabled" style="link">x</tg-button>', "the style link is for callback buttons only"),
    ('<tg-map lat="1" long="1" zoom="25"/>', "the map's zoom must be from 0 to 24"),
    ('<tg-map lat="1" long="1" width="2100" height="100"/>', "the map's sides must be"),
    ("a\x00b", "the rich message has the control character U+0000"),
]


@pytest.mark.parametrize(("html", "words"), SENTENCES)
def test_what_telegram_passes_over_or_words_otherwise(tell: Tell, html: str, words: str) -> None:
    with pytest.raises(SpecViolation) as refused:
        tell(html=html)
    assert words in refused.value.description


def test_half_a_character_is_refused(tell: Tell) -> None:
    with pytest.raises(BadRequest, match="must be encoded in UTF-8"):
        tell(html="a\ud83d")


@pytest.mark.parametrize("fields", [{}, {"html": "x", "markdown": "x"}, {"html": "x", "blocks": []}])
def test_there_is_one_source(tell: Tell, fields: Json) -> None:
    with pytest.raises(SpecViolation, match="exactly one of html, markdown and blocks"):
        tell(**fields)


PHOTO = {"type": "photo", "media": "f"}
GIVEN = [
    ("x", [{"id": "a", "media": PHOTO}], 'the media "a" is not used in the message'),
    ('<img src="tg://photo?id=a"/>', [{"id": "a", "media": PHOTO}] * 2, 'two media have the identifier "a"'),
    ("x", [{"id": "a b", "media": PHOTO}], "the identifier of a media must be 1-64 characters"),
    ('<video src="tg://video?id=a"/>', [{"id": "a", "media": PHOTO}], 'the tag "video" can\'t show the media "a"'),
    ('<img src="tg://video?id=a"/>', [{"id": "a", "media": PHOTO}], 'the tag "img" can\'t show the media "a"'),
]


@pytest.mark.parametrize(("html", "media", "words"), GIVEN)
def test_media_of_the_request_that_are_refused(tell: Tell, html: str, media: list[Json], words: str) -> None:
    with pytest.raises(SpecViolation) as refused:
        tell(html=html, media=media)
    assert words in refused.value.description


def test_dates_are_held_against_the_clock(tell: Tell) -> None:
    now, html = 1_700_000_000, '<tg-time unix="{}">x</tg-time>'
    last = now + 1098 * 86_400
    assert tell(html=html.format(last), now=now)
    with pytest.raises(BadRequest, match="RICH_MESSAGE_DATE_INVALID"):
        tell(html=html.format(last + 1), now=now)
