"""The certificate of `bin/start --share`: a root made once for this school, and a server certificate below it.

The root's key never leaves the data folder and may sign for this machine's names only by its
name constraints; installing the root on an iPad is one printed page (/trust/).
"""

import ipaddress
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS_ROOT, DAYS_SERVER = 800, 390
RENEW_BEFORE = timedelta(days=30)


def own_address() -> str:
    """This machine's number on the local network. No packet is sent: the system only picks a way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("192.0.2.1", 9))
            return way.getsockname()[0]
        except OSError:
            return "127.0.0.1"


def _general_name(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _write(path: Path, content: bytes, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
        file.write(content)


def _key_bytes(key) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _root(folder: Path):
    """The school's root: (certificate, key), made on first use."""
    crt, pem = folder / "leadlight-root.crt", folder / "leadlight-root.key"
    if crt.exists() and pem.exists():
        root = x509.load_pem_x509_certificate(crt.read_bytes())
        if root.not_valid_after_utc > datetime.now(UTC) + timedelta(days=DAYS_SERVER):
            return root, serialization.load_pem_private_key(pem.read_bytes(), None)
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Leadlight on {socket.gethostname()}"[:60])])
    now = datetime.now(UTC) - timedelta(hours=1)
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    root = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(now).not_valid_after(now + timedelta(days=DAYS_ROOT))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    _write(pem, _key_bytes(key), 0o600)
    _write(crt, root.public_bytes(serialization.Encoding.PEM), 0o644)
    return root, key


def _still_good(path: Path, name: str, root) -> bool:
    if not path.exists():
        return False
    old = x509.load_pem_x509_certificate(path.read_bytes())
    names = old.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    lasts = old.not_valid_after_utc > datetime.now(UTC) + RENEW_BEFORE
    return lasts and old.issuer == root.subject and _general_name(name) in list(names)


def certificate_for(name: str, folder: Path) -> tuple[Path, Path]:
    """(certificate file, key file) for `name`, a host name or an IP number; made anew when needed."""
    folder.mkdir(parents=True, exist_ok=True)
    root, root_key = _root(folder)
    crt, pem = folder / "server.crt", folder / "server.key"
    if _still_good(crt, name, root) and pem.exists():
        return crt, pem
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC) - timedelta(hours=1)
    names = [_general_name(name), x509.DNSName("localhost")]
    server = (
        x509.CertificateBuilder().subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:60])]))
        .issuer_name(root.subject).public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now).not_valid_after(now + timedelta(days=DAYS_SERVER))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, hashes.SHA256())
    )  # fmt: skip
    _write(pem, _key_bytes(key), 0o600)
    _write(crt, server.public_bytes(serialization.Encoding.PEM) + root.public_bytes(serialization.Encoding.PEM), 0o644)
    return crt, pem
