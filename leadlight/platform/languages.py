"""The languages our pages come in, and those a family may speak. Knows no Django, so that settings may read it."""

import re
from dataclasses import dataclass

RTL, LTR = "rtl", "ltr"
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
BIDI_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its BCP 47 code, in English and in its own words and script."""

    code: str
    name: str
    own_name: str
    direction: str = LTR


OFFERED = [
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ar", "العربية"),
    ("mi", "te reo Māori"),
]
"""Django's LANGUAGES: what pages come in. Each name is the language's own, and so is never translated."""

LANGUAGE_INFO = {"mi": {"bidi": False, "code": "mi", "name": "Māori", "name_local": "te reo Māori"}}
"""What Django's own table lacks; settings add it to `django.conf.locale.LANG_INFO`."""

FAMILY_LANGUAGES = (
    Language("sq", "Albanian", "Shqip"),
    Language("am", "Amharic", "አማርኛ"),
    Language("ar", "Arabic", "العربية", RTL),
    Language("hy", "Armenian", "Հայերեն"),
    Language("bn", "Bengali", "বাংলা"),
    Language("bs", "Bosnian", "Bosanski"),
    Language("bg", "Bulgarian", "Български"),
    Language("my", "Burmese", "မြန်မာဘာသာ"),
    Language("yue", "Cantonese", "廣東話"),
    Language("zh", "Chinese (Mandarin)", "中文（普通话）"),
    Language("rar", "Cook Islands Māori", "Māori Kūki ʻĀirani"),
    Language("hr", "Croatian", "Hrvatski"),
    Language("cs", "Czech", "Čeština"),
    Language("prs", "Dari", "دری", RTL),
    Language("nl", "Dutch", "Nederlands"),
    Language("en", "English", "English"),
    Language("fj", "Fijian", "Na Vosa Vakaviti"),
    Language("fil", "Filipino", "Filipino"),
    Language("fr", "French", "Français"),
    Language("de", "German", "Deutsch"),
    Language("el", "Greek", "Ελληνικά"),
    Language("gu", "Gujarati", "ગુજરાતી"),
    Language("ht", "Haitian Creole", "Kreyòl ayisyen"),
    Language("ha", "Hausa", "Hausa"),
    Language("he", "Hebrew", "עברית", RTL),
    Language("hi", "Hindi", "हिन्दी"),
    Language("hmn", "Hmong", "Hmoob"),
    Language("hu", "Hungarian", "Magyar"),
    Language("ig", "Igbo", "Igbo"),
    Language("id", "Indonesian", "Bahasa Indonesia"),
    Language("it", "Italian", "Italiano"),
    Language("ja", "Japanese", "日本語"),
    Language("ksw", "Karen (S’gaw)", "ကညီကျိာ်"),
    Language("km", "Khmer", "ភាសាខ្មែរ"),
    Language("rw", "Kinyarwanda", "Ikinyarwanda"),
    Language("ko", "Korean", "한국어"),
    Language("ku", "Kurdish (Kurmanji)", "Kurdî (Kurmancî)"),
    Language("ckb", "Kurdish (Sorani)", "کوردی (سۆرانی)", RTL),
    Language("lo", "Lao", "ພາສາລາວ"),
    Language("ln", "Lingala", "Lingála"),
    Language("lt", "Lithuanian", "Lietuvių"),
    Language("ms", "Malay", "Bahasa Melayu"),
    Language("ml", "Malayalam", "മലയാളം"),
    Language("mi", "Māori", "te reo Māori"),
    Language("mr", "Marathi", "मराठी"),
    Language("ne", "Nepali", "नेपाली"),
    Language("niu", "Niuean", "Vagahau Niue"),
    Language("om", "Oromo", "Afaan Oromoo"),
    Language("ps", "Pashto", "پښتو", RTL),
    Language("fa", "Persian (Farsi)", "فارسی", RTL),
    Language("pl", "Polish", "Polski"),
    Language("pt", "Portuguese", "Português"),
    Language("pa", "Punjabi", "ਪੰਜਾਬੀ"),
    Language("pnb", "Punjabi (Shahmukhi)", "پنجابی", RTL),
    Language("ro", "Romanian", "Română"),
    Language("ru", "Russian", "Русский"),
    Language("sm", "Samoan", "Gagana Sāmoa"),
    Language("sr", "Serbian", "Српски"),
    Language("si", "Sinhala", "සිංහල"),
    Language("sk", "Slovak", "Slovenčina"),
    Language("so", "Somali", "Soomaali"),
    Language("es", "Spanish", "Español"),
    Language("sw", "Swahili", "Kiswahili"),
    Language("tl", "Tagalog", "Tagalog"),
    Language("ta", "Tamil", "தமிழ்"),
    Language("te", "Telugu", "తెలుగు"),
    Language("th", "Thai", "ไทย"),
    Language("ti", "Tigrinya", "ትግርኛ"),
    Language("to", "Tongan", "Lea faka-Tonga"),
    Language("tr", "Turkish", "Türkçe"),
    Language("tw", "Twi", "Twi"),
    Language("uk", "Ukrainian", "Українська"),
    Language("ur", "Urdu", "اردو", RTL),
    Language("ug", "Uyghur", "ئۇيغۇرچە", RTL),
    Language("vi", "Vietnamese", "Tiếng Việt"),
    Language("wo", "Wolof", "Wolof"),
    Language("yo", "Yoruba", "Yorùbá"),
    Language("ase", "American Sign Language", "American Sign Language (ASL)"),
    Language("asf", "Australian Sign Language", "Auslan"),
    Language("bfi", "British Sign Language", "British Sign Language (BSL)"),
    Language("nzs", "New Zealand Sign Language", "New Zealand Sign Language (NZSL)"),
)
"""What a family may choose as theirs, for an interpreter or a letter; by English name, signed languages last."""

_BY_CODE = {language.code: language for language in FAMILY_LANGUAGES}


def forms(code):
    """The codes to look a language up by, best first: `es_MX` gives ("es-mx", "es")."""
    code = (code or "").replace("_", "-").lower()
    return tuple(dict.fromkeys([code, code.partition("-")[0]]))


def language(code):
    """The Language for `code`, or for the one it is a form of (`pt-BR` is Portuguese); None when we know neither."""
    return next((_BY_CODE[each] for each in forms(code) if each in _BY_CODE), None)


def direction(code):
    """`rtl` or `ltr`, for a `dir` attribute; a language we do not know counts as left to right."""
    known = language(code)
    return known.direction if known else LTR


def own_name(code):
    """The language in its own words, as a person who reads it wants to find it; its code when we do not know it."""
    known = language(code)
    return known.own_name if known else code


def set_apart(value, code):
    """`value` as text to stand in a sentence of language `code`, in bidi isolates when either runs from right to left.

    A link ends with a space inside: phones would take the closing isolate for a part of the address.
    """
    value = str(value)
    if direction(code) == LTR and not RTL_LETTER.search(value):
        return value
    return ISOLATE + BIDI_CONTROLS.sub("", value) + (" " if "://" in value else "") + END_ISOLATE
