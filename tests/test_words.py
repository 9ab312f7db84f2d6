"""The catalogues: what they say, what they leave to the id, and what they lack."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError
from jinja2 import TemplateSyntaxError

import catalogues
from plansite.words import (
    LOCALES,
    Domain,
    Fault,
    Incomplete,
    catalogue_path,
    gather,
    list_incomplete,
    load_catalogue,
    read_catalogue,
)

HEADER = """\
# Kept.
msgid ""
msgstr ""
"Language: tr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""

PROGRAM = """\
def say(text: str) -> None: ...

# Translators: on the front page
title = _("Hello {name}")
many = ngettext("{n} thing", "{n} things", 3)
finding = say("Wrong {key}: " "write another", key=_("inside"))
left_out = _(title)
"""

TEMPLATE = """\
<h1>{{ _("Heading") }}</h1>
{% trans count=2 %}
  One thing
{% pluralize %}
  {{ count }} things
{% endtrans %}
"""


def write_catalogue(folder: Path, body: str, domain: Domain = Domain.SITE) -> Path:
    path = folder / "tr" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + "\n" + body, encoding="utf-8")
    return path


def write_source(folder: Path, program: str = PROGRAM, template: str = TEMPLATE) -> Path:
    (folder / "package" / "templates").mkdir(parents=True, exist_ok=True)
    (folder / "package" / "program.py").write_text(program, encoding="utf-8")
    (folder / "package" / "templates" / "page.html").write_text(template, encoding="utf-8")
    return folder


def ids(catalog: Catalog) -> list[str | tuple[str, ...]]:
    return [tuple(entry.id) if entry.pluralizable else str(entry.id) for entry in catalog if entry.id]


def test_says_the_translation(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 'msgid "Hello"\nmsgstr "Merhaba, ığ"\n')
    catalogue = load_catalogue("tr", folder=tmp_path)
    assert catalogue.language == "tr"
    assert catalogue.gettext("Hello") == "Merhaba, ığ"
    assert catalogue.gettext("Not there") == "Not there"


def test_never_says_its_header(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 'msgid "Hello"\nmsgstr "Merhaba"\n')
    assert load_catalogue("tr", folder=tmp_path).gettext("") == ""


def test_counts(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 'msgid "one"\nmsgid_plural "{n}"\nmsgstr[0] "bir"\nmsgstr[1] "{n} tane"\n')
    catalogue = load_catalogue("tr", folder=tmp_path)
    assert [catalogue.ngettext("one", "{n}", number) for number in (0, 1, 2)] == [
        "{n} tane",
        "bir",
        "{n} tane",
    ]


def test_a_doubtful_translation_does_not_count(tmp_path: Path) -> None:
    write_catalogue(tmp_path, '#, fuzzy\nmsgid "Hello"\nmsgstr "Güle güle"\n')
    assert load_catalogue("tr", folder=tmp_path).gettext("Hello") == "Hello"


@pytest.mark.parametrize("domain", list(Domain))
def test_a_language_without_a_catalogue_says_the_ids(tmp_path: Path, domain: Domain) -> None:
    catalogue = load_catalogue("en", domain, tmp_path)
    assert catalogue.gettext("Hello") == "Hello"
    assert [catalogue.ngettext("one", "many", number) for number in (0, 1, 2)] == ["many", "one", "many"]


def test_domains_are_apart(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 'msgid "Hello"\nmsgstr "Selam"\n', Domain.MESSAGES)
    assert load_catalogue("tr", Domain.MESSAGES, tmp_path).gettext("Hello") == "Selam"
    assert load_catalogue("tr", Domain.SITE, tmp_path).gettext("Hello") == "Hello"


def test_a_broken_catalogue_is_not_passed_over(tmp_path: Path) -> None:
    write_catalogue(tmp_path, 'msgid "Hello"\nMerhaba\n')
    with pytest.raises(PoFileError):
        load_catalogue("tr", folder=tmp_path)


def test_a_catalogue_is_read_once() -> None:
    assert load_catalogue("tr") is load_catalogue("tr")


def test_gathers_what_programs_and_templates_say(tmp_path: Path) -> None:
    source = write_source(tmp_path)
    site = gather(source, Domain.SITE)
    assert ids(site) == [
        "Hello {name}",
        "inside",
        ("{n} thing", "{n} things"),
        "Heading",
        ("One thing", "%(count)s things"),
    ]
    hello = site["Hello {name}"]
    assert hello.auto_comments == ["Translators: on the front page"]
    assert hello.locations == [("package/program.py", 0)]
    assert ids(gather(source, Domain.MESSAGES)) == ["Wrong {key}: write another"]


