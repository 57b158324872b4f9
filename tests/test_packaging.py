"""What a stranger installs: pins that hold, a wheel that is whole, a set-up that finds its way."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PINS = ROOT / ".ci" / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (PINS / name).read_text(encoding="utf-8"), re.MULTILINE))


def needed(requirements: list[str]) -> set[str]:
    return {re.match(r"[A-Za-z0-9-]+", requirement)[0].lower() for requirement in requirements}  # type: ignore[index]


# ── the pinned requirements ──


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "image.txt", "build.txt", "uv.txt"])
def test_every_pin_has_digests_and_no_file_names_a_host(name: str) -> None:
    text = (PINS / name).read_text(encoding="utf-8")
    assert len(re.findall(r"^[a-z0-9-]+==.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)) == len(
        pinned(name)
    )
    assert "://" not in text
    assert not re.findall(r"^\s*--(?!hash=)", text, re.MULTILINE)


def test_pins_cover_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    assert needed(PROJECT["project"]["dependencies"] + groups["build"]) <= pinned("runtime.txt").keys()
    assert needed(groups["dev"]) <= pinned("dev.txt").keys()


def test_tests_run_on_the_versions_that_reports_are_made_with() -> None:
    assert pinned("runtime.txt").items() <= pinned("dev.txt").items()


# ── the wheel ──


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    pytest.importorskip("build", reason="the package build is not installed")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return folder


def shipped(folder: str) -> set[str]:
    paths = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths if path.suffix != ".pyc"}


def test_wheel_holds_the_package_and_the_templates_inside_it_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == shipped("framing") | {f"framing/{name}" for name in shipped("templates")}
    for wanted in (
        "data/syllables.txt",
        "demo/courier.txt",
        "lexicons/reporting_verbs.toml",
        "templates/report.html.j2",
    ):
        assert f"framing/{wanted}" in held
    assert any(name.startswith("framing/templates/fonts/") and name.endswith(".ttf") for name in held)


def test_wheel_carries_the_licences_and_its_commands(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    told = {Path(name).name: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name}
    assert "Apache License" in told["LICENSE"]
    for relied_on in ("CMU Pronouncing Dictionary", "WordNet 3.0 Copyright 2006", "Source Serif 4", "textstat"):
        assert relied_on in told["NOTICE"]
    assert "framing = framing.cli:main" in told["entry_points.txt"]
    assert "Requires-Python: >=3.12" in told["METADATA"]


def test_sdist_can_be_built_and_tested_from(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped("framing") | shipped("templates") | {"Makefile", ".ci/setup.sh", "tests/conftest.py"} <= held


# ── the documents ──


def test_links_of_the_readme_lead_somewhere() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    local = [link for link in re.findall(r"\]\(([^)#\s]+)\)", readme) if "://" not in link]
    assert "reports/sample/page-1.png" in local
    assert [link for link in local if not (ROOT / link).is_file()] == []


def test_changelog_has_this_version() -> None:
    import framing

    assert f"## [{framing.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# ── the set-up ──

# Stands in for a Python: answers what is asked of it about itself truly, "makes" an environment by copying itself, and
# writes down all else, which is what it was told to install.
FAKE = """#!/bin/sh
case "$1 $2" in
"-I -c") case $3 in *ctypes*) exit 0 ;; *) exec "{real}" "$@" ;; esac ;;
"-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
"-m pip") exit 0 ;;
*) echo "$*" >>"{log}" ;;
esac
"""
BROKEN = "#!/bin/sh\necho 'pyenv: python3.12: command not found' >&2\nexit 127\n"
TOOLS = ("sh", "cat", "cp", "dirname", "env", "grep", "id", "mkdir", "mktemp", "rm", "sha256sum")


class Machine:
    """A bare machine: a checkout, two folders on the PATH (shims first), a home, and no package manager."""

    def __init__(self, folder: Path) -> None:
        self.checkout, self.log = folder / "a checkout", folder / "log"
        self.shims, self.bin, self.home = folder / "shims", folder / "bin", folder / "home"
        for made in (self.shims, self.bin, self.home, self.checkout / "framing"):
            made.mkdir(parents=True)
        shutil.copytree(ROOT / ".ci", self.checkout / ".ci")
        for name in ("pyproject.toml", "framing/__init__.py"):
            shutil.copy(ROOT / name, self.checkout / name)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)
        for name in ("python3.13", "python3.12", "python3"):
            self.put(self.shims / name, BROKEN)

    def put(self, path: Path, script: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script.format(real=sys.executable, log=self.log), encoding="utf-8")
        path.chmod(0o755)

    def set_up(self) -> subprocess.CompletedProcess[str]:
        command = [self.bin / "sh", ".ci/setup.sh", "runtime"]
        clean = {"PATH": f"{self.shims}{os.pathsep}{self.bin}", "HOME": str(self.home)}
        return subprocess.run(command, cwd=self.checkout, env=clean, capture_output=True, text=True, check=False)

    def installed(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_shims_that_do_not_run_are_passed_over_for_a_python_that_does(machine: Machine) -> None:
    machine.put(machine.bin / "python3", FAKE)
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    assert f"making .venv with {machine.bin}/python3" in done.stderr
    pins, project = machine.installed()
    assert "--require-hashes" in pins
    assert pins.endswith("-r .ci/requirements/runtime.txt")
    assert "--no-index --no-deps --no-build-isolation --editable ." in project


def test_a_python_of_pyenv_that_is_not_active_is_found(machine: Machine) -> None:
    machine.put(machine.home / ".pyenv/versions/3.9.1/bin/python3", BROKEN)
    machine.put(machine.home / ".pyenv/versions/3.13.0/bin/python3", FAKE)
    done = machine.set_up()
    assert done.returncode == 0, done.stderr
    assert "versions/3.13.0/bin/python3" in done.stderr


def test_without_any_python_it_says_what_to_install(machine: Machine) -> None:
    done = machine.set_up()
    assert done.returncode == 1
    assert "python3-venv" in done.stderr
    assert "run make again" in done.stderr
    assert not (machine.checkout / ".venv").exists()


def change_a_pin(machine: Machine) -> None:
    with (machine.checkout / ".ci/requirements/runtime.txt").open("a", encoding="utf-8") as file:
        file.write("# changed\n")


def lose_the_environment(machine: Machine) -> None:
    shutil.rmtree(machine.checkout / ".venv")


def move_the_checkout(machine: Machine) -> None:
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("elsewhere"))


def test_the_second_run_installs_nothing(machine: Machine) -> None:
    machine.put(machine.bin / "python3", FAKE)
    machine.set_up()
    before = machine.installed()
    done = machine.set_up()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.installed() == before


@pytest.mark.parametrize("change", [change_a_pin, lose_the_environment, move_the_checkout])
def test_what_has_changed_is_installed_anew(machine: Machine, change: Callable[[Machine], None]) -> None:
    machine.put(machine.bin / "python3", FAKE)
    machine.set_up()
    before = machine.installed()
    change(machine)
    assert machine.set_up().returncode == 0
    assert len(machine.installed()) == 2 * len(before)


def test_pip_keeps_the_users_sources_and_none_of_the_users_other_settings() -> None:
    specification = spec_from_file_location("ci_pip", ROOT / ".ci" / "pip.py")
    assert specification is not None
    assert specification.loader is not None
    module = module_from_spec(specification)
    specification.loader.exec_module(module)
    listing = "\n".join(
        [
            "global.index-url='file:///mirror'",
            "global.constraint='/etc/constraints.txt'",
            "install.find-links='/one\\n/two'",
            "global.find-links='/three'",
            ":env:.target='/somewhere'",
            ":env:.index-url='file:///nearer'",
        ]
    )
    assert module.sources(listing) == {"PIP_INDEX_URL": "file:///nearer", "PIP_FIND_LINKS": "/one\n/two"}
