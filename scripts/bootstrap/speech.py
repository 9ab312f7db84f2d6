# -*- coding: utf-8 -*-
"""What the doors say before the catalogues are installed, in the language of the environment.

Pythons from 2.7 on read this file, so that an old one can say what is needed instead of failing.
"""

from __future__ import unicode_literals

import codecs
import os
import sys

NEEDED = (3, 11)

SENTENCES = {
    "old-python": {
        "en": "Python {needed} or newer is needed; this is Python {found}.",
        "tr": "Python {needed} veya daha yenisi gerekiyor; buradaki Python'un sürümü: {found}.",
        "az": "Python {needed} və ya daha yenisi lazımdır; buradakı Python-un versiyası: {found}.",
    },
    "preparing": {
        "en": "Preparing .venv from {locks}; this happens once and needs the network.",
        "tr": ".venv klasörü {locks} dosyasına göre hazırlanıyor; bu bir kez yapılır ve ağ bağlantısı ister.",
        "az": ".venv qovluğu {locks} faylına görə hazırlanır; bu, bir dəfə edilir və şəbəkə tələb edir.",
    },
    "waiting": {
        "en": "Another run is preparing .venv; waiting for it.",
        "tr": ".venv klasörünü şu anda başka bir çalıştırma hazırlıyor; bitmesi bekleniyor.",
        "az": ".venv qovluğunu hazırda başqa bir proses hazırlayır; onun bitməsi gözlənilir.",
    },
    "system-package": {
        "en": "Installing the system package {packages} with apt-get.",
        "tr": "{packages} sistem paketi apt-get ile kuruluyor.",
        "az": "{packages} sistem paketi apt-get ilə quraşdırılır.",
    },
    "no-venv": {
        "en": "This Python can make no virtual environment: install {package} (Debian, Ubuntu) "
        "or pip 22.3 or newer, then run this again.",
        "tr": "Bu Python sanal ortam kuramıyor: {package} paketini (Debian, Ubuntu) "
        "ya da pip 22.3 veya daha yenisini kurup yeniden çalıştırın.",
        "az": "Bu Python virtual mühit yarada bilmir: {package} paketini (Debian, Ubuntu), "
        "yaxud pip 22.3 və ya daha yenisini quraşdırıb yenidən işə salın.",
    },
    "offline": {
        "en": "The packages of {locks} could not be fetched, as the package index cannot be reached: "
        "connect to the network and run this again.",
        "tr": "Paket dizinine ulaşılamadığı için {locks} dosyasındaki paketler indirilemedi: "
        "ağa bağlanıp yeniden çalıştırın.",
        "az": "Paket indeksi əlçatan olmadığı üçün {locks} faylındakı paketləri endirmək mümkün olmadı: "
        "şəbəkəyə qoşulub yenidən işə salın.",
    },
    "pip-failed": {
        "en": "The packages of {locks} could not be installed; pip said: {reason}",
        "tr": "{locks} dosyasındaki paketler kurulamadı; pip'in söylediği: {reason}",
        "az": "{locks} faylındakı paketləri quraşdırmaq mümkün olmadı; pip-in bildirdiyi: {reason}",
    },
    "venv-failed": {
        "en": "The folder .venv could not be prepared: {reason}",
        "tr": ".venv klasörü hazırlanamadı: {reason}",
        "az": ".venv qovluğunu hazırlamaq mümkün olmadı: {reason}",
    },
    "no-driver": {
        "en": "The browser tests need Playwright, which does not start: {reason}",
        "tr": "Tarayıcı testleri Playwright'ı ister, ama o başlamıyor: {reason}",
        "az": "Brauzer testləri üçün Playwright lazımdır, lakin o işə düşmür: {reason}",
    },
    "fetching-browser": {
        "en": "No Chromium was found on this machine; downloading the one of Playwright.",
        "tr": "Bu bilgisayarda Chromium bulunamadı; Playwright'ın Chromium'u indiriliyor.",
        "az": "Bu kompüterdə Chromium tapılmadı; Playwright-ın Chromium-u endirilir.",
    },
    "no-browser": {
        "en": "The tests need a browser and none could be had: install Chromium or Google Chrome, "
        "then run this again.",
        "tr": "Testler bir tarayıcı ister, ama bulunamadı: Chromium ya da Google Chrome kurup "
        "yeniden çalıştırın.",
        "az": "Testlər üçün brauzer lazımdır, lakin tapılmadı: Chromium və ya Google Chrome quraşdırıb "
        "yenidən işə salın.",
    },
    "no-font": {
        "en": "The browser tests need a font with the letters of Azerbaijani: install one, "
        "for instance DejaVu Sans, then run this again.",
        "tr": "Tarayıcı testleri Azerbaycan dilinin harflerini içeren bir yazı tipi ister: "
        "örneğin DejaVu Sans kurup yeniden çalıştırın.",
        "az": "Brauzer testləri üçün Azərbaycan dilinin hərflərini əhatə edən şrift lazımdır: "
        "məsələn, DejaVu Sans quraşdırıb yenidən işə salın.",
    },
    "part-failed": {
        "en": "Failed: {part}",
        "tr": "Başarısız: {part}",
        "az": "Uğursuz: {part}",
    },
}


class DoorError(Exception):
    """Why nothing can go on: the key of a sentence and what fills its gaps."""

    def __init__(self, key, **gaps):
        # type: (str, str) -> None
        super(DoorError, self).__init__(key)
        self.key = key
        self.gaps = gaps


def choose_language(arguments, environment):
    # type: (list[str], dict[str, str]) -> str
    """The language `--lang` asks for, else that of the locale, else English."""
    asked = _option(str("--lang"), arguments)  # str: Python 2 must not compare bytes with text
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        asked = asked or environment.get(name, "")
    asked = asked or _language_of_windows()
    for mark in ".@-":
        asked = asked.replace(mark, "_")
    code = asked.split("_")[0]
    return code if code in SENTENCES["old-python"] else "en"


def sentence(key, language, **gaps):
    # type: (str, str, str) -> str
    return SENTENCES[key][language].format(**gaps)


def say(key, **gaps):
    # type: (str, str) -> None
    """Say one sentence on standard error, with question marks for what that cannot encode."""
    text = sentence(key, choose_language(sys.argv[1:], dict(os.environ)), **gaps) + os.linesep
    encoding = codecs.lookup(sys.stderr.encoding or "utf-8").name
    encoded = text.encode("utf-8" if encoding == "ascii" else encoding, "replace")
    sys.stderr.flush()
    if sys.version_info < (3,):
        sys.stderr.write(encoded)
    else:
        sys.stderr.buffer.write(encoded)
    sys.stderr.flush()


def refuse_old_python(version):
    # type: (tuple[int, ...]) -> None
    """Say which Python is needed and leave, if this one is older."""
    if version < NEEDED:
        needed, found = (".".join(str(number) for number in numbers) for numbers in (NEEDED, version))
        say("old-python", needed=needed, found=found)
        sys.exit(2)


def _option(name, arguments):
    # type: (str, list[str]) -> str
    for position, argument in enumerate(arguments):
        if argument == name:
            return "".join(arguments[position + 1 : position + 2])
        if argument.startswith(name + str("=")):
            return argument[len(name) + 1 :]
    return ""


def _language_of_windows():
    # type: () -> str
    """Windows keeps the language of its user outside the environment variables."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
