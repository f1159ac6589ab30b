"""Which sources a question limits itself to: by the year, by initials, or by words that only one title has.

Titles, publishers, file names and years are read from the sources once; nothing about any one source is known here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from assistant.mentions import Mention, merged, of_kind, runs
from index.records import Source
from index.words import stems

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_EDITION = re.compile(r"[\s,(]*((?:19|20)\d{2})\b")
_SO_MANY = "no one two three four five six seven eight nine ten".split()
_YEARS_ON = re.compile(
    rf"\b(?:(?:the|a)\s+|(?P<n>{'|'.join(_SO_MANY)})\s+)years?\s+(?:later|after(?:wards)?|on)\b(?!\s+(?:that|the|year))",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"\s*:\s|\s[–—-]\s")
_NEAR = 7  # words: in a longer stretch the words of a title meet by chance
_TITLED = 3  # so many words that only one title has name it: two may be chance


class SourceNames:
    """By which words the sources of one index are named; `words` are those of each source."""

    def __init__(self, sources: Mapping[str, Source], groups: Collection[str] = ()) -> None:
        """`groups` are words for those surveyed: 'the council survey' is no source that has 'council' in its title."""
        self.words = source_words(sources.values())
        self._counts = Counter(word for words in self.words.values() for word in words)
        common = {stem for form in groups for stem in stems(form)}
        self._own = {
            word: name
            for name, words in self.words.items()
            for word in sorted(words)
            if self._counts[word] == 1 and len(self.words) > 1 and word not in common
        }
        self._runs = runs(sources)
        self._run = re.compile(
            "|".join(rf"\b{re.escape(run)}\b" for run in sorted(self._runs, key=lambda run: (-len(run), run)))
            or "(?!)",
            re.IGNORECASE,
        )
        self._initials = initials_of(sources.values())
        self._spelt = spelt_out(sources.values(), self._initials)
        self._titles = titles_of(sources.values())
        self._titled = {
            name: {part.strip().lower() for part in (source.title, *_SUBTITLE.split(source.title)[:1])}
            for name, source in sources.items()
        }
        self._years = {name: {source.year, *_YEAR.findall(name)} - {""} for name, source in sources.items()}
        told = {year for source in sources.values() for year in _YEAR.findall(source.text)}
        self._known = {year for found in self._years.values() for year in found} | told

    def limits(self, text: str, subject: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], str]:
        """The sources that a question limits itself to, and the year it names that no source is of ('' as a rule).

        `subject` is the stems of what is surely asked about: a title that shares words with it is not named by them.
        """
        years = set(_YEAR.findall(text))
        if years and not years & self._known:
            return (), min(years)
        if other := self._other_edition(text):
            return (), other
        said = {
            name
            for item in self.mentions(text)
            if not self._titles.fullmatch(text[item.start : item.end])  # others tell of it too
            for name in item.sources
        }
        if said:
            return tuple(name for name in self.words if name in said), ""
        if years:
            dated = tuple(name for name, found in self._years.items() if years & found)
            named = self._named(text, subject)
            both = tuple(name for name in dated if name in named)
            return both or tuple(dict.fromkeys((*dated, *named))), ""
        return self._named(text, subject), ""

    def mentions(self, text: str) -> list[Mention]:
        """Where a question speaks of a source, and of which; of a year, of all that are of it."""
        found = [*of_kind(text, self._own, self._years)]
        found += [
            Mention(*match.span(), frozenset({self._runs[match.group().lower()]})) for match in self._run.finditer(text)
        ]
        found += [Mention(*match.span(), self._with(short)) for match, short in self._by_name(text)]
        other = self._other_edition(text)
        for match in _YEAR.finditer(text):
            if match.group() == other:
                continue
            found.append(
                Mention(*match.span(), frozenset(name for name, of in self._years.items() if match.group() in of))
            )
        found += self._years_on(text)
        for match in self._titles.finditer(text):
            low = match.group().lower()
            names = frozenset(name for name, titles in self._titled.items() if low in titles)
            found.append(Mention(*match.span(), names))
        return merged(text, [item for item in found if item.sources], self._own)

    def _years_on(self, text: str) -> Iterator[Mention]:
        """A year told from another: 'in 2031 and two years later', 'and the year after'."""
        first = _YEAR.search(text)
        for match in _YEARS_ON.finditer(text, first.end() if first else len(text)):
            away = _SO_MANY.index((match["n"] or "one").lower()) if first else 0
            year = str(int(first.group()) + away) if first else ""
            yield Mention(*match.span(), frozenset(name for name, of in self._years.items() if year in of))

    def _other_edition(self, text: str) -> str:
        """The year that follows a title and that no source of it is of ('Homes Tomorrow 2031'); '' as a rule."""
        for match in self._titles.finditer(text):
            year = _EDITION.match(text, match.end())
            names = [name for name, titles in self._titled.items() if match.group().lower() in titles]
            if year and not any(year[1] in self._years[name] for name in names):
                return year[1]
        return ""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where a question speaks of its sources: where to look, and no subject."""
        return [(item.start, item.end) for item in self.mentions(text)]

    def _with(self, short: str) -> frozenset[str]:
        return frozenset(name for name, words in self.words.items() if short in words)

    def _by_name(self, text: str) -> Iterator[tuple[re.Match[str], str]]:
        """Initials and the names they stand for."""
        for match in re.finditer(r"\b[\w]+\b", text):
            if match.group().lower() in self._initials:
                yield match, match.group().lower()
        for full, short in self._spelt.items():
            for match in re.finditer(re.escape(full), text, re.IGNORECASE):
                yield match, short

    def titles(self, text: str) -> list[tuple[int, int]]:
        """Where a question says the title of a source: 'in Homes Tomorrow' is where to look, not what for."""
        return [match.span() for match in self._titles.finditer(text)]

    def _named(self, text: str, subject: frozenset[str]) -> tuple[str, ...]:
        """The sources that a question names: by initials ('NLGN'), or by three words that only one title has."""
        spoken = set(stems(text)) | {word.lower() for word in re.findall(r"\b\w+\b", text)}
        named = []
        for name, words in self.words.items():
            initials = words & spoken & self._initials
            single = {word for word in (words & spoken) - subject if self._counts[word] == 1}
            spelt = any(full in text.lower() for full, short in self._spelt.items() if short in words)
            if initials or _together(text, single) or spelt:
                named.append(name)
        return tuple(named)


