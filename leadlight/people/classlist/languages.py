"""Languages as class lists name them: by code, in English, Spanish, French or German, or by their own name.

The languages a family may choose in our pages come first, under our codes; the table adds other words and languages.
"""

import re

from leadlight.people.classlist.names import fold, tidy
from leadlight.platform.languages import FAMILY_LANGUAGES

TABLE = """
en English, inglés, anglais, Englisch, eng, الإنجليزية, انجليزي, Ingarihi, Pākehā
es Spanish, español, castellano, espagnol, Spanisch, spa, الإسبانية, Pāniora
fr French, français, francés, Französisch, fra, fre, الفرنسية, فرنسي, Wīwī
de German, Deutsch, alemán, allemand, deu, ger, الألمانية
ar Arabic, العربية, عربي, árabe, arabe, Arabisch, ara, Arapi
mi Māori, te reo Māori, te reo, reo Māori, maorí, mri, mao
pt Portuguese, português, portugués, portugais, Portugiesisch, por
pt-BR Brazilian, Brazilian Portuguese, português do Brasil
it Italian, italiano, italien, Italienisch, ita
nl Dutch, Nederlands, neerlandés, néerlandais, Niederländisch, Flemish, Vlaams, nld
pl Polish, polski, polaco, polonais, Polnisch, pol
uk Ukrainian, українська, ucraniano, ukrainien, Ukrainisch, ukr
ru Russian, русский, ruso, russe, Russisch, rus, الروسية
ro Romanian, română, rumano, roumain, Rumänisch, ron, Moldovan
bg Bulgarian, български, búlgaro, bulgare, Bulgarisch, bul
el Greek, ελληνικά, griego, grec, Griechisch, ell
hu Hungarian, magyar, húngaro, hongrois, Ungarisch, hun
cs Czech, čeština, checo, tchèque, Tschechisch, ces
sk Slovak, slovenčina, eslovaco, slovaque, Slowakisch, slk
hr Croatian, hrvatski, croata, croate, Kroatisch, hrv
sr Serbian, српски, srpski, serbio, serbe, Serbisch, srp
bs Bosnian, bosanski, bosnio, bosnien, Bosnisch, bos
sq Albanian, shqip, albanés, albanais, Albanisch, sqi
mk Macedonian, македонски, macedonio, macédonien, Mazedonisch, mkd
lt Lithuanian, lietuvių, lituano, lituanien, Litauisch, lit
lv Latvian, latviešu, letón, letton, Lettisch, lav
et Estonian, eesti, estonio, estonien, Estnisch, est
fi Finnish, suomi, finés, finnois, Finnisch, fin
sv Swedish, svenska, sueco, suédois, Schwedisch, swe
da Danish, dansk, danés, danois, Dänisch, dan
nb Norwegian, norsk, bokmål, noruego, norvégien, Norwegisch, nor
is Icelandic, íslenska, islandés, islandais, Isländisch, isl
ga Irish, Gaeilge, irlandés, irlandais, Irisch, gle
cy Welsh, Cymraeg, galés, gallois, Walisisch, cym
ca Catalan, català, catalán, Katalanisch, cat
eu Basque, euskara, vasco, Baskisch, eus
tr Turkish, Türkçe, turco, turc, Türkisch, tur, التركية
ku Kurdish, kurdî, Kurmanji, kurdo, kurde, Kurdisch, kur, kmr, الكردية
ckb Sorani, Central Kurdish, کوردی, سۆرانی
fa Persian, فارسی, Farsi, persa, persan, Persisch, fas
ps Pashto, پښتو, Pushto, pastún, pachto, Paschtu, pus
ur Urdu, اردو, ourdou, urd
pa Punjabi, ਪੰਜਾਬੀ, پنجابی, Panjabi, pendjabi, pan
hi Hindi, हिन्दी, हिंदी, hin
bn Bengali, বাংলা, Bangla, bengalí, Bengalisch, ben
gu Gujarati, ગુજરાતી, guj
ta Tamil, தமிழ், tam, tamoul
te Telugu, తెలుగు, tel
ml Malayalam, മലയാളം, mal
mr Marathi, मराठी, mar
ne Nepali, नेपाली, nepalí, népalais, nep
si Sinhala, සිංහල, Sinhalese, sin
so Somali, Soomaali, af Soomaali, somalí, Somalisch, som
am Amharic, አማርኛ, amárico, amharique, Amharisch, amh
ti Tigrinya, ትግርኛ, tigriña, tir
om Oromo, Afaan Oromoo, orm
sw Swahili, Kiswahili, suajili, souahéli, swa
rw Kinyarwanda, kin
ln Lingala, lingála, lin
wo Wolof, wol
tw Twi, Akan, twi
yo Yoruba, Yorùbá, yor
ig Igbo, ibo
ha Hausa, hau
zu Zulu, isiZulu, zul
xh Xhosa, isiXhosa, xho
af Afrikaans, afr
zh Chinese, 中文, Mandarin, 普通话, 汉语, 漢語, chino, chinois, Chinesisch, zho, chi, cmn
yue Cantonese, 粵語, 广东话, 廣東話, cantonés, cantonais, Kantonesisch
ja Japanese, 日本語, japonés, japonais, Japanisch, jpn
ko Korean, 한국어, coreano, coréen, Koreanisch, kor
vi Vietnamese, Tiếng Việt, vietnamita, vietnamien, Vietnamesisch, vie
th Thai, ไทย, ภาษาไทย, tailandés, thaï, tha
lo Lao, ລາວ, laosiano, laotien
km Khmer, ខ្មែរ, ភាសាខ្មែរ, Cambodian, khm
my Burmese, မြန်မာ, မြန်မာဘာသာ, birmano, birman, Birmanisch, mya
id Indonesian, Bahasa Indonesia, indonesio, indonésien, Indonesisch, ind
ms Malay, Bahasa Melayu, malayo, malais, Malaiisch, msa
fil Filipino, Pilipino
tl Tagalog, tagalo, tgl
sm Samoan, gagana Samoa, samoano, smo
to Tongan, lea faka-Tonga, ton
fj Fijian, vosa Vakaviti, fij
haw Hawaiian, ʻŌlelo Hawaiʻi
ht Haitian, Haitian Creole, kreyòl ayisyen, kreyòl, Creole, criollo haitiano, créole haïtien, hat
he Hebrew, עברית, hebreo, hébreu, Hebräisch, heb
yi Yiddish, ייִדיש, yid
hy Armenian, հայերեն, armenio, arménien, Armenisch, hye
ka Georgian, ქართული, georgiano, géorgien, Georgisch, kat
az Azerbaijani, azərbaycan, azerí, aze
uz Uzbek, oʻzbek, uzb
kk Kazakh, қазақ, kaz
mn Mongolian, монгол, mongol, mon
ug Uyghur, ئۇيغۇرچە, uig
hmn Hmong, Hmoob
qu Quechua, Runasimi, que
gn Guarani, avañe'ẽ, guaraní, grn
nah Nahuatl, náhuatl
rom Romani, Romanes, romaní
ase American Sign Language, ASL
bfi British Sign Language, BSL
nzs New Zealand Sign Language, NZSL
"""
BRACKETS = re.compile(r"[(（]")
REGION = re.compile(r"[a-z]{2}|[a-z]{4}|\d{3}")


def _key(name):
    return fold(tidy(name)).strip(" .()")


def _read_table():
    """Our pages' languages win; then the words of the table; last their names without what stands in brackets."""
    codes = {}
    for language in FAMILY_LANGUAGES:
        for name in (language.code, language.name, language.own_name):
            codes.setdefault(_key(name), language.code)
    for line in TABLE.strip().splitlines():
        code, _, names = line.partition(" ")
        for name in [code, *names.split(",")]:
            codes.setdefault(_key(name), code)
    for language in FAMILY_LANGUAGES:
        for name in (language.name, language.own_name):
            codes.setdefault(_key(BRACKETS.split(name)[0]), language.code)
    return codes


CODES = _read_table()


def language_code(text):
    """The code of the language a cell names ("English", "Español", "pt_BR", "العربية"), or "" for an unknown one."""
    word = _key(text)
    if word in CODES:
        return CODES[word]
    base, _, region = word.replace("_", "-").partition("-")
    return CODES.get(base, "") if len(base) <= 3 and REGION.fullmatch(region) else ""
