"""A small rich message with all that a rich digest is made of, for the question whether it can be read.

Invariant: whatever the rich layout uses stands in it, so that a client that shows it whole shows digests whole.
"""

from bot.locales import Locale
from bot.model.digest import Message

_FORMULA = r"x_t = \sqrt{\bar\alpha_t}\, x_0 + \sqrt{1 - \bar\alpha_t}\, \epsilon"
_BLOCK = r"\mathcal{L} = \mathbb{E}_{t, \epsilon} \left\| \epsilon - \epsilon_\theta(x_t, t) \right\|^2"
_EXAMPLE = "https://arxiv.org/abs/2006.11239"


def preview_message(locale: Locale) -> Message:
    """A contents with jumps, a heading, formulas, a footnote, a list, a folded part, a table and a button.

    Where Telegram refuses it, `spare` says so; a chat that has not chosen the layout yet is told no more than that.
    """
    say = locale.say
    cells = [
        f"<tr><th>{say('rich-preview-part')}</th><th>{say('rich-preview-seen')}</th></tr>",
        f"<tr><td>{say('rich-preview-formula')}</td><td><tg-math>\\alpha_t^2</tg-math></td></tr>",
        f"<tr><td>{say('rich-preview-style')}</td><td><b>b</b> <i>i</i> H<sub>2</sub>O x<sup>2</sup></td></tr>",
    ]
    blocks = [
        f"<h2>{say('rich-preview-title')}</h2>",
        f"<p>{say('rich-preview-why')}</p>",
        f'<ol><li><a href="#preview-paper">{say("rich-preview-jump")}</a></li></ol>',
        '<a name="preview-paper"></a>',
        f'<h3><a href="{_EXAMPLE}">Denoising Diffusion Probabilistic Models</a></h3>',
        f'<p>{say("rich-preview-inline")} <tg-math>{_FORMULA}</tg-math> <sup><a href="#preview-note">[1]</a></sup></p>',
        f"<tg-math-block>{_BLOCK}</tg-math-block>",
        f"<ul><li>{say('rich-preview-list')}</li></ul>",
        f"<details><summary>{say('rich-preview-folded')}</summary><p>{say('rich-preview-inside')}</p></details>",
        f"<table bordered>{''.join(cells)}</table>",
        f'<footer><tg-reference name="preview-note">[1] {say("rich-preview-note")}</tg-reference></footer>',
        f'<tg-button-row><tg-button type="url" url="{_EXAMPLE}">{say("key-abstract")}</tg-button></tg-button-row>',
    ]
    refused = Message(say("rich-preview-refused")), Message(say("layout-refused"))
    return Message("".join(blocks), is_rich=True, spare=refused)