def test_a_broken_template_is_not_passed_over(tmp_path: Path) -> None:
    source = write_source(tmp_path, template="{% trans %}open")
    with pytest.raises(TemplateSyntaxError):
        gather(source, Domain.SITE)


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ("", [Incomplete(Fault.UNTRANSLATED, "Hello {name}")]),
        ('msgid "Hello {name}"\nmsgstr ""\n', [Incomplete(Fault.UNTRANSLATED, "Hello {name}")]),
        ('#, fuzzy\nmsgid "Hello {name}"\nmsgstr "A {name}"\n', [Incomplete(Fault.FUZZY, "Hello {name}")]),
        ('msgid "Hello {name}"\nmsgstr "Merhaba"\n', [Incomplete(Fault.GAPS, "Hello {name}")]),
        ('msgid "Hello {name}"\nmsgstr "Merhaba {ad}"\n', [Incomplete(Fault.GAPS, "Hello {name}")]),
        ('msgid "Hello {name}"\nmsgstr "Merhaba {name"\n', [Incomplete(Fault.GAPS, "Hello {name}")]),
        ('msgid "Hello {name}"\nmsgstr "Merhaba {name}"\n', []),
        ('msgid "Hello {name}"\nmsgstr "Merhaba {name:ordinal}"\n', []),
        (
            'msgid "Hello {name}"\nmsgstr "Merhaba {name}"\n\nmsgid "Gone"\nmsgstr "Yok"\n',
            [Incomplete(Fault.OBSOLETE, "Gone")],
        ),
    ],
)
def test_lists_what_is_incomplete(tmp_path: Path, body: str, faults: list[Incomplete]) -> None:
    source = gather(write_source(tmp_path, '_("Hello {name}")', ""), Domain.SITE)
    catalog = read_catalogue(write_catalogue(tmp_path, body), "tr")
    assert list(list_incomplete(catalog, source)) == faults


@pytest.mark.parametrize(
    ("singular", "plural", "complete"),
    [
        ("Bir şey", "{count} şey", False),  # the gap of a template is %(count)s
        ("Bir şey", "%(count)s şey", True),
        ("%(count)s şey", "%(count)s şey", True),
        ("Bir şey", "", False),
        ("Bir şey", "şeyler", True),  # the singular needs no number, so no form must have it
        ("%(sayı)s şey", "%(count)s şey", False),
    ],
)
def test_a_form_may_leave_out_only_what_a_form_of_the_id_leaves_out(
    tmp_path: Path, singular: str, plural: str, complete: bool
) -> None:
    source = gather(write_source(tmp_path, "", TEMPLATE.partition("\n")[2]), Domain.SITE)
    entry = (
        f'msgid "One thing"\nmsgid_plural "%(count)s things"\nmsgstr[0] "{singular}"\nmsgstr[1] "{plural}"\n'
    )
    catalog = read_catalogue(write_catalogue(tmp_path, entry), "tr")
    assert (not list(list_incomplete(catalog, source))) is complete


def test_an_update_keeps_translations_and_comments_and_drops_what_is_gone(tmp_path: Path) -> None:
    body = '# mine\nmsgid "inside"\nmsgstr "içinde"\n\nmsgid "Something else entirely"\nmsgstr "Başka"\n'
    path = write_catalogue(tmp_path, body)
    source = gather(write_source(tmp_path), Domain.SITE)
    catalogues.update_catalogue(path, "tr", source)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEADER)
    assert '# mine\n#: package/program.py\nmsgid "inside"\nmsgstr "içinde"\n' in text
    assert "Başka" not in text
    assert ids(read_catalogue(path, "tr")) == ids(source)


def test_a_second_update_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tr" / "site.po"
    path.parent.mkdir()
    source = gather(write_source(tmp_path), Domain.SITE)
    catalogues.update_catalogue(path, "tr", source)
    first = path.read_bytes()
    catalogues.update_catalogue(path, "tr", source)
    assert path.read_bytes() == first
    assert b"Date" not in first


def test_a_reworded_sentence_keeps_its_translation_as_doubtful(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, 'msgid "Hello dear {name}"\nmsgstr "Merhaba sevgili {name}"\n')
    source = gather(write_source(tmp_path), Domain.SITE)
    catalogues.update_catalogue(path, "tr", source)
    entry = read_catalogue(path, "tr")["Hello {name}"]
    assert (entry.string, entry.fuzzy) == ("Merhaba sevgili {name}", True)
    assert '#| msgid "Hello dear {name}"' in path.read_text(encoding="utf-8")


def test_what_is_still_said_lends_nothing_to_a_new_sentence(tmp_path: Path) -> None:
    path = write_catalogue(tmp_path, 'msgid "Hello {name}"\nmsgstr "Merhaba {name}"\n')
    source = gather(write_source(tmp_path, '_("Hello {name}"); _("Hello {name}!")'), Domain.SITE)
    catalogues.update_catalogue(path, "tr", source)
    assert not read_catalogue(path, "tr")["Hello {name}!"].string


def test_the_command_lists_what_wants_a_translation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    programs = write_source(tmp_path / "programs", '_("Hello")', "")
    locales = tmp_path / "locales"
    path = write_catalogue(locales, "")
    assert catalogues.main(programs, locales) == 1
    assert capsys.readouterr().out == "tr/site.po: untranslated: Hello\n"
    path.write_text(HEADER + '\nmsgid "Hello"\nmsgstr "Merhaba"\n', encoding="utf-8")
    assert catalogues.main(programs, locales) == 0
    assert capsys.readouterr().out == ""


languages = pytest.mark.parametrize("language", sorted(folder.name for folder in LOCALES.iterdir()))
domains = pytest.mark.parametrize("domain", list(Domain))


@languages
@domains
def test_every_catalogue_says_all_that_the_program_says(language: str, domain: Domain) -> None:
    catalog = read_catalogue(catalogue_path(language, domain), language)
    assert list(list_incomplete(catalog, gather(LOCALES.parent.parent, domain))) == []


@languages
@domains
def test_every_catalogue_is_as_the_command_writes_it(tmp_path: Path, language: str, domain: Domain) -> None:
    """Which also finds what the reader of catalogues passes over: a quotation mark that is not closed."""
    path, copy = catalogue_path(language, domain), tmp_path / "copy.po"
    copy.write_bytes(path.read_bytes())
    catalogues.update_catalogue(copy, language, gather(LOCALES.parent.parent, domain))
    assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
