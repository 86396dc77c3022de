"""The documents that arXiv sends, element for element as arXiv writes them: two listings, API answers, a page."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from bot.arxiv.calendar import EASTERN
from bot.model.paper import Paper
from bot.sandbox.arxiv.corpus import Announced

_HEAD = "<?xml version='1.0' encoding='UTF-8'?>\n"
_NO_LICENSE = "http://arxiv.org/licenses/nonexclusive-distrib/1.0/"
_SPACES = 'xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def rss(lines: Sequence[Announced], categories: Sequence[str], today: date) -> str:
    """RSS 2.0, as of https://rss.arxiv.org/rss/…; the channel is dated `today` even when it is empty."""
    names, path = escape(", ".join(categories)), escape("+".join(categories))
    midnight = datetime.combine(today, time(), EASTERN)
    dated = format_datetime(midnight)
    items = "".join(_item(line, dated) for line in lines)
    return f"""{_HEAD}<rss {_SPACES} xmlns:atom="http://www.w3.org/2005/Atom" version="2.0">
  <channel>
    <title>{names} updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/{path}</link>
    <description>{names} updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/{path}" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>{format_datetime(midnight.astimezone(UTC))}</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>{dated}</pubDate>
    <skipDays>
      <day>Sunday</day>
      <day>Saturday</day>
    </skipDays>
{items}  </channel>
</rss>
"""


def atom(lines: Sequence[Announced], categories: Sequence[str], today: date) -> str:
    """Atom, as of https://rss.arxiv.org/atom/…."""
    names, path = escape(", ".join(categories)), escape("+".join(categories))
    midnight = datetime.combine(today, time(), EASTERN)
    built = midnight.astimezone(UTC).isoformat()
    entries = "".join(_entry(line, built, midnight.isoformat()) for line in lines)
    return f"""{_HEAD}<feed {_SPACES} xmlns="http://www.w3.org/2005/Atom" xml:lang="en-us">
  <id>http://rss.arxiv.org/atom/{path}</id>
  <title>{names} updates on arXiv.org</title>
  <updated>{built}</updated>
  <link href="http://rss.arxiv.org/atom/{path}" rel="self" type="application/atom+xml"/>
  <subtitle>{names} updates on the arXiv.org e-print archive.</subtitle>
{entries}</feed>
"""


def answer(papers: Sequence[Paper], *, total: int, start: int, at_once: int) -> str:
    """An answer of the API: one page of `total` results."""
    return f"""{_HEAD}<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" \
xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/sandbox</id>
  <title>arXiv Query</title>
  <opensearch:itemsPerPage>{at_once}</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>{start}</opensearch:startIndex>
{"".join(map(_result, papers))}</feed>
"""


def error(reason: str) -> str:
    """What the API sends with status 400."""
    entry = f"""  <entry>
    <id>https://arxiv.org/api/errors#{escape(reason.replace(" ", "_"))}</id>
    <title>Error</title>
    <summary>{escape(reason)}</summary>
    <author>
      <name>arXiv api core</name>
    </author>
  </entry>
"""
    return answer((), total=1, start=0, at_once=1).replace("</feed>", f"{entry}</feed>")


def page(paper: Paper) -> str:
    """A small abstract page, with the licence where arXiv's own has it."""
    rights = quoteattr(paper.license or _NO_LICENSE)
    return f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>[{paper.id}] {escape(paper.title)}</title>
<h1>{escape(paper.title)}</h1><p>{escape(", ".join(paper.authors))}</p><blockquote>{escape(paper.abstract)}</blockquote>
<p>arXiv:{paper.versioned_id} [{escape(paper.primary_category)}], shown by the sandbox</p>
      <div class="abs-license">(<a href={rights} title="Rights to this article">license</a>)</div></html>
"""


def no_html(name: str) -> str:
    """What arXiv shows, with status 404, for a paper that was not converted."""
    return f"""<!doctype html><html lang="en"><head><title>No HTML for {escape(name)}</title></head><body>
<h1>No HTML for '{escape(name)}'</h1><p>HTML is not available for the source.</p>
<p>This could be due to the source files not being HTML, LaTeX, or a conversion failure.</p></body></html>
"""


def _item(line: Announced, dated: str) -> str:
    paper = line.paper
    categories = "".join(f"      <category>{escape(name)}</category>\n" for name in paper.categories)
    return f"""    <item>
      <title>{escape(paper.title)}</title>
      <link>https://arxiv.org/abs/{paper.id}</link>
      <description>{_described(line)}</description>
      <guid isPermaLink="false">oai:arXiv.org:{paper.versioned_id}</guid>
{categories}      <pubDate>{dated}</pubDate>
{_common(line, "      ")}    </item>
"""


def _entry(line: Announced, built: str, dated: str) -> str:
    paper = line.paper
    categories = "".join(f"    <category term={quoteattr(name)}/>\n" for name in paper.categories)
    return f"""  <entry>
    <id>oai:arXiv.org:{paper.versioned_id}</id>
    <title>{escape(paper.title)}</title>
    <updated>{built}</updated>
    <link href="https://arxiv.org/abs/{paper.id}" rel="alternate" type="text/html"/>
    <summary>{_described(line)}</summary>
{categories}    <published>{dated}</published>
{_common(line, "    ")}  </entry>
"""


def _described(line: Announced) -> str:
    paper = line.paper
    return f"arXiv:{paper.versioned_id} Announce Type: {line.kind} \nAbstract: {escape(paper.abstract)}"


def _common(line: Announced, indent: str) -> str:
    return (
        f"{indent}<arxiv:announce_type>{line.kind}</arxiv:announce_type>\n"
        f"{indent}<dc:rights>{escape(line.paper.license or _NO_LICENSE)}</dc:rights>\n"
        f"{indent}<dc:creator>{escape(', '.join(line.paper.authors))}</dc:creator>\n"
    )


def _result(paper: Paper) -> str:
    assert paper.published is not None
    assert paper.updated is not None
    url = f"arxiv.org/abs/{paper.versioned_id}"
    optional = {"comment": paper.comment, "journal_ref": paper.journal_ref, "doi": paper.doi}
    extras = "".join(f"    <arxiv:{tag}>{escape(text)}</arxiv:{tag}>\n" for tag, text in optional.items() if text)
    categories = "".join(f"    <category term={quoteattr(name)}/>\n" for name in paper.categories)
    authors = "".join(f"    <author>\n      <name>{escape(name)}</name>\n    </author>\n" for name in paper.authors)
    return f"""  <entry>
    <id>http://{url}</id>
    <title>{escape(paper.title)}</title>
    <updated>{paper.updated:%Y-%m-%dT%H:%M:%SZ}</updated>
    <link href="https://{url}" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/{paper.versioned_id}" rel="related" type="application/pdf" title="pdf"/>
    <summary>{escape(paper.abstract)}</summary>
{categories}    <published>{paper.published:%Y-%m-%dT%H:%M:%SZ}</published>
{extras}    <arxiv:primary_category term={quoteattr(paper.primary_category)}/>
{authors}  </entry>
"""
