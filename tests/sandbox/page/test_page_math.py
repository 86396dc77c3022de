"""Formulas: MathML of the server is copied by a list of names, and nothing else comes through."""

import pytest
from latex2mathml.converter import convert

from tests.browser import expect
from tests.sandbox.page.harness import Json, Shown

NAMESPACE = 'xmlns="http://www.w3.org/1998/Math/MathML"'


def inline(expression: str) -> Json:
    return {"type": "paragraph", "text": ["so ", {"type": "mathematical_expression", "expression": expression}, "."]}


async def test_a_formula_is_mathml_in_the_text(shown: Shown) -> None:
    rich = await shown.rich(inline(r"\frac{a}{b}"), formulas={r"\frac{a}{b}": convert(r"\frac{a}{b}")})
    assert await rich.locator("mfrac").evaluate("node => [node.namespaceURI, node.textContent]") == [
        "http://www.w3.org/1998/Math/MathML",
        "ab",
    ]
    await expect(rich.locator("math")).to_have_attribute("display", "inline")
    await expect(rich.get_by_test_id("formula")).to_have_attribute("title", r"\frac{a}{b}")


async def test_a_formula_of_its_own_is_in_block_style(shown: Shown) -> None:
    block = {"type": "mathematical_expression", "expression": "x"}
    rich = await shown.rich(block, formulas={"x": convert("x")})
    await expect(rich.locator("div.formula > math")).to_have_attribute("display", "block")


LATEX = [
    r"\sum_{i=1}^n x_i",
    r"\begin{matrix}a&b\end{matrix}",
    r"\sqrt[3]{x}",
    r"\overbrace{a+b}^{n}",
    r"\color{red}x",
    r"\boxed{y}",
]


@pytest.mark.parametrize("latex", LATEX)
async def test_what_the_server_makes_of_latex_is_kept_whole(shown: Shown, latex: str) -> None:
    rich = await shown.rich(inline(latex), formulas={latex: convert(latex)})
    tags = "node => [...node.querySelectorAll('*')].map((one) => one.localName)"
    made = await shown.page.evaluate(
        f"(xml) => ({tags})(new DOMParser().parseFromString(xml, 'application/xml').documentElement)", convert(latex)
    )
    assert await rich.locator("math").evaluate(tags) == made


@pytest.mark.parametrize(
    "mathml",
    [
        None,
        42,
        "",
        "not xml <",
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        "<math><mi>no namespace</mi></math>",
        "<mathml/>",
        f'<math {NAMESPACE} onclick="alert(1)"><mi>x</mi></math>',
        f'<math {NAMESPACE}><mi style="color:red">x</mi></math>',
        f"<math {NAMESPACE}><mtext>\x0b</mtext></math>",
        f'<!DOCTYPE math [<!ENTITY a "aaaa">]><math {NAMESPACE}><mi>&a;</mi></math>',
        f'<?xml-stylesheet href="x"?><math {NAMESPACE}><mi>x</mi></math>',
    ],
)
async def test_without_good_mathml_the_latex_is_shown(shown: Shown, mathml: object) -> None:
    rich = await shown.rich(inline("a^2"), formulas={"a^2": mathml})
    assert await rich.locator("code.latex").inner_text() == "a^2"
    await expect(rich.locator("math")).to_have_count(0)


async def test_broken_mathml_is_latex_too(shown: Shown) -> None:
    rich = await shown.rich(inline("a^2"), formulas={"a^2": f"<math {NAMESPACE}><mi>x</math>"})
    assert await rich.locator("code.latex").inner_text() == "a^2"
    # Chromium writes its complaint about the source into the parsed document, with a style that the policy forbids.
    assert {"style-src" in trouble for trouble in shown.troubles} == {True}
    shown.troubles.clear()


async def test_only_listed_names_come_through(shown: Shown) -> None:
    mathml = f"""<math {NAMESPACE} class="x" id="y">
      <mrow href="javascript:alert(1)" xmlns:l="http://www.w3.org/1999/xlink" l:href="https://x.org">
        <mi mathvariant="bold">x</mi></mrow>
      <maction actiontype="statusline"><mi>gone</mi></maction>
      <annotation-xml encoding="text/html"><mi>gone</mi></annotation-xml>
      <script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>
      <mtext><img xmlns="http://www.w3.org/1999/xhtml" src="x"/></mtext>
      <mspace width="url(https://x.org)"/></math>"""
    rich = await shown.rich(inline("x"), formulas={"x": mathml})
    names = "node => [node, ...node.querySelectorAll('*')].map((one) => [one.localName, ...one.getAttributeNames()])"
    assert await rich.locator("math").evaluate(names) == [
        ["math", "display"], ["mrow"], ["mi", "mathvariant"], ["mtext"], ["mspace"],
    ]  # fmt: skip


async def test_a_formula_nested_too_deep_is_cut_off(shown: Shown) -> None:
    mathml = f"<math {NAMESPACE}>{'<mrow>' * 150}<mi>x</mi>{'</mrow>' * 150}</math>"
    rich = await shown.rich(inline("x"), formulas={"x": mathml})
    assert await rich.locator("mrow").count() < 100


@pytest.mark.parametrize("is_block", [True, False])
async def test_a_wide_formula_scrolls_inside_the_bubble(shown: Shown, is_block: bool) -> None:
    latex = "+".join(f"x_{{{number}}}" for number in range(90))
    block = {"type": "mathematical_expression", "expression": latex}
    rich = await shown.rich(block if is_block else inline(latex), formulas={latex: convert(latex)})
    formula = rich.get_by_test_id("formula")
    await shown.page.wait_for_function(
        "() => document.querySelector('.formula').scrollWidth > document.querySelector('.formula').clientWidth"
    )
    assert await shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = await formula.bounding_box()
    assert box
    assert box["width"] <= 640
