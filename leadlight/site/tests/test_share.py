"""`bin/start --share`: the certificate, the page that installs it, and a real https answer."""

import ssl
from datetime import UTC, datetime

from cryptography import x509

from leadlight.site.certificate import certificate_for
from leadlight.site.start import address, fingerprint, free, options


def test_the_server_certificate_is_good_for_its_address_and_signed_by_the_root(tmp_path):
    crt, key = certificate_for("192.168.1.7", tmp_path)
    server = x509.load_pem_x509_certificate(crt.read_bytes())
    root = x509.load_pem_x509_certificate((tmp_path / "leadlight-root.crt").read_bytes())
    server.verify_directly_issued_by(root)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(ip) for ip in names.get_values_for_type(x509.IPAddress)] == ["192.168.1.7"]
    assert (key.stat().st_mode & 0o777, (tmp_path / "leadlight-root.key").stat().st_mode & 0o777) == (0o600, 0o600)
    assert (server.not_valid_after_utc - datetime.now(UTC)).days < 398  # what iPads accept
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(crt, key)


def test_a_second_start_keeps_the_certificate_and_a_new_address_keeps_the_root(tmp_path):
    first = certificate_for("192.168.1.7", tmp_path)[0].read_bytes()
    root = (tmp_path / "leadlight-root.crt").read_bytes()
    assert certificate_for("192.168.1.7", tmp_path)[0].read_bytes() == first
    assert certificate_for("192.168.1.9", tmp_path)[0].read_bytes() != first
    assert (tmp_path / "leadlight-root.crt").read_bytes() == root


def test_without_sharing_only_this_computer_is_asked(tmp_path, monkeypatch):
    monkeypatch.delenv("LEADLIGHT_URL", raising=False)
    assert address(options([]), tmp_path) == ("http://localhost:8000", "127.0.0.1", ["--port", "8000"])


def test_sharing_is_https_on_the_network(tmp_path, monkeypatch):
    monkeypatch.delenv("LEADLIGHT_URL", raising=False)
    url, host, words = address(options(["--share", "--host", "192.168.1.7", "--port", "9443"]), tmp_path)
    assert (url, host, words[:2]) == ("https://192.168.1.7:9443", "0.0.0.0", ["--port", "9443"])


def test_a_taken_port_is_noticed():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert free("127.0.0.1", taken.getsockname()[1]) is False


def test_the_fingerprint_is_steady():
    assert fingerprint() == fingerprint()


def test_the_trust_page_is_there_only_while_sharing(client, db, tmp_path, monkeypatch):
    monkeypatch.delenv("LEADLIGHT_SHARED", raising=False)
    assert client.get("/trust/").status_code == 404
    certificate_for("192.168.1.7", tmp_path)
    monkeypatch.setenv("LEADLIGHT_SHARED", str(tmp_path / "leadlight-root.crt"))
    assert client.get("/trust/").status_code == 200
    got = client.get("/trust/leadlight-root.crt")
    assert got.content == (tmp_path / "leadlight-root.crt").read_bytes()
    assert b"PRIVATE" not in got.content
