"""The words by which sections of a paper give themselves away, each list with how many per hundred words are many.

Alternatives stand between bars and are regular expressions; a word must match from its beginning to its end.
"""

import re

PAST = "was | were | had been | performed | collected | measured | recorded | obtained | observed | used", 2.5
OURS = "we | our | ours | us", 3.0
OTHERS = (
    """proposed by | introduced by | et al | previous(?:ly)? | prior (?:works?|approach(?:es)?|studies) | earlier |
    existing (?:methods|works?|approaches) | recently? | (?:has|have) been (?:proposed|studied|developed|shown) |
    unlike | in contrast to | differs? from | similar to | lines? of work | literature | related | these methods |
    several | many | most of these | researchers | authors | they (?:propose|use|show|introduce) |
    works? (?:on|has|have) | surveys? | pioneer\\w* | seminal""",
    2.5,
)
MAKING = (
    """we (?:propose|introduce|design|define|denote|construct|derive|formulate|adopt|consider|assume|model|write|let) |
    propose[sd]? | let | denotes? | denoted | defined? (?:as|by)? | given (?:an?|the|by) | consists? of |
    composed | modules? | layers? | architecture | components? | loss | objective | function | encoder | decoder |
    algorithm | equation | eq\\.? | parameters? | computed? (?:as|by|from)? | maps? | followed by | each | input |
    output | procedure | steps? | framework | formulation | theorem | lemma | proof | proposition | where |
    obtain(?:ed)? by | overview | mechanism | hamiltonian | lagrangian | ansatz | operator | satisf\\w+ |
    suppose | notation | then | first(?:ly)? | using | appl(?:y|ies|ied) | extract\\w* | features? |
    calculat\\w+ | generat\\w+ | iterat\\w+ | learns | combin\\w+ | set of | uses | used to | represent\\w* |
    next | weights? | vectors? | sampl(?:e|ed|ing)""",
    6.5,
)
DOING = (
    """participants? | samples? (?:was|were) |
    (?:was|were) (?:prepared|purchased|fabricated|recruited|randomly|asked) | apparatus | laser | spectromet\\w+ |
    detector | reconstruct\\w* | simulat\\w+ | protocol | instrument\\w* | calibrat\\w+ | likelihood |
    fit(?:s|ted)? | uncertaint\\w+ | events? | questionnaire | annotat\\w+""",
    3.0,
)
MEASURING = (
    """experiments? | evaluat\\w+ | baselines? | datasets? | benchmarks? | accuracy | f1 | bleu | rouge | auc |
    ablat\\w+ | hyper-?parameters? | batch size | learning rate | epochs? | gpus? | trained (?:on|for|with) |
    test set | validation | train(?:ing)? set | splits? | metrics? | scores? | implementation details | table |
    fig(?:ure|\\.)? | runs? | seeds? | adam | top-1 | top-5 | error rate | fine-?tun\\w+""",
    4.0,
)
FINDING = (
    """outperform\\w* | results? | compar\\w+ | improve[sd]? | improvements? | better | worse | best | higher |
    lower | gains? | achiev\\w+ | state-of-the-art | surpass\\w* | significant(?:ly)? | observe[sd]? | shows? |
    shown in | found | reports? | reported | performance | agreement | increases? | decreases? | exceeds? |
    consistent with | findings? | yields? | value of | respectively""",
    4.0,
)
MOTIVE = (
    """recent years | recent advances | important | challeng\\w+ | crucial | fundamental | widely | however |
    despite | problem | motivat\\w+ | in this (?:paper|work|letter|article|study) | remains? | applications? |
    ha(?:s|ve) become | necessary | increasing(?:ly)? | popular | often | typically | growing | emerg\\w+ |
    difficult | attention | key | question | aims? | gap | promising | success | interest""",
    3.0,
)
PLAN = (
    """contributions?(?: of this paper)? (?:are|can|is|include) | our (?:main )?contributions? | we summarize |
    (?:paper|article|work) is (?:organi[sz]ed|structured) | (?:remainder|rest) of (?:this|the) (?:paper|article) |
    in section \\w+,? we | to (?:this|that) end | is outlined | to the best of our knowledge |
    this paper (?:presents|proposes|introduces|reports|describes|addresses) |
    in this (?:paper|work|letter|article|study),? we (?:propose|present|introduce|show|study|report|explore|use)""",
    0.5,
)
LOOKING_BACK = (
    """in conclusion | to conclude | we conclude | in summary | to summarize | we hope | we plan | we believe |
    we showed |
    we have (?:\\w+ )?(?:presented|shown|proposed|introduced|demonstrated|studied|developed|described|explored) |
    we have (?:\\w+ )?(?:derived|found|seen|measured|obtained|investigated|considered|constructed) |
    future directions? |
    (?:in )?this (?:paper|work|study|letter|article),? (?:we )?(?:ha[sv]e? )?(?:presented|proposed|introduced|studied) |
    (?:in )?this (?:paper|work|study|letter|article),? (?:we )?(?:ha[sv]e? )?(?:demonstrated|showed|measured|derived) |
    was presented | were presented | we presented | we proposed | we introduced | we demonstrated |
    in the future | future (?:works?|research|studies) | will be explored | remain(?:s|ing)? open |
    open (?:question|problem)s? | further (?:work|research|investigation) | excited about | remains? to be |
    one could | in closing | we described | would be interesting | looking ahead | next,? we (?:want|will|plan) |
    left for""",
    0.8,
)
LIMITS = (
    """limitations? | limited (?:to|by) | may | might | could | suggests? | implications? | possible | possibly |
    likely | perhaps | interpret\\w+ | explain\\w* | caveats? | drawbacks? | fails? | failure | weakness\\w* |
    generali[sz]e | trade-?offs? | believe | speculate | hypothes\\w+ | reasons? | why | one reason""",
    2.5,
)
THANKS = (
    """thanks? | grateful | gratefully | acknowledg\\w+ | supported by | funded by | funding | grants? | foundation |
    helpful (?:comments|discussions) | discussions with | conflicts? of interest | author contributions |
    fellowship | contract no | anonymous (?:reviewers|referees) | competing interests""",
    3.0,
)


def compiled(words: str) -> re.Pattern[str]:
    """A list as one pattern."""
    alternatives = (alternative for alternative in re.split(r"\s\|\s", " ".join(words.split())))
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)
