"""The answer to a question: every statement with its sentences, or that there is none."""

from bot.locales import Locales
from bot.model.reading import Claim
from bot.reading.answer import Answer
from bot.render.answer import answer_messages
from tests.render.samples import SITE, examples, hostile
from tests.render.tdlib import check

EN = Locales.load().get("en")
PAPER = examples()[0]
SAID = Claim("It uses ImageNet.", ("We train on ImageNet.", "And on nothing else."))


def told(answer: Answer, question: str = "Which data?") -> str:
    return "\n\n".join(check(message).text for message in answer_messages(PAPER, question, answer, EN, SITE))


def test_a_statement_stands_above_the_sentences_behind_it() -> None:
    text = told(Answer((SAID,), found=True, reader="gpt-x"))
    assert text.startswith(f"{PAPER.title}\nWhich data?\n\nIt uses ImageNet.\n“We train on ImageNet.”\n“And on")
    assert text.endswith("gpt-x")


def test_a_sentence_of_the_paper_is_quoted_once() -> None:
    own = Claim("We train on ImageNet.", ("We train on ImageNet.",))
    assert told(Answer((own,), found=True, reader="extractive")).count("“We train on ImageNet.”") == 1


def test_what_the_paper_does_not_say_is_said() -> None:
    assert "The paper does not say." in told(Answer((), found=False, reader="gpt-x"))


def test_long_answers_and_hostile_papers_keep_the_limits() -> None:
    long = tuple(Claim("word " * 300, ("<b> & " * 300,)) for _ in range(30))
    for paper in (PAPER, *hostile()):
        for message in answer_messages(paper, "<i>" * 400, Answer(long, found=True, reader="x"), EN, SITE):
            check(message)
