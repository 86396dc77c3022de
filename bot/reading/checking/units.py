"""Units of measurement: what they measure, and how many of the first one they are.

Invariant: two amounts of one measure are equal exactly if their values in the base unit are; a fraction, a percentage
and a factor measure the same thing.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Unit:
    """`measure` names what is measured (`time`, `share`, …; a unit without relatives is its own measure)."""

    measure: str
    scale: float


_RATIO: Final = "ratio"
_UNITS: Final[dict[str, dict[float, str]]] = {
    _RATIO: {
        0.01: "%|percent|per cent|pct|percentage points?|percent points?|%-points?|pp|p\\.p\\.|个百分点|百分点|％",
        0.001: "‰|permille",
        1: "×|x|times|fold|-fold|倍|倍数|X",
    },
    "time": {
        1e-15: "fs|femtoseconds?|飞秒",
        1e-12: "ps|picoseconds?|皮秒",
        1e-9: "ns|nanoseconds?|纳秒",
        1e-6: "μs|us|microseconds?|微秒",
        1e-3: "ms|msec|milliseconds?|毫秒",
        1: "s|secs?|seconds?|秒|秒钟",
        60: "mins?|minutes?|分钟",
        3600: "h|hrs?|hours?|小时|个小时",
        86400: "days?|天",
        604800: "weeks?|周|星期",
        2629800: "months?|个月",
        31557600: "years?|yrs?|年间|年来|年的",
        31557600e3: "kyr",
        31557600e6: "Myr",
        31557600e9: "Gyr",
    },
    "bytes": {
        1: "bytes?|字节", 1e3: "KB|kB|KiB|千字节", 1e6: "MB|MiB|兆字节", 1e9: "GB|GiB|吉字节", 1e12: "TB|TiB",
        1e15: "PB",
    },
    "bits": {1: "bits?|-bits?|比特|位宽", 1e3: "kbit|kbits|Kb", 1e6: "Mbit|Mbits|Mb", 1e9: "Gbit|Gbits|Gb"},
    "bit rate": {1: "bps|bit/s", 1e3: "kbps|Kbps|kb/s", 1e6: "Mbps|Mb/s", 1e9: "Gbps|Gb/s", 1e12: "Tbps"},
    "byte rate": {1e6: "MB/s", 1e9: "GB/s", 1e12: "TB/s"},
    "frequency": {
        1: "Hz|hertz|赫兹", 1e3: "kHz|KHz|千赫兹|千赫", 1e6: "MHz|兆赫兹|兆赫", 1e9: "GHz|吉赫兹|吉赫",
        1e12: "THz|太赫兹",
    },
    "length": {
        1e-10: "Å|angstroms?|埃", 1e-9: "nm|nanometers?|nanometres?|纳米", 1e-6: "μm|um|microns?|micrometers?|微米",
        1e-3: "mm|millimeters?|millimetres?|毫米", 1e-2: "cm|centimeters?|centimetres?|厘米", 1: "m|meters?|metres?|米",
        1e3: "km|kilometers?|kilometres?|公里|千米", 1609.344: "miles?|英里", 1.495978707e11: "au|AU|天文单位",
        3.0856775814913673e16: "pc|parsecs?|秒差距", 3.0856775814913673e19: "kpc|千秒差距",
        3.0856775814913673e22: "Mpc|兆秒差距|百万秒差距", 3.0856775814913673e25: "Gpc", 9.4607e15: "light-years?|光年",
    },
    "mass": {1e-6: "mg|毫克", 1e-3: "g|grams?", 1: "kg|kilograms?|千克|公斤", 1e3: "tons?|tonnes?|吨"},
    "energy": {
        1e-3: "meV", 1: "eV|电子伏|电子伏特", 1e3: "keV", 1e6: "MeV", 1e9: "GeV", 1e12: "TeV", 1e15: "PeV", 1e18: "EeV",
    },
    "work": {1e-3: "mJ|毫焦", 1: "J|joules?|焦耳", 1e3: "kJ|千焦", 1e6: "MJ", 3.6e6: "kWh|千瓦时"},
    "power": {1e-3: "mW|毫瓦", 1: "W|watts?|瓦|瓦特", 1e3: "kW|千瓦", 1e6: "MW|兆瓦", 1e9: "GW|吉瓦"},
    "voltage": {1e-3: "mV|毫伏", 1: "V|volts?|伏特", 1e3: "kV|千伏"},
    "temperature": {1e-3: "mK|毫开", 1: "K|kelvin|开尔文"},
    "degrees": {1: "°|degrees?|度|deg", 1 / 60: "arcmin|arcminutes?|角分", 1 / 3600: "arcsec|arcseconds?|角秒"},
    "celsius": {1: "°C|℃|摄氏度|degrees Celsius"},
    "pressure": {1: "Pa", 1e3: "kPa", 1e6: "MPa|兆帕", 1e9: "GPa|吉帕"},
    "magnetic field": {1e-4: "G|gauss|高斯", 1e-3: "mT|毫特", 1: "T|teslas?|特斯拉"},
    "level": {1: "dB|decibels?|分贝"},
    "level over 1 mW": {1: "dBm"},
    "frame rate": {1: "fps|FPS|frames per second|frames/s|帧/秒|帧每秒|Hz fps"},
    "token rate": {1: "tokens/s|tokens per second|tok/s|token/s|词元/秒"},
    "pixels": {1: "px|pixels?|像素", 1e6: "megapixels?|MP"},
    "compute": {
        1e6: "MFLOPs?|MFLOPS", 1e9: "GFLOPs?|GFLOPS|GMACs?", 1e12: "TFLOPs?|TFLOPS|TOPS", 1e15: "PFLOPs?|PFLOPS",
    },
    "concentration": {1: "M|mol/L", 1e-3: "mM", 1e-6: "μM"},
    "speed": {1: "m/s|米/秒", 1e3: "km/s|千米/秒|公里/秒", 1 / 3.6: "km/h|公里/小时"},
    "dollars": {1: "USD|dollars?|美元"},
    "sigma": {1: "σ|sigma|西格玛|个标准差"},
    "solar masses": {1: "M_\\\\odot|solar masses|太阳质量|倍太阳质量"},
}  # fmt: skip


def _flat() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for measure, scales in _UNITS.items():
        for scale, spellings in scales.items():
            for spelling in spellings.split("|"):
                plain = spelling.replace("\\", "")
                for form in (plain.replace("s?", "s"), plain.replace("s?", "")) if "s?" in plain else (plain,):
                    found[form] = Unit(measure, scale)
    return found


UNITS: Final = _flat()
_LETTER = r"(?![a-zA-Z]|-[a-z])"
_SPELT = "|".join(
    re.escape(spelling) + (_LETTER if spelling[-1].isascii() and spelling[-1].isalpha() else "")
    for spelling in sorted(UNITS, key=len, reverse=True)
)
UNIT = re.compile(rf"(?:{_SPELT})")
"""A unit as it stands after a number. Case counts: `Mb` are no `MB`."""
LETTERS: Final = frozenset({"s", "h", "m", "g", "G", "K", "M", "T", "V", "W", "J", "X", "x"})
"""Units of one letter: they count only where nothing else explains the letter."""


def is_ratio(unit: Unit | None) -> bool:
    """Whether the amount is a percentage, a fraction or a factor."""
    return unit is not None and unit.measure == _RATIO
