"""Abbreviations that a text may use or spell out as it likes.

Invariant: an abbreviation that is not common to all fields stands for words of the text, or it is none of its words.
"""

import re
from typing import Final

from bot.reading.checking.ground import Ground

_LISTED_FREE: Final = (
    "ai ml dl gpu gpus cpu cpus sota api apis url pdf arxiv github id ids it f1 r2 l1 l2 "
    "qa etc latex q&a "
    "web html json xml ok iou auc faq"
)
_FREE: Final = frozenset(_LISTED_FREE.split())
_SPELT: Final = {
    "llm": "language model",
    "lm": "language model",
    "slm": "language model",
    "vlm": "vision-language|multimodal|visual",
    "mllm": "multimodal",
    "lvlm": "vision-language",
    "gan": "adversarial",
    "cnn": "convolution",
    "convnet": "convolution",
    "rnn": "recurrent",
    "lstm": "long short-term",
    "gnn": "graph",
    "dnn": "neural|deep",
    "mlp": "perceptron|neural|network",
    "sgd": "gradient|optimi",
    "nn": "neural",
    "rl": "reinforcement",
    "rlhf": "human feedback",
    "rlvr": "verifiable reward",
    "sft": "supervised fine-tun",
    "dpo": "direct preference",
    "rag": "retrieval-augmented|retrieval augmented",
    "nlp": "language",
    "cv": "vision",
    "t2i": "text-to-image|text to image",
    "t2v": "text-to-video",
    "i2v": "image-to-video",
    "sr": "super-resolution|super resolution",
    "lora": "low-rank adapt",
    "peft": "parameter-efficient",
    "moe": "mixture of experts|mixture-of-experts",
    "cot": "chain-of-thought|chain of thought",
    "icl": "in-context",
    "ood": "out-of-distribution|distribution shift",
    "vae": "variational auto",
    "dit": "diffusion transformer",
    "vit": "vision transformer",
    "kv": "key-value|key value",
    "asr": "speech recognition",
    "tts": "text-to-speech|speech synthesis",
    "ocr": "character recognition",
    "vqa": "question answering",
    "sd": "stable diffusion",
    "nerf": "radiance field",
    "3dgs": "gaussian splatting",
    "slam": "localization and mapping|localisation",
    "uav": "drone|unmanned|aerial",
    "iot": "internet of things",
    "xai": "explainab",
    "hpc": "high-performance comput|high performance comput",
    "fl": "federated",
    "dp": "differential privacy",
    "mri": "magnetic resonance",
    "fmri": "functional magnetic",
    "ct": "tomograph",
    "pet": "positron",
    "ecg": "electrocardio",
    "eeg": "electroenceph",
    "ehr": "health record",
    "emr": "medical record",
    "dna": "deoxyribo|genom|sequenc",
    "cmb": "microwave background",
    "agn": "active galactic",
    "grb": "gamma-ray burst|gamma ray burst",
    "frb": "fast radio",
    "dft": "density functional",
    "md": "molecular dynamics",
    "qcd": "chromodynamics",
    "qed": "quantum electrodynamics",
    "lhc": "hadron collider",
    "gw": "gravitational wave",
    "bh": "black hole",
    "ode": "differential equation",
    "pde": "differential equation|navier",
    "sde": "stochastic differential",
    "mcmc": "monte carlo|markov chain",
    "pinn": "physics-informed",
    "mpc": "predictive control|multi-party|multiparty",
    "mimo": "multiple-input|antenna",
    "snr": "signal-to-noise",
    "ris": "intelligent surface",
    "us": "united states|american|u\\.s",
    "usa": "united states|american|u\\.s",
    "uk": "united kingdom|british|britain",
    "eu": "europe",
    "co2": "carbon dioxide|carbon",
    "ev": "electric vehicle",
    "vr": "virtual reality",
    "ar": "augmented reality|autoregressive",
    "hci": "human-computer",
    "mae": "mean absolute",
    "rmse": "root mean|root-mean",
    "mse": "mean squared|mean-squared|mean square",
    "fid": "fr.chet",
    "psnr": "peak signal",
    "wer": "word error",
    "mcp": "model context",
    "sql": "database|quer",
    "gui": "interface",
    "swe": "software engineering",
}
_WORD = re.compile(r"[^\W\d_]+")
_SPELLING = re.compile(r"\b[A-Z]{2}[a-z]\w+(?:[\s-][A-Z]+[a-z]\w+){0,3}")
_SMALL: Final = frozenset(
    ["of", "the", "and", "for", "in", "on", "a", "an", "with", "to", "by", "from", "at", "via", "as", "or"]
)
_LONGEST = 8


def stands_for(name: str, ground: Ground) -> bool:
    """Whether `name` is an abbreviation that everybody knows, or one of words of `ground`, or these words of one."""
    short = name.lower().replace("-", "").replace(".", "")
    if short in _FREE or short.removesuffix("s") in _FREE:
        return True
    words = _SPELT.get(short) or _SPELT.get(short.removesuffix("s"))
    if words:
        return bool(re.search(words, ground.whole, re.IGNORECASE)) or _spelt_by_initials(
            short.removesuffix("s"), ground
        )
    letters = short.removesuffix("s")
    if letters.isalpha() and 1 < len(letters) <= _LONGEST and sum(sign.isupper() for sign in name) > 1:
        return _spelt_by_initials(letters, ground)
    return False


def abbreviated(phrase: str, ground: Ground) -> bool:
    """Whether the initials of `phrase` stand in `ground`: `Low-Rank Adaptation` where the text has `LRA`."""
    initials = "".join(word[0] for word in _WORD.findall(phrase) if word.lower() not in _SMALL)
    if len(initials) > 1 and ground.compact.has(initials):
        return True
    lower = phrase.lower()
    return any(re.search(words, lower) and ground.compact.has(short) for short, words in _SPELT.items())


def _spelt_by_initials(letters: str, ground: Ground) -> bool:
    """In the first sentences: in a whole text every short word would be spelt somewhere."""
    if any(letters == "".join(filter(str.isupper, match[0])).lower() for match in _SPELLING.finditer(ground.whole)):
        return True
    for sentence in (ground.title, *ground.sentences[:_MOST]):
        words = [word.lower() for word in _WORD.findall(sentence)]
        if letters in "".join(word[0] for word in words) or letters in "".join(
            word[0] for word in words if word not in _SMALL
        ):
            return True
    return False


_MOST = 40
