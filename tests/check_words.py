#!/usr/bin/env python3
"""Refuses a message that neither the code nor the data asks for, and typography that splits what belongs together.

A message is asked for by its function (`msg::home_title`), by its key in quotation marks in the code or in a data
file, or by a key that the code puts together from a literal and a name (`"error." + name`, `"guide.why.{}"`).
"""
import json
import pathlib
import re
import sys

CODE = ("shared", "kiosk", "central")
DATA = ("assets", "deploy", "central", "kiosk")
MONTHS = {
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "ar": "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
}
E_MAIL = {"fr": r"\be-?mails?\b|\bcourriels?\b|\bmails?\b", "en": r"\be-?mail", "ar": "(?!)"}
ONE_WAY = {"fr": {"e-mail", "e-mails"}, "en": {"e-mail"}, "ar": set()}
KEY = r"[a-z0-9_]+(?:\.[a-z0-9_]+)+"


def files(root, folders, suffixes):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in suffixes:
                yield path.read_text(encoding="utf-8")


def words_of(root, language):
    for path in sorted((root / "locales" / language).glob("*.json")):
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            yield path.relative_to(root), key, text


def asked_for(root):
    """Keys that are named whole, patterns of those that are put together, and the names that may fill them."""
    named, made, names = set(), set(), set()
    for text in files(root, CODE, {".cpp", ".h"}):
        named.update(re.findall(r"msg::(\w+)", text))
        names.update(re.findall(r"[\w-]+", text))
        for literal in re.findall(r'"([a-z0-9_.{}]+)"', text):
            if re.fullmatch(KEY, literal):
                named.add(literal.replace(".", "_"))
            elif "{" in literal and "." in literal or re.fullmatch(r"[a-z_]+(\.[a-z_]+)*\.", literal):
                made.add(pattern_of(literal))
    for text in files(root, DATA, {".yaml", ".json"}):
        named.update(key.replace(".", "_") for key in re.findall(KEY, text))
        names.update(re.findall(r"[\w-]+", text))
    return named, made, names


def pattern_of(literal):
    """Of "guide.why." and "form.field.{}.label": what fills a hole is a group."""
    text = re.sub(r"\\\{\d*\\\}", r"([\\w.-]+)", re.escape(literal))
    return re.compile(text + (r"([\w.-]+)" if literal.endswith(".") else ""))


def is_asked_for(key, named, made, names):
    if key.replace(".", "_") in named:
        return True
    for pattern in made:
        match = pattern.fullmatch(key)
        if match and all(name in names for filled in match.groups() for name in filled.split(".")):
            return True
    return False


def typography(language, text):
    months = MONTHS[language]
    if re.search(rf"(\d|1er) (?:{months})|(?:{months}) \d{{4}}", text):
        yield "a date that may be split: no-break spaces"
    if re.search(r"(?:articles?|المادة|CESEDA|CRPA|CJA) [LRD]\.", text):
        yield "an article that may be parted from its number: a no-break space"
    if re.search(r"\b[LRD]\.\s\d", text):
        yield "an article's number is written L.423-22"
    if language == "fr" and re.search(r" [;:!?»]|« ", text):
        yield "a sign that may be parted from its word: a no-break space"
    for word in re.findall(E_MAIL[language], re.sub(r"\{\w+\}", "", text), re.IGNORECASE):
        if word.lower() not in ONE_WAY[language]:
            yield f"'{word}': e-mail is written one way"


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    asked = asked_for(root)
    complaints = []
    for path, key, _ in words_of(root, "fr"):
        if not is_asked_for(key, *asked):
            complaints.append(f"{path}: {key}: nothing asks for it")
    for language in MONTHS:
        for path, key, text in words_of(root, language):
            complaints += [f"{path}: {key}: {complaint}" for complaint in typography(language, text)]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
