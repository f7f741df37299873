#!/usr/bin/env python3
"""Reads our .cpp files with clang-tidy and refuses what it finds: tests/check_tidy.py [--most N] [FILE...]

What a file was read with (its text and that of every file it includes, its flags, the checks, the version of
clang-tidy) makes its key; the keys of clean files are kept beside the compiler's cache, for every clone of the
sources. With --most, no more than N batches are read, the newest changes first. build/debug is to be built; what
only the preset `fuzz` compiles is read where that one is built too.
"""
import argparse
import collections
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build/debug"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "guichet/tidy"
TIDY = "clang-tidy-19"
UNNAMED = re.compile(r"^namespace\n\{\n(.*?)^\} // namespace$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"^(?![#/}]|TEST_CASE|static_assert|template|namespace|using [^=]*;)\S.*?\b(\w+)(?:\s*[(={;\[]|$)", re.MULTILINE)

Unit = collections.namedtuple("Unit", "name flags key")


def output_of(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@functools.cache
def digest(path: pathlib.Path) -> bytes | None:
    return hashlib.sha256(path.read_bytes()).digest() if path.exists() else None


def includes(build: pathlib.Path) -> dict[str, list[str]]:
    """By object, what the compiler read for it."""
    read: dict[str, list[str]] = {}
    for line in output_of("ninja", "-C", str(build), "-t", "deps").splitlines():
        if line.startswith("    "):
            files.append(line.strip())
        elif "#deps" in line:
            files = read.setdefault(line.split(":")[0], [])
    return read


def without_place(text: str) -> bytes:
    """The same in every clone."""
    return text.replace(str(ROOT), "<root>").encode()


def key_of(name: str, flags: list[str], read: list[pathlib.Path]) -> str:
    whole = hashlib.sha256(without_place(shlex.join(flags)))
    for folder in pathlib.Path(name).parents:
        if (ROOT / folder / ".clang-tidy").exists():
            whole.update(digest(ROOT / folder / ".clang-tidy"))
    for path in read:
        whole.update(without_place(os.path.normpath(path)) + digest(path))
    whole.update(version().encode())
    return whole.hexdigest()


@functools.cache
def version() -> str:
    return output_of(TIDY, "--version")


def without_precompiled(flags: list[str]) -> list[str]:
    named = [i for i, word in enumerate(flags) if word.endswith("/cmake_pch.hxx")]
    left = [word for i, word in enumerate(flags) if i not in named and i + 1 not in named]
    return [word for word in left if word not in ("-fpch-preprocess", "-Winvalid-pch")]


def units(build: pathlib.Path) -> dict[str, Unit]:
    """By name, the files that are compiled there."""
    if not (build / "compile_commands.json").exists():
        return {}
    read = includes(build)
    made = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        name = os.path.relpath(entry["file"], ROOT)
        command = shlex.split(entry["command"])
        compiled = command.index("-o")
        files = [build / path for path in read.get(command[compiled + 1], [])]
        if name in made or not files or any(digest(path) is None for path in files):
            continue
        first = next((i for i, word in enumerate(command) if word.startswith(("-D", "-I", "-O"))), compiled)
        # Warnings are the compiler's matter, and so are the headers that it has read before.
        flags = without_precompiled(command[first:compiled]) + ["-w"]
        made[name] = Unit(name, flags, key_of(name, flags, files))
    return made


def newest_first(unknown: list[Unit]) -> list[Unit]:
    """By the last change of the file or of its own header."""
    changed = output_of("git", "diff", "--name-only", "HEAD").split()
    changed += output_of("git", "log", "-n", "100", "--name-only", "--format=").split()
    ages: dict[str, int] = {}
    for age, name in enumerate(changed):
        ages.setdefault(os.path.splitext(name)[0], age)
    return sorted(unknown, key=lambda unit: ages.get(os.path.splitext(unit.name)[0], len(changed)))


def private_names(name: str) -> set[str]:
    """What stands at the margin of its unnamed namespaces."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {found for inside in UNNAMED.findall(text) for found in NAMED.findall(inside)}


def batches(unknown: list[Unit]) -> list[list[Unit]]:
    """Files of one folder and the same flags that share no private name are read as one: nearly all of the time goes
    to the headers of others."""
    made: dict[tuple, list[tuple[list[Unit], set[str]]]] = {}
    for unit in unknown:
        alike = made.setdefault((os.path.dirname(unit.name), *unit.flags), [])
        names = private_names(unit.name)
        room = next((batch for batch in alike if not names & batch[1]), None) or ([], set())
        if not room[0]:
            alike.append(room)
        room[0].append(unit)
        room[1].update(names)
    return [batch for alike in made.values() for batch, _ in alike]


def read(batch: list[Unit]) -> list[Unit]:
    """What is refused. A batch that does not compile as one is halved, down to one file."""
    *others, last = batch
    included = [word for unit in others for word in ("-include", unit.name)]
    told = subprocess.run([TIDY, "--quiet", last.name, "--", *last.flags, *included],
                          cwd=ROOT, capture_output=True, text=True)
    if told.returncode == 0 and not told.stdout:
        with open(CACHE, "a", encoding="ascii") as clean:
            clean.write("".join(unit.key + "\n" for unit in batch))
        return []
    if others and "[clang-diagnostic-error]" in told.stdout:
        middle = len(batch) // 2
        return read(batch[:middle]) + read(batch[middle:])
    print(told.stdout or told.stderr, flush=True)
    return batch


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--most", type=int)
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments.add_argument("files", nargs="*")
    wanted = arguments.parse_args()

    built = units(BUILD)
    names = wanted.files or output_of("git", "ls-files", "*.cpp").split()
    every = [built[name] for name in names if name in built]
    unbuilt = [name for name in names if name not in built]
    if unbuilt:
        sys.exit(f"not compiled yet, cmake --build --preset debug: {' '.join(unbuilt)}")
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    known = set(CACHE.read_text().split()) if CACHE.exists() else set()
    unknown = newest_first([unit for unit in every if unit.key not in known])
    chosen = batches(unknown)[: wanted.most]
    with concurrent.futures.ThreadPoolExecutor(wanted.jobs) as readers:
        refused = [unit for units_read in readers.map(read, chosen) for unit in units_read]
    now = sum(len(batch) for batch in chosen)
    print(f"tidy: {len(every) - len(unknown)} files known clean, {now} read now"
          + (f", of which {len(refused)} hold what is told above" if refused else " and clean")
          + (f"; {len(unknown) - now} more are left to ./check --long" if now < len(unknown) else ""))
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
