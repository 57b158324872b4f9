"""Addresses: which lead to a page, and which hosts may be asked: public ones, at the very place that was looked up."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Collection
from typing import NamedTuple
from urllib.parse import urlsplit

from framing.errors import ReadError

type Resolve = Callable[[str, int], list[str]]
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"^[\x00-\x20]+")  # what a browser leaves out before it looks at the scheme
_SHOWN = 20  # characters of a scheme
_PUBLIC = "Save the article and name its file."
_LONGEST = 2_000  # characters of an address
# Networks whose addresses carry one of IPv4 within: what they lead to is asked, too.
_EMBEDDING = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48")))


class Target(NamedTuple):
    """Where an address leads: the host by name, and the checked place to connect to."""

    url: str
    scheme: str
    host: str  # in ASCII
    port: int
    place: str  # an IP address


def is_address(name: object) -> bool:
    """Whether somebody names a page on the web and not a file."""
    return isinstance(name, str) and name.lower().startswith(("https://", "http://")) and "\n" not in name


def looked_up(host: str, port: int) -> list[str]:
    """Every IP address of a host. Raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def target(url: str, resolve: Resolve = looked_up, allowed: Collection[tuple[str, int]] = ()) -> Target:
    """Where ``url`` leads. Raises ReadError unless each of the host's addresses is public, or place and port allowed.

    ``allowed`` is for tests, which serve their pages on this machine.
    """
    if len(url) > _LONGEST or any(ord(sign) < 33 or ord(sign) == 127 for sign in url):
        raise ReadError("the address is too long or holds a space", where=url[:80], next="Check the address.")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise ReadError(f"this is no address ({error})", where=url, next="Check the address.") from error
    if parts.scheme not in _PORTS or not host:
        raise ReadError("only addresses with http:// and https:// are fetched", where=url, next=_PUBLIC)
    if parts.username is not None or parts.password is not None:
        raise ReadError("an address with a name and password in it is not fetched", where=url, next=_PUBLIC)
    try:
        places = resolve(host, port)
    except OSError as error:
        what = f"the host {host} is not known ({error.strerror or error})"
        raise ReadError(what, where=url, next="Check the address and the connection.") from error
    for place in places:
        if (place, port) not in allowed and not public(place):
            what = f"{host} leads to {place}, which is no public address"
            raise ReadError(what, where=url, next=_PUBLIC)
    if not places:
        raise ReadError(f"the host {host} has no address", where=url, next="Check the address.")
    return Target(url, parts.scheme, host, port, places[0])


def public(place: str) -> bool:
    """Whether an IP address is anybody's to reach: not private, loopback, link-local, reserved or multicast."""
    try:
        found = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if any(found in network for network in _EMBEDDING):
            inside = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        if inside is not None and not public(str(inside)):
            return False
        if found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def not_of_a_page(url: str | None) -> str | None:
    """How an address begins that leads to no page, as "javascript:", which a browser runs; None for any other."""
    scheme = _SCHEME.match(_UNSEEN.sub("", url or ""))
    return None if scheme is None or scheme[1].lower() in _PORTS else f"{scheme[1].lower()[:_SHOWN]}:"
