"""What authors say that they do: "We propose …", "This paper studies …".

Invariant: only sentences with the authors, their work, or what is proposed as the subject count.
"""

import re

_WE = r"\b(?:we|i|the authors) (?:\w+ly |also |here |first |then |thus |therefore |further )?"
_WORK = r"(?:paper|work|study|article|thesis|survey|review|letter|report|chapter)"
_PROPOSES = re.compile(
    rf"{_WE}(?:propose|present|introduce|develop|describe|design|devise|offer|provide|build|construct|create|formulate|"
    r"release|contribute|suggest|advocate|argue)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:proposes|presents|introduces|develops|describes|offers|provides|argues|contributes|"
    r"surveys|reviews)\b|\b(?:is|are) (?:proposed|presented|introduced|developed)\b"
)
_FINDS = re.compile(
    rf"{_WE}(?:show|prove|demonstrate|find|establish|derive|identify|discover|uncover|reveal|obtain|give|report|"
    r"observe|conclude|characterize)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:shows|proves|demonstrates|finds|establishes|identifies|reveals)\b"
)
_STUDIES = re.compile(
    rf"{_WE}(?:study|investigate|explore|examine|consider|analy[sz]e|address|tackle|focus|revisit|challenge|extend|"
    r"evaluate|compare|aim|seek|ask|use|apply|leverage|formalize)\b|"
    rf"\b{_WORK} (?:\w+ly )?(?:studies|investigates|explores|examines|considers|analy[sz]es|addresses|aims|focuses|"
    r"seeks|evaluates)\b"
)
_KINDS = {"proposes": _PROPOSES, "finds": _FINDS, "studies": _STUDIES}
_THIS_WORK = re.compile(rf"\bthis {_WORK}\b")


def kind_of_contribution(text: str) -> str | None:
    """What the authors do: `proposes`, `finds` or `studies`; None where a sentence does not say."""
    lower = text.lower()
    return next((kind for kind, cue in _KINDS.items() if cue.search(lower)), None)


def states_contribution(text: str) -> bool:
    """Whether a sentence says what the authors do or find."""
    return kind_of_contribution(text) is not None or bool(_THIS_WORK.search(text.lower()))
