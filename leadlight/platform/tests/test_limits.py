import pytest
from django.test import RequestFactory

from leadlight.platform.limits import address_of, network_of, note_knock, too_many
from leadlight.platform.models import Knock


def knock(address, **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def test_one_address_is_asked_to_wait_after_twenty_tries_and_others_are_not(db):
    for _ in range(19):
        note_knock(knock("192.0.2.7"), "code")
    assert not too_many(knock("192.0.2.7"), "code")

    note_knock(knock("192.0.2.7"), "code")

    assert too_many(knock("192.0.2.7"), "code")
    assert not too_many(knock("192.0.2.8"), "code")
    assert not too_many(knock("192.0.2.7"), "another door")


def test_a_whole_network_is_asked_to_wait_when_its_addresses_take_turns(db):
    for number in range(200):
        note_knock(knock(f"192.0.2.{number}"), "code")

    assert too_many(knock("192.0.2.250"), "code")
    assert not too_many(knock("198.51.100.1"), "code")


def test_rows_hold_no_address(db):
    note_knock(knock("192.0.2.7"), "code")

    assert [row for row in Knock.objects.all() if "192.0.2" in row.who] == []
    assert Knock.objects.count() == 2


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.0/24"), ("2001:db8:1:2::9", "2001:db8:1::/48"), ("", ""), ("unix:", "unix:")],
)
def test_networks(address, network):
    assert network_of(address) == network


def test_a_forwarded_address_counts_only_behind_our_own_proxy(settings):
    request = knock("192.0.2.7", HTTP_X_FORWARDED_FOR="203.0.113.1, 198.51.100.4")
    assert address_of(request) == "192.0.2.7"

    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert address_of(request) == "198.51.100.4"
