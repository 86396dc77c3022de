"""The headings that abstracts print, and the role or the notice that each stands for.

Invariant: data only. Lists are written with `|`, in lower case. Source: read off CSAbstruct's training part and arXiv
abstracts that print their own headings.
"""

from typing import Final

_HEADINGS: Final = {
    "background": "background|introduction|context|motivation|rationale|problem|importance|problem statement",
    "objective": "objective|objectives|aim|aims|purpose|goal|goals|background and objective|research question|"
    "background and objectives|background & objective|background and purpose|background & purpose|"
    "background and aims|rationale and objectives|question|hypothesis|purpose of review",
    "method": "method|methods|methodology|methodologies|approach|materials and methods|methods and materials|"
    "materials & methods|material and methods|patients and methods|data and methods|design|study design|"
    "experimental design|design/methodology/approach|design/methodology|participants|dataset|data|"
    "main approach|setting|proposed method|solution|method and materials|methods and analysis",
    "result": "result|results|finding|findings|key findings|main results|outcome|outcomes|evaluation|conclusion|"
    "conclusions|discussion|results and conclusions|results and conclusion|implications|"
    "results and discussion|findings and implications|significance|impact|limitations|main findings|"
    "contribution|contributions|contribution and conclusion|discussion and conclusion|interpretation|"
    "conclusions and implications|practical implications|social implications|originality/value|originality|"
    "discussion and conclusions|conclusions and relevance|conclusion and significance|results and findings",
}
HEADINGS: Final = {heading: role for role, headings in _HEADINGS.items() for heading in headings.split("|")}

_NOTICES: Final = (
    "abstract|code|codes|source code|code and data|code and models|code and model|code and dataset|"
    "code and datasets|data and code|code & data|project page|project website|project|website|webpage|"
    "web page|homepage|github|demo|keywords|key words|index terms|availability|code availability|"
    "data availability|warning|content warning|trigger warning|disclaimer|availability and implementation|"
    "code and materials|preprint note|open access|site|video|videos|video link|note|clinical relevance|"
    "trial registration|ccs concepts"
)
NOTICES: Final = frozenset(_NOTICES.split("|"))
