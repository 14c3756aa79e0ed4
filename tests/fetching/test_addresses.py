"""Which addresses are asked, and that the one connected to is the one that was checked."""

import socket
from dataclasses import replace

import pytest

from detente.fetching import Fetched, Fetcher, Limits, Refused, exchange
from detente.fetching.addresses import is_public, target_of
from detente.fetching.answers import Stopped
from tests.fetching.conftest import HASTY
from tests.fetching.site import Site


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "localhost",
    ],
)
def test_what_is_not_of_the_public_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://gazette.example/", "only http and https"),
        ("file:///etc/hosts", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("gazette.example/feed", "only http and https"),
        ("https://ida:secret@gazette.example/", "name or password"),
        ("https://gazette.example:22/", "port 22 is not asked"),
        ("http://gazette.example:99999/", "cannot be understood"),
        ("http:///path", "no host"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://" + "a" * 5000 + ".example/", "characters"),
    ],
)
def test_an_address_of_another_form_is_refused_before_anything_is_asked(url: str, reason: str) -> None:
    answer = Fetcher(resolver=_nobody).fetch(url)
    assert isinstance(answer, Refused)
    assert reason in answer.reason
    assert "secret" not in answer.reason


def _nobody(host: str, port: int) -> list[str]:
    raise AssertionError(f"{host} was looked up")


def test_a_path_in_another_alphabet_is_asked_for_in_ascii() -> None:
    target = target_of("https://zeitung.example/größe?q=ü b", limits=Limits())
    assert target.url == "https://zeitung.example/gr%C3%B6%C3%9Fe?q=%C3%BC%20b"
    assert target_of("https://zeitung.example/\ud800", limits=Limits()).url.isascii()
    assert target_of("https://bücher.example/", limits=Limits()).host == "xn--bcher-kva.example"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]"])
def test_this_machine_is_not_asked_however_it_is_written(site: Site, host: str) -> None:
    strict = Fetcher(limits=replace(HASTY, allow_private=False, ports=frozenset({site.port})))
    answer = strict.fetch(f"http://{host}:{site.port}/")
    assert isinstance(answer, Refused)
    assert "is no public address" in answer.reason or "no address is known" in answer.reason
    assert site.asked == []


@pytest.fixture
def public_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take 127.0.0.1, where the site is, for the public Internet."""
    monkeypatch.setattr(exchange, "is_public", lambda address: address == "127.0.0.1")


def strict(site: Site, **hosts: list[str]) -> Fetcher:
    """A fetcher that asks no private address, for which names stand for what the test says."""
    return Fetcher(
        limits=replace(HASTY, allow_private=False, ports=frozenset({site.port})),
        resolver=lambda host, port: hosts.get(host.replace(".", "_"), [host]),
    )


@pytest.mark.usefixtures("public_loopback")
@pytest.mark.parametrize("private", ["10.0.0.1", "169.254.169.254", "[::1]", "127.0.0.2", "inner.example"])
def test_a_redirect_to_a_private_address_is_refused(site: Site, private: str) -> None:
    site.put("/out", status=302, headers={"Location": f"http://{private}:{site.port}/secret"})
    site.put("/secret", "<p>secret</p>")
    answer = strict(site, inner_example=["192.168.0.7"]).fetch(f"{site.url}/out")
    assert isinstance(answer, Refused)
    assert "no public address" in answer.reason
    assert site.times_asked("/secret") == 0


@pytest.mark.usefixtures("public_loopback")
def test_a_name_is_looked_up_once_for_each_connection_so_that_it_cannot_change_in_between(site: Site) -> None:
    site.put("/page", "<p>text</p>")
    looked_up: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) <= len(site.asked) + 1 else ["10.0.0.1"]

    fetcher = strict(site)
    fetcher.resolver = rebinding
    answer = fetcher.fetch(f"http://gazette.example:{site.port}/page")
    assert isinstance(answer, Fetched)
    assert len(looked_up) == len(site.asked) == 3  # robots.txt, tdmrep.json, the page
    assert site.asked[-1][1]["host"] == f"gazette.example:{site.port}"


@pytest.mark.usefixtures("public_loopback")
def test_of_several_addresses_only_the_public_ones_are_tried(site: Site) -> None:
    site.put("/page", "<p>text</p>")
    fetcher = strict(site, gazette_example=["10.255.255.1", "127.0.0.1"])
    assert isinstance(fetcher.fetch(f"http://gazette.example:{site.port}/page"), Fetched)


def test_the_other_end_is_checked_on_the_connection_itself(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.create_connection

    def elsewhere(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
        return connect(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr(socket, "create_connection", elsewhere)
    answer = strict(site, gazette_example=["8.8.8.8"]).fetch(f"http://gazette.example:{site.port}/")
    assert isinstance(answer, Refused)
    assert "cannot be reached" in answer.reason
    assert site.asked == []


def test_a_proxy_of_the_environment_is_not_used(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/page", "<p>text</p>")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert isinstance(fetcher.fetch(f"{site.url}/page"), Fetched)


def test_a_redirect_from_https_to_http_is_refused() -> None:
    from detente.fetching.addresses import redirected

    target = target_of("https://gazette.example/", limits=Limits())
    with pytest.raises(Stopped, match="from https to http"):
        redirected(target, "http://gazette.example/page", limits=Limits())
    assert redirected(target, "/page", limits=Limits()).url == "https://gazette.example/page"
