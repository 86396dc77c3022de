"""Categories look like sites to Telegram, which knows the domains .cv, .ro, .ai and others."""

from bot.locales import Html, Locales
from bot.model.chat import Length
from bot.render.card import View
from bot.render.classic import digest_messages, list_message, paper_messages
from bot.sandbox.api.entities import detect, parse
from tests.render.samples import NAMES, SITE, corpus, digest_of, reading_of

EN = Locales.load().get("en")


def test_telegram_takes_a_bare_category_for_a_site() -> None:
    assert [entity["type"] for entity in detect("Somebody · cs.RO")] == ["url"]


def test_a_category_leads_to_its_list_on_arxiv_and_nowhere_else() -> None:
    papers = [paper for paper in corpus()[:200] if paper.primary_category == "cs.CV"][:8]
    messages = [
        *digest_messages(digest_of(papers), View(EN, NAMES, Length.TAKEAWAYS, SITE)),
        *paper_messages(papers[0], reading_of(papers[0]), EN, SITE),
        list_message(papers, Html("<b>Found</b>"), EN, SITE),
    ]
    parsed = [parse(message.html, "HTML") for message in messages]
    found = [entity for one in parsed for entity in one.entities if "arxiv.org/list/" in entity.get("url", "")]
    assert {entity["url"] for entity in found} >= {f"{SITE}/list/cs.CV/new"}
    sites = [one.text[entity["offset"] :][:12] for one in parsed for entity in one.entities if entity["type"] == "url"]
    assert [site for site in sites if site.startswith(("cs.", "stat.", "eess."))] == []