def _together(text: str, words: Collection[str]) -> bool:
    """Whether so many of these words stand near one another that they name something, and not by chance."""
    told = [set(stems(word)) | {word.lower()} for word in re.findall(r"\b\w+\b", text)]
    places = [place for place, forms in enumerate(told) if forms & set(words)]
    return any(
        len({word for place in places[i : i + _TITLED] for word in told[place]} & set(words)) >= _TITLED
        and places[i + _TITLED - 1] - places[i] < _NEAR
        for i in range(len(places) - _TITLED + 1)
    )


def source_words(sources: Iterable[Source]) -> dict[str, frozenset[str]]:
    """Words that name a source: of its title, its publisher and its file's name, with the initials among them."""
    return {source.name: frozenset({*stems(_names(source)), *_initials(_names(source))}) for source in sources}


def titles_of(sources: Iterable[Source]) -> re.Pattern[str]:
    """Finds the titles of sources, whole or up to their subtitle; none of under three words, which may be a subject."""
    titles = {part.strip() for source in sources for part in (source.title, *_SUBTITLE.split(source.title)[:1])}
    long = sorted((title for title in titles if len(title.split()) >= _TITLED), key=lambda title: (-len(title), title))
    return re.compile("|".join(rf"\b{re.escape(title)}\b" for title in long) or r"(?!)", re.IGNORECASE)


def initials_of(sources: Iterable[Source]) -> frozenset[str]:
    """Initials by which sources are called ('nlgn'), in lower case: file names and titles write them."""
    listed = list(sources)
    small = {word for source in listed for word in re.findall(r"\b[a-z]+\b", source.text)}
    found: set[str] = set()
    for source in listed:
        written = {word.lower() for word in re.findall(r"\b[A-Z][A-Za-z]*[A-Z]{2,}\b|\b[A-Z]{3,}\b", source.text)}
        found |= (
            written & set(re.split(r"[^a-z]+", source.name.lower()))
        ) - small  # 'LOCAL' in a heading is no initials
    return frozenset(found)


def spelt_out(sources: Iterable[Source], initials: frozenset[str]) -> dict[str, str]:
    """Names that a source gives with their initials: 'new local government network' → 'nlgn'."""
    found = {}
    for source in sources:
        for match in re.finditer(r"((?:[A-Z][\w&-]+ (?:of |and |for )?){2,})\(([A-Za-z]{2,})\)", source.text):
            if match[2].lower() in initials:
                found[re.sub(r"^the ", "", match[1].strip().lower())] = match[2].lower()
    return found


def _names(source: Source) -> str:
    title = "" if source.title == "not stated" else source.title
    publisher = "" if source.publisher == "not stated" else source.publisher
    return f"{title} {publisher} {source.name.rsplit('.', 1)[0].replace('-', ' ')}"


def _initials(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\b[A-Za-z]*[A-Z]{2,}[A-Za-z]*\b", text)}
