"""Superscripts and subscripts as Unicode has them, and a readable spelling for those that it lacks.

Invariant: no character of the script is lost; what cannot be raised or lowered is written after `^` or `_`.
"""

_RAISED = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ",
        strict=True,
    )
)
_LOWERED = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
SHIFTED = "".join(_RAISED.values()) + "".join(_LOWERED.values())
_ALREADY_HIGH = {"∘": "°", "′": "′", "'": "′", "*": "*", "∗": "*", "⋆": "⋆", "†": "†", "‡": "‡", "⊤": "ᵀ", "°": "°"}


def superscript(text: str) -> str:
    """What stands for `^{text}`: `²`, `ⁿ⁺¹`, `°`; else `^π` or `^(π+1)`."""
    text = text.strip()
    if text and all(char in _ALREADY_HIGH for char in text):
        return "".join(_ALREADY_HIGH[char] for char in text)
    return _shifted(text, _RAISED, "^")


def subscript(text: str) -> str:
    """What stands for `_{text}`: `₂`, `ᵢⱼ`; else `_π` or `_(π+1)`."""
    return _shifted(text.strip(), _LOWERED, "_")


def _shifted(text: str, table: dict[str, str], sign: str) -> str:
    if all(char in table for char in text.replace(",", "")):
        return "".join(table.get(char, char) for char in text)
    return f"{sign}{text}" if text.isalnum() or len(text) == 1 else f"{sign}({text})"
