"""The words by which abstracts give themselves away: printed headings, and phrases that mark what a sentence is for.

Invariant: data only. Lists are written with `|`; phrases are lower case, `^` is a sentence's start, `#` a number.
Source: read off CSAbstruct's training part and arXiv abstracts that print their own headings; there the points, small
whole numbers, were chosen too.
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

ROLE_CUES: Final = {
    "background": {
        5: "previous methods",
        4: "attention|emerging|growing|there are|there is|usually|yet",
        3: "^ most|^ traditionally|a challenging|a growing|are a fundamental|are essential|are one of|"
        "challenge|challenging problem|conventional methods|current approaches|current methods|decades|"
        "existing approaches|existing work|existing works|fail to|fails to|few years|has achieved|"
        "has attracted|has become|has been proposed|has demonstrated|has emerged|has gained|has made|"
        "has received|has revolutionized|has shown|have achieved|have attracted|have become|"
        "have been proposed|have demonstrated|have emerged|have gained|have made|have received|"
        "have revolutionized|have shown|hindered by|in the literature|increasingly|is a fundamental|is a key|"
        "is becoming|is critical|is crucial|is essential|is one of|is vital|lack of|last decade|limited by|"
        "little is known|often|overlook|past decade|play a|plays a|popular|pose|poses|previous studies|"
        "previous work|previous works|prior methods|prior work|prior works|recent years|remain a|"
        "remain unclear|remains a|remains an|remains challenging|remains open|remains unclear|struggle|"
        "struggles|suffer from|suffers from|there has been|traditional methods|tremendous|underexplored|"
        "understudied|widely|widely used|years ago",
        2: "^ although|^ conventional|^ current|^ deep|^ despite|^ existing|^ however|^ large|^ recent|"
        "^ recently|^ traditional|^ unfortunately|^ while|advances|are important|been|challenging|commonly|"
        "costly|critical|crucial|demand|difficult|due to|essential|existing methods|expensive|has|hinder|"
        "hinders|important|interest in|is an important|known|lack|lacks|limitations|limited|many|may|"
        "potential to|progress|promising|rapid|relies|rely|remain|remains|require|requires|since|still|"
        "the advent|typically|ubiquitous|vulnerable",
        1: "^ for many|^ in many|^ the|applications|can be|challenges|have|is a|is an|may be|need|need for|"
        "such as|systems",
    },
    "objective": {
        6: "goal is",
        5: "^ this work|aimed to|this research|this tutorial",
        4: "^ the aim|aim is|aim of|aim to|aims at|aims to|goal of|in this article|is to|objective is|"
        "objective of|purpose of|seeks to|study aimed|the purpose|this chapter|this position paper|"
        "this review|this survey|this thesis|to fill this gap|was to|we address|we aim|we ask|"
        "we investigate whether|we seek to|we study whether",
        3: "^ here|^ in this article|^ in this study|^ in this work|^ this article|^ this paper|^ this study|"
        "^ to this end|explores|investigates|paper explores|paper investigates|paper presents|paper proposes|"
        "this paper we|this work we|we consider|we examine|we explore|we focus on|we investigate|we study",
        2: "^ to address|^ to bridge|^ to mitigate|^ to overcome|^ to solve|^ to tackle|aim|aims|goal|"
        "in this chapter|introduces|motivated by|novel|objective|paper introduces|presents|problem of|"
        "proposes|purpose|this paper|this work|we introduce|we present|we propose",
        1: "^ in this paper|examines",
    },
    "method": {
        6: "we analyzed|we assessed|we benchmarked|we compared|we conducted|we developed|we evaluated|"
        "we implemented|we recruited|we surveyed|we tested|we trained|were analyzed|were assessed|"
        "were evaluated|were recruited|were trained",
        5: "we further|we use",
        4: "^ additionally|^ moreover|is based on|our model",
        3: "^ based on|^ building on|^ first we|^ inspired by|^ next|^ next we|^ second|^ second we|"
        "^ specifically|^ the core|^ the framework|^ the method|^ then|^ third|^ unlike|allows us|are then|"
        "are used|by using|combines|composed of|comprises|consists of|employs|implemented|incorporates|"
        "integrates|is designed|is employed|is introduced|is then|is used|leverages|method|our approach|"
        "our framework|our method|propose|specifically we|then we|utilizes|was conducted|was used|we adopt|"
        "we applied|we apply|we collect|we collected|we combine|we construct|we define|we derive|we design|"
        "we designed|we develop|we employ|we employed|we extract|we first|we formulate|we incorporate|"
        "we integrate|we leverage|we model|we performed|we then|we train|we used|were collected|"
        "were extracted|were used|which learns",
        2: "^ concretely|^ furthermore|^ instead|^ we introduce|also introduce|architecture|based|components|"
        "dataset of|each|enabling|encoder|followed by|formulation|in particular|interviews|is trained|"
        "jointly|layer|layers|mechanism|module|network|output|participants|pipeline|procedure|"
        "semi-structured|set of|stage|stages|survey of|to enable|trained|training|using|we also propose",
        1: "^ first|^ to|^ we|a|algorithm|approach|by|features|framework|from|input|model|novel|then|via|which|with",
    },
    "result": {
        5: "^ empirically|^ evaluation|^ evaluations|^ experimental|^ experiments|^ extensive|^ notably|"
        "^ our work|^ overall|^ remarkably|^ results|^ these findings|achieves|achieving|auc|"
        "demonstrate that|demonstrates that|empirical results|evaluation shows|evaluations on|"
        "experimental results|experiments demonstrate|experiments on|experiments show|f #|findings|"
        "future work|improves|indicate that|numerical results|our analysis reveals|our evaluation|"
        "our experiments|our findings|our results|our study|our work|outperform|outperformed|outperforming|"
        "outperforms|p <|pave the way|results demonstrate|results indicate|results on|results reveal|"
        "results show|results showed|results suggest|reveal that|revealed|reveals that|show that our|"
        "show that the proposed|showed that|significantly better|simulation results|suggest that|surpasses|"
        "surpassing|these results|this work highlights|underscore|underscores|we conclude|we find that|"
        "we found that|we observe that|we prove that|we show empirically|we show that|yields",
        4: "increased",
        3: "%|^ finally|achieved|benchmarks|best|better|by up to|case study|compared to|competitive|confirm|"
        "confirms|consistently|datasets|decreased|demonstrate|demonstrates|effectiveness|effectiveness of|"
        "evaluate|further|future research|highlight|highlights|implications|improved|improvement|"
        "improvements|in conclusion|indicate|is possible|offering|real-world data|reduced|reducing|"
        "reduction|results|showed|shows|significantly|state of the art|state-of-the-art performance|suggest|"
        "superior|tested on|than|the effectiveness|up to #|validated|was found|we demonstrate|we evaluate|"
        "we find|we report|we validate|were found|while maintaining|while reducing",
        2: "^ finally we|accuracy of|compared with|demonstrating|offers|show that",
        1: "#|accuracy|also|and #|benchmark|contributes|dataset|evaluated on|faster|more|on|our|outcomes|"
        "over|performance|proposed|provides|state-of-the-art|was",
    },
    "other": {
        20: "been withdrawn|is withdrawn|withdrawn by|been retracted",
        9: "^ code|^ github|^ keywords|accepted at|accepted by|accepted to|all rights reserved|are available|"
        "available at|be released|been accepted|been released|can be found|code and|code is|code will|"
        "elsevier|found at|http|https|is available|made available|made public|"
        "open source|open-source|our code|project page|publicly available|published by|released at|"
        "rights reserved|source code|we open-source|we release|will be released",
    },
}
