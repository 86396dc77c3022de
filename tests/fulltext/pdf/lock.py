"""A lock on a made PDF, as ISO 32000-1, 7.6.3, revision 2 (RC4, 40 bits) describes it."""

import hashlib
import re

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_RIGHTS = -4
_STREAM = re.compile(rb"(\d+) 0 obj\n<< /Length \d+ >>\nstream\n(.*?)\nendstream", re.DOTALL)


def locked(plain: bytes, *, user: str = "", owner: str = "owner") -> bytes:
    """The PDF with its streams encrypted; without a `user` password everybody may open it."""
    owned = _rc4(hashlib.md5(_padded(owner), usedforsecurity=False).digest()[:5], _padded(user))
    rights = _RIGHTS.to_bytes(4, "little", signed=True)
    key = hashlib.md5(_padded(user) + owned + rights + b"\0", usedforsecurity=False).digest()[:5]

    def encrypted(found: re.Match[bytes]) -> bytes:
        salt = int(found[1]).to_bytes(3, "little") + b"\0\0"
        of_object = hashlib.md5(key + salt, usedforsecurity=False).digest()[:10]
        return found[0].replace(found[2], _rc4(of_object, found[2]))

    lock = b"<< /Filter /Standard /V 1 /R 2 /P %d /O <%s> /U <%s> >>" % (
        _RIGHTS,
        owned.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    return _STREAM.sub(encrypted, plain).replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt " + lock)


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _rc4(key: bytes, text: bytes) -> bytes:
    state, place = list(range(256)), 0
    for index in range(256):
        place = (place + state[index] + key[index % len(key)]) % 256
        state[index], state[place] = state[place], state[index]
    out, first, second = bytearray(), 0, 0
    for byte in text:
        first = (first + 1) % 256
        second = (second + state[first]) % 256
        state[first], state[second] = state[second], state[first]
        out.append(byte ^ state[(state[first] + state[second]) % 256])
    return bytes(out)
