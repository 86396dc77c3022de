"""Which sentences of a full text fit which section, by the words that give them away.

Invariant: a sentence fits NOVELTY only if it states what the authors propose, PERFORMANCE only if it says a measured
result, WORKLOAD only if it says how much was done.
"""

import re
from collections.abc import Callable, Mapping

from bot.model.reading import Section
from bot.reading.contributions import kind_of_contribution
from bot.reading.prose import leans_back
from bot.reading.roles import tells_of_prior_work

_OWN = re.compile(
    r"\b(?:we|our|ours|us|this (?:paper|work|study|article|survey|thesis)|the proposed|the present (?:work|paper))\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:outperform\w*|achiev\w+|improv\w+|surpass\w*|exceed\w*|reduc(?:es|ed|ing|tion)|obtain\w*|reach(?:es|ed)|"
    r"yield\w*|"
    r"attain\w*|result(?:s|ed)?|better|higher|lower|faster|superior|comparable|competitive|state[- ]of[- ]the[- ]art|"
    r"we (?:\w+ly )?(?:find|found|observe|observed|show|see|measure|measured|conclude)|significant(?:ly)?|"
    r"consistent(?:ly)?|"
    r"demonstrat\w+|reveal\w*|suggest\w*|indicat\w+)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d(?:[\d.,]*\d)?\s?(?:\\?%|percent|points?\b|pp\b|dB\b|×(?!\s?\d)|x\b|times\b|-fold|fps\b|ms\b|seconds?\b|BLEU|"
    r"mAP|GeV|TeV|MeV|fb)|"
    r"\b(?:accuracy|score|error|rate|F1|AUC|BLEU|FID|PSNR|SSIM|mIoU|AP|recall|precision|perplexity|significance|"
    r"speed-?up|"
    r"limits?|sigma|loss|RMSE|MAE)\b[^.]{0,40}\d",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:outperform\w*|achiev\w+|improv\w+|surpass\w*|exceed\w*|reduc(?:es|ed|ing|tion)|obtain\w*|reach(?:es|ed)|"
    r"yield\w*|"
    r"attain\w*|better|higher|lower|faster|than|compared|gain\w*|increas\w+|decreas\w+|drops?|found|measured|set|"
    r"excluded)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|finally|lastly|after(?:wards)?|subsequently|given|starting|"
    r"step \d|once|to (?:compute|obtain|train|estimate|build|generate|construct|get|do so|this end|achieve))\b|"
    r"\b(?:we|is|are|was|were) (?:then |first |next |finally )?(?:compute|train|apply|feed|extract|encode|"
    r"initiali[sz]e|"
    r"optimi[sz]e|minimi[sz]e|maximi[sz]e|sample|select|split|concatenate|project|update|fine-tune|pre-?train|"
    r"normali[sz]e|"
    r"add|pass|map|combine|use|employ|adopt|construct|generate|collect|reconstruct|fit|measure|calculate|"
    r"estimate)(?:d|ed)?\b|"
    r"\b(?:consists of|is composed of|is followed by|followed by|is fed|are fed|is passed|takes as input)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:let|theorem|lemma|conjecture|proof|prove[sd]?|holds|implies|hypothesis|suppose)\b", re.IGNORECASE
)
_METHOD = re.compile(
    r"\b(?:(?:our|the proposed|this|the) (?:\w+[- ]){0,2}(?:method|model|approach|framework|algorithm|network|"
    r"architecture|"
    r"system|analysis|procedure|strategy|scheme|pipeline|module|layer|loss|objective|technique|formulation)|"
    r"we (?:\w+ly )?(?:propose|introduce|use|employ|design|develop|define|adopt|consider|model|formulate|build|apply|"
    r"train|"
    r"compute|construct|represent|assume|follow|learn))\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:enabl\w+|open(?:s|ed|ing)? (?:up|new|the)|pav\w+ the way|implications?|potential|useful|applicable|"
    r"applications?|"
    r"future|limitations?|limited to|important|can be (?:used|applied|extended|generali[sz]ed)|hope|believe|expect|"
    r"insights?|"
    r"contribut\w+|benefit\w*|impact|promising|allow(?:s|ing)?|step towards?|help\w*|provid\w+|remain(?:s|ing)?)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\b\d[\d.,]*\s?(?:k|K|M|B|million|billion|thousand)?\s(?:[\w-]+\s){0,2}?(?:GPUs?|TPUs?|CPUs?|cores|(?:GPU|TPU|"
    r"CPU)[- ](?:hours?|days)|"
    r"hours|days|weeks|epochs|images|samples|sentences|participants|patients|subjects|annotators|datasets|papers|"
    r"iterations|examples|experiments|runs|pairs|tokens|videos|documents|tasks|benchmarks|events|collisions|fb)\b",
)
_DID = re.compile(
    r"\b(?:we|our|is|are|was|were)\b[^.]{0,80}\b(?:train|trained|training|collect|collected|annotat\w+|conduct\w*|"
    r"evaluat\w+|"
    r"experiment\w*|use|used|recruit\w*|run|ran|took|takes|compar\w+|test\w*|analy[sz]e\w*|recorded|perform\w*)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\[\d|\bet al\b|\(\w+,? (?:19|20)\d\d", re.IGNORECASE)


def speaks_of_itself(text: str) -> bool:
    """Whether a sentence is on the authors' own work."""
    return bool(_OWN.search(text))


def _is_background(text: str) -> bool:
    return not (speaks_of_itself(text) or tells_of_prior_work(text) or leans_back(text) or _STATEMENT.search(text))


def _is_prior_work(text: str) -> bool:
    return tells_of_prior_work(text) and not speaks_of_itself(text) and not leans_back(text)


def _is_novelty(text: str) -> bool:
    return kind_of_contribution(text) == "proposes" and bool(_OWN.search(text)) and not _OTHERS.search(text)


def _is_performance(text: str) -> bool:
    return bool(_MEASURED.search(text) and _COMPARED.search(text))


def _is_step(text: str) -> bool:
    return bool(_STEP.search(text)) and not _STATEMENT.search(text)


FITS: Mapping[Section, Callable[[str], bool]] = {
    Section.BACKGROUND: _is_background,
    Section.PRIOR_WORK: _is_prior_work,
    Section.METHOD: lambda text: bool(_METHOD.search(text)),
    Section.RESULTS: lambda text: bool(_RESULT.search(text)),
    Section.STEPS: _is_step,
    Section.SIGNIFICANCE: lambda text: bool(_MEANS.search(text)),
    Section.NOVELTY: _is_novelty,
    Section.PERFORMANCE: _is_performance,
    Section.WORKLOAD: lambda text: bool(_AMOUNT.search(text) and _DID.search(text)),
}
