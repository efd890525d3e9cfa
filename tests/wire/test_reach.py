import pytest

from newsroom.wire.reach import is_loopback, is_number, is_public


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1"),
        *("169.254.169.254", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
        *("", "nonsense", "2130706433", "0x7f.1"),
    ],
)
def test_addresses_that_a_redirect_must_not_lead_to(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet(address: str) -> None:
    assert is_public(address)


def test_the_addresses_that_proxies_make_up_for_every_host_count_as_public() -> None:
    assert is_public("198.18.0.7")


def test_this_machine_is_known_by_name_and_number() -> None:
    assert all(map(is_loopback, ("localhost", "a.localhost", "127.0.0.1", "127.3.2.1", "::1")))
    assert not any(map(is_loopback, ("", "localhost.example.org", "10.0.0.1", "example.org")))


def test_a_number_is_not_a_name() -> None:
    assert is_number("10.0.0.1") and is_number("fe80::1%2")
    assert not is_number("example.org") and not is_number("")
