"""The image's recipe and the examples beside it name what is there: files, pins, commands, users, codes."""

from __future__ import annotations

import fnmatch
import os
import re
import shlex
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from framing.cli import parsed
from framing.nightly.config import load_config
from tests.test_packaging import PROJECT, ROOT, needed, pinned

RECIPE = re.sub(r"\\\n\s*", "", (ROOT / "Containerfile").read_text(encoding="utf-8"))
STEPS = [line.split(" ", 1) for line in RECIPE.splitlines() if line and not line.startswith("#")]
USER = 65532
EXTRAS = ("office", "pdf", "postgres", "sign", "warc")


def steps(kind: str) -> list[str]:
    return [rest for word, rest in STEPS if word == kind]


def example(name: str) -> Any:
    return import_module("yaml").safe_load((ROOT / "deploy" / name).read_text(encoding="utf-8"))


# ── the recipe ──


def test_what_it_copies_is_there_and_reaches_the_builder() -> None:
    let_in = [
        line.removeprefix("!")
        for line in (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    copied = [name for rest in steps("COPY") if "--from" not in rest for name in rest.split()[:-1]]
    assert "framing" in copied
    assert "templates" in copied
    for name in copied:
        assert (ROOT / name).exists(), name
        assert any(name == one or name.startswith(f"{one}/") for one in let_in), name
    assert all((ROOT / name).exists() for name in let_in)
    assert not any(fnmatch.fnmatch(name, "*tests*") for name in let_in)


def test_it_takes_everything_between_its_stages_from_one_that_is_named() -> None:
    stages = [rest.split(" AS ")[1] for rest in steps("FROM") if " AS " in rest]
    assert [part for rest in steps("COPY") for part in rest.split() if part.startswith("--from=")] == [
        f"--from={stage}" for stage in stages
    ]
    assert all(rest.startswith("${BASE}") for rest in steps("FROM"))


def test_pins_are_those_of_the_tests_and_hold_all_that_a_nightly_needs() -> None:
    image, dev = pinned("image.txt"), pinned("dev.txt")
    assert image.items() <= dev.items()
    extras = PROJECT["project"]["optional-dependencies"]
    wanted = needed([*PROJECT["project"]["dependencies"], *(name for extra in EXTRAS for name in extras[extra])])
    assert {name.replace("_", "-") for name in wanted} <= image.keys()
    assert {"pytest", "mypy", "ruff", "mkdocs", "playwright", "hatchling", "pip"}.isdisjoint(image)
    build = pinned("build.txt")
    assert build.items() <= dev.items()
    assert {"hatchling", "pip"} <= build.keys()


def test_it_has_the_system_libraries_that_pages_are_drawn_with() -> None:
    setup = (ROOT / ".ci" / "setup.sh").read_text(encoding="utf-8")
    libraries = re.search(r"for package in (lib[^;]+); do", setup)
    assert libraries
    assert set(libraries[1].split()) <= set(steps("RUN")[-1].split())


def test_what_it_starts_is_a_command_of_the_program_and_its_user_has_no_rights() -> None:
    assert steps("ENTRYPOINT") == ['["framing"]']
    assert "framing" in PROJECT["project"]["scripts"]
    (command,) = steps("CMD")
    assert parsed(re.findall(r'"([^"]+)"', command)).run
    assert steps("USER") == [f"{USER}:{USER}"]


# ── the examples ──


def test_compose_runs_it_without_rights_and_its_names_fit(tmp_path: Path) -> None:
    told = example("compose.yaml")
    nightly = told["services"]["nightly"]
    assert (nightly["read_only"], nightly["cap_drop"], nightly["tmpfs"]) == (True, ["ALL"], ["/tmp"])  # noqa: S108 - in the container
    assert (ROOT / "deploy" / nightly["build"]["context"] / nightly["build"]["dockerfile"]).is_file()
    (entry,) = nightly["entrypoint"]
    assert f"/usr/local/bin/{entry}" in " ".join(steps("COPY"))
    assert set(nightly["networks"]) <= told["networks"].keys()
    assert {name for service in told["services"].values() for name in service["secrets"]} == told["secrets"].keys()
    ledger = re.search(r'ledger = "(\S+)"', (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
    assert ledger
    server = told["services"]["ledger"]["environment"]
    assert ledger[1] == f"postgresql://{server['POSTGRES_USER']}@ledger/{server['POSTGRES_DB']}"
    (tmp_path / "in").mkdir()
    (tmp_path / "nightly.toml").write_text(f'input = ["in"]\nledger = "{ledger[1]}"\n', encoding="utf-8")
    assert load_config(tmp_path / "nightly.toml").ledger == ledger[1]


def test_the_cron_job_runs_it_without_rights() -> None:
    pod = example("cronjob.yaml")["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsUser"] == pod["securityContext"]["fsGroup"] == USER
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    mounts = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
    assert mounts == {"desk": steps("WORKDIR")[-1], "tmp": "/tmp"}  # noqa: S108 - a place in the container
    assert mounts.keys() == {volume["name"] for volume in pod["volumes"]}


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(("ended", "told"), [(0, 0), (3, 0), (75, 0), (1, 1), (2, 2)])
def test_the_cron_job_fails_where_a_night_was_not_done(tmp_path: Path, ended: int, told: int) -> None:
    """The codes of docs/nightly.md."""
    (container,) = example("cronjob.yaml")["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    program(tmp_path, "framing", f'echo "$@" > {shlex.quote(str(tmp_path / "asked"))}; exit {ended}')
    command = [*container["command"], *container["args"]]
    done = subprocess.run(command, env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, check=False)
    assert done.returncode == told
    assert parsed((tmp_path / "asked").read_text().split()).run


def test_every_night_waits_for_the_hour_and_goes_on_whatever_a_night_ends_with(tmp_path: Path) -> None:
    program(tmp_path, "date", 'case "$*" in +%s) echo 1000 ;; *today*) echo 900 ;; *) echo 87300 ;; esac')
    program(tmp_path, "sleep", f"echo sleep $1 >> {tmp_path / 'log'}")
    program(
        tmp_path,
        "framing",
        f"echo $@ >> {tmp_path / 'log'}; [ $(grep -c nightly {tmp_path / 'log'}) -lt 3 ] || kill $PPID; exit 3",
    )
    done = subprocess.run(
        [ROOT / "deploy" / "every-night", "desk.toml"],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert (tmp_path / "log").read_text().split("\n")[:4] == ["sleep 86300", "nightly desk.toml"] * 2
    assert done.returncode == 143
    assert "ended with 3" in done.stderr


def test_the_source_archive_has_the_recipe() -> None:
    included = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["sdist"]
    assert {"/Containerfile", "/.containerignore", "/deploy"} <= set(included["include"])
