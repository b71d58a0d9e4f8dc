"""A detached signature of a demo document: a true CMS signature by an invented person's own certificate."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

VALID = dt.timedelta(days=3650)


class Signer:
    """Signs with a key that lives as long as the object. No authority vouches for it."""

    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = dt.datetime.now(dt.UTC)
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject)
        builder = builder.public_key(self._key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now).not_valid_after(now + VALID)
        self._certificate = builder.sign(self._key, hashes.SHA256())

    def sign(self, content: bytes) -> bytes:
        """The signature of ``content``, without it, in DER."""
        builder: Any = pkcs7.PKCS7SignatureBuilder().set_data(content)
        builder = builder.add_signer(self._certificate, self._key, hashes.SHA256())
        options = [pkcs7.PKCS7Options.DetachedSignature, pkcs7.PKCS7Options.Binary]
        signature: bytes = builder.sign(serialization.Encoding.DER, options)
        return signature
