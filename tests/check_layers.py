#!/usr/bin/env python3
"""Refuses an include that the layer table of ARCHITECTURE.md does not allow.

Each folder names the folders of ours it may include and the foreign headers it may use; foreign
headers other than the standard library's may stand in .cpp files only.
"""
import pathlib
import re
import sys

SHARED = {"base", "understanding", "messages", "catalogue", "guide", "dossier", "receipt"}
OURS = {
    "shared/base": set(),
    "shared/process": {"shared/base"},
    "shared/understanding": {"shared/base"},
    "shared/messages": {"shared/base"},
    "shared/catalogue": {"shared/messages", "shared/base"},
    "shared/guide": {"shared/catalogue", "shared/messages", "shared/base"},
    "shared/dossier": {"shared/catalogue", "shared/messages", "shared/base"},
    "shared/receipt": {"shared/dossier", "shared/catalogue", "shared/messages", "shared/base"},
    "shared/wire": {"shared/receipt", "shared/dossier", "shared/catalogue", "shared/base"},
    "kiosk/text": {"shared/messages", "shared/base"},
    "kiosk/ports": {f"shared/{name}" for name in SHARED},
    "kiosk/flow": {f"shared/{name}" for name in SHARED} | {"kiosk/ports"},
    "kiosk/capture": {"shared/base"},
    "kiosk/ui": {"kiosk/text", "shared/messages", "shared/base"},
    "kiosk/screens": {"kiosk/flow", "kiosk/ui", "kiosk/ports", "shared/understanding", "shared/messages", "shared/catalogue",
                      "shared/guide", "shared/dossier", "shared/receipt", "shared/base"},
    "kiosk/adapters": {"kiosk/ports", "kiosk/capture", "shared/process", "shared/wire"} | {f"shared/{name}" for name in SHARED},
    "kiosk/verify": {"kiosk/adapters", "shared/process", "kiosk/ports", "kiosk/capture", "shared/wire", "shared/receipt", "shared/base"},
}
FOREIGN = {
    "shared/base": {"fmt", "sys", "yaml"},
    "shared/process": {"seccomp"},
    "shared/understanding": {"unicode", "yaml", "nlohmann", "fmt"},
    "shared/messages": {"unicode", "nlohmann", "fmt"},
    "shared/catalogue": {"yaml", "nlohmann", "sodium", "fmt"},
    "shared/guide": {"fmt"},
    "shared/dossier": {"yaml", "nlohmann", "sodium", "unicode", "fmt"},
    "shared/receipt": {"sodium", "openssl", "cbor", "qrencode", "pango", "cairo", "glib", "nlohmann", "fmt"},
    "shared/wire": {"nlohmann", "sodium", "openssl", "fmt"},
    "kiosk/text": {"unicode", "hb", "ft2build", "freetype", "yaml", "fmt"},
    "kiosk/ports": set(),
    "kiosk/flow": {"fmt"},
    "kiosk/capture": {"ft2build", "freetype", "jerror", "jpeglib", "png", "tiffio", "fmt"},
    "kiosk/ui": {"imgui", "xkbcommon", "yaml", "fmt"},
    "kiosk/screens": {"fmt"},
    "kiosk/verify": {"fmt", "ZXing"},
    "central": {"curl", "fmt", "libpq-fe", "microhttpd", "openssl", "sodium", "sqlite3", "zlib"},
}
STANDARD = re.compile(r"^[a-z_0-9]+$")
POSIX = {"sys", "fcntl.h", "sched.h", "unistd.h", "signal.h", "poll.h", "dirent.h", "spawn.h", "pthread.h", "netdb.h",
         "netinet", "arpa", "linux", "link.h", "malloc.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def folder_of(path: pathlib.Path) -> str:
    return "central" if path.parts[0] == "central" else "/".join(path.parts[:2])


def complaints(path: pathlib.Path):
    folder = folder_of(path)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        kind, name = found.groups()
        where = f"{path}:{number}"
        first = name.split("/")[0]
        if first in {"shared", "kiosk", "central"} and kind == '"':
            target = "/".join(name.split("/")[:2]) if first != "central" else "central"
            if first == "central" or folder.startswith("central"):
                if folder.split("/")[0] == "central" and first in {"shared", "central"}:
                    continue
                yield f"{where}: {folder} may not include {name}"
            elif folder == "kiosk/app" or target == folder:
                continue
            elif target not in OURS.get(folder, set()):
                yield f"{where}: {folder} may not include {name}"
            continue
        if STANDARD.match(name) or first in POSIX:
            continue
        base = first.removesuffix(".h").split("-")[0] if first.startswith(("cairo", "hb", "pango", "yaml")) else first.removesuffix(".h")
        if path.suffix == ".h":
            yield f"{where}: a foreign header, {name}, crosses a header of ours"
        elif folder in FOREIGN and base not in FOREIGN[folder]:
            yield f"{where}: {folder} may not use {name}"


def main() -> int:
    root = pathlib.Path(__file__).resolve().parent.parent
    import os
    os.chdir(root)
    files = sorted(p for top in ("shared", "kiosk", "central") for p in pathlib.Path(top).rglob("*")
                   if p.suffix in {".h", ".cpp"})
    found = [text for path in files for text in complaints(path)]
    print("\n".join(found) if found else f"layers: {len(files)} files keep to the table")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
