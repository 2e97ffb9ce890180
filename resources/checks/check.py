# pip install cryptography
import base64
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key

KEY = load_der_public_key(base64.b64decode("{{spki}}"))


def is_genuine(body: bytes, header: "str | None") -> bool:
    """body: the raw bytes, before any parser; header: the value of {{header}}."""
    try:
        KEY.verify(base64.b64decode(header or "", validate=True), body)
        return True
    except (InvalidSignature, ValueError):
        return False
