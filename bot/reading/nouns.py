"""Which words can be in a term of the field, and which can end one; by lists and suffixes, not by a tagger.

Invariant: what papers say of themselves ("novel", "outperform", "state-of-the-art") is in no term.
"""

import re
from functools import lru_cache
from typing import Final

from bot.reading.words import FUNCTION_WORDS

_LISTED: Final = (
    "able abstract accelerating accepts accurate achieve achieves achieving across actual adapted additional "
    "additionally address addressing adequate advance advanced advancing advantage advent aim allow analyze applied "
    "apply approach appropriate article assess assessing assume author available average aware based baseline best "
    "better beyond boosting bridge bridging broad build building builds built called capable capture careful case "
    "cases certain challenge challenging characterizing choose close com combine combined common comparable "
    "comparative compare compared competitive complete complex comprehensive conduct consequently consider "
    "considerable consist consistent construct contain contribute contribution correct costly create creating "
    "critical crucial current define degrade deliver demonstrate demonstrates demystifying depend derive describe "
    "designed designing detail detailed detecting determine develop different difficult direct discovering discuss "
    "diverse earlier easy effect effective effectiveness efficient emerge emerging employ empowering enable enables "
    "enabling encourage enhance enhanced enhancing ensure entire essential establish evaluate evaluating evaluation "
    "exceed excellent exhibit exist existing expect expensive experiment experimental experiments explore exploring "
    "extend extensive extra facilitate facilitates fail fewer final finally find finding fine first five focus "
    "follow following four framework full further furthermore future gain gap generate generated generating get "
    "github give given goal good govern governs great growing hard help high higher holistic however href http "
    "https huge idea identify impact implement important improve improved improvement improves improving include "
    "incorporate incorrect increase increased increasing indicate inherent insight inspired instance integrate "
    "integrated interesting introduce introduces introducing investigate investigating investigation involve io "
    "issue joint keep key know known lack largely larger last latest lead leave leverage lie like limitation "
    "limited low lower main maintain major make making manner many meaningful means method methodology minimal "
    "minimize mitigate mitigating modern moreover motivate motivated need needed new next notable notably novel "
    "number numerous observe obtain obvious offer often optimizing original outperform outperforms overall overcome "
    "overcoming overview page paper particular per perform perspective play plays poor popular pose positive "
    "possess possible potential powerful practical precise predicting present presents preserve preserving prevent "
    "previous primary principled prior produce promise promising proper propose proposed proposes prove provide "
    "providing publicly purpose put quantify question range rapid reach real-world recent reduce reduced reduces "
    "reducing reflect relate related release relevant reliable rely remain remarkable report require required "
    "requiring resolve respective result resulting results rethinking reveal review revisiting rich rigorous rise "
    "robust satisfactory scenario second seek selected separate serious serve setting several share sharing show "
    "shows significant similar simple simultaneous single small sole solution solve solving specific specifically "
    "standard state-of-the-art strong study substantial succeed success successful suffer sufficient suggest "
    "suitable superior supports surpass surprising survey systematic tackle tailored take takes term therefore "
    "thing third thorough three thus today toolkit towards traditional train trained treat true turn tutorial "
    "typical underlying understand unified uniform unique unleash unleashing unlike unlock unlocking unprecedented "
    "url usage useful using usual utilize utilizing valid validate valuable variety various vary vast versatile "
    "view vital weak well well-known wide widely widespread work world worse yield yields zero"
)
_TRADE: Final = frozenset(_LISTED.split())
_NO_NOUN = re.compile(
    r".*(?:ly|ed|able|ible|ous|ful|less|ive|ory|est|[^e]al|ic|ent|ant|ary|ing)|based|driven|aware|guided|free|level|"
    r"wise|scale|end|time|large|high|low"
)
_NOUN_ALL_THE_SAME = re.compile(
    r".*(?:agent|content|gradient|movement|component|management|environment|moment|alignment|treatment|assessment|"
    r"segment|event|patient|student|accident|intent|signal|material|animal|proposal|retrieval|removal|approval|"
    r"manifold|traffic|topic|music|metric|logic|graphic|arithmetic|boundary|vocabulary|library|summary|dictionary|"
    r"trajectory|memory|theory|history|laboratory|category|inventory|feed|seed|speed|objective|narrative|primitive|"
    r"table|variable|assembly|anomaly|supply|family|forest|test|request|interest|variant|assistant|plant|fabric|clinic|"
    r"semantic|rubric|learning|reasoning|training|model+ing|processing|planning|sampling|scheduling|forecasting|"
    r"pruning|tuning|clustering|embedding|encoding|decoding|mining|prompting|rendering|tracking|routing|pricing|"
    r"testing|editing|matching|ranking|hashing|imaging|sensing|computing|engineering|driving|grounding|parsing|coding|"
    r"grasping|mapping|marking|merging|steering|gating|counting|streaming|programming|splatting|boosting|painting|"
    r"understanding|averaging|monitoring|shaping|scaling|manufacturing|drawing|casting|calling|dubbing|hacking|sharing|"
    r"warping|smoothing|labeling|labelling|captioning|profiling|fuzzing|searching|string|ring|king)"
)


@lru_cache(maxsize=20_000)
def is_of_a_term(word: str) -> bool:
    """Whether a word can be part of a term."""
    lower = word.lower()
    if len(word) == 1 or not word[0].isalpha() or lower in FUNCTION_WORDS:
        return False
    return lower not in _TRADE and lower.removesuffix("s") not in _TRADE and lower.removesuffix("d") not in _TRADE


@lru_cache(maxsize=20_000)
def ends_a_term(word: str) -> bool:
    """Whether a term can end with this word, as far as its suffix tells."""
    lower = word.lower()
    return not _NO_NOUN.fullmatch(lower) or bool(_NOUN_ALL_THE_SAME.fullmatch(lower)) or is_name(word)


@lru_cache(maxsize=20_000)
def is_name(word: str) -> bool:
    """Whether a word is written like a name: `LoRA`, `GPT-4`, `ControlCity`."""
    return any(letter.isupper() or letter.isdigit() for letter in word[1:])
