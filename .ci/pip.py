"""Run pip with the user's sources of packages and none of the user's other pip settings.

Where packages come from (a mirror, a proxy, a certificate) is the user's to say. Where they go and which versions are
meant is the project's: a ``target``, ``user``, ``constraint`` or ``no-binary`` set for other work would break the
pinned installation. Runs under any Python 3 that has pip: ``python .ci/pip.py install …``.
"""

import ast
import os
import subprocess
import sys

SOURCES = (
    "cache-dir",
    "cert",
    "client-cert",
    "default-timeout",
    "extra-index-url",
    "find-links",
    "index-url",
    "keyring-provider",
    "no-cache-dir",
    "no-index",
    "proxy",
    "retries",
    "timeout",
    "trusted-host",
)
SECTIONS = ("global", "install", ":env:")  # a later one wins, as in pip itself


def main(arguments):
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False
    )
    environment = {key: value for key, value in os.environ.items() if not key.upper().startswith("PIP_")}
    environment.update(sources(listing.stdout.decode("utf-8", "replace")))
    environment["PIP_CONFIG_FILE"] = os.devnull
    environment["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    environment["PIP_NO_INPUT"] = "1"
    environment["PIP_ROOT_USER_ACTION"] = "ignore"
    return subprocess.call([sys.executable, "-m", "pip"] + arguments, env=environment)  # noqa: RUF005 - old Pythons know no other way


def sources(listing):
    """The settings of ``pip config list`` that say where packages come from, as environment variables."""
    found = {}
    for section in SECTIONS:
        for line in listing.splitlines():
            key, _, value = line.partition("=")
            for name in SOURCES:
                if key == section + "." + name:
                    found["PIP_" + name.upper().replace("-", "_")] = ast.literal_eval(value)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
