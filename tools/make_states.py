"""Write `states.csv` and `state_names.csv` of the world data from the territory names of CLDR, through Babel.

Run `python tools/make_states.py` after Babel has taken in a new CLDR. Forms that CLDR lacks (adjectives, seats of
government, colloquial names) are kept by hand in `state_names_more.csv`, which this never touches.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global

WORLD = Path(__file__).resolve().parent.parent / "src" / "wasata" / "world"
LANGUAGES = ("en", "ar", "fa")

REGIONS = {
    "gulf": "ARE BHR KWT OMN QAT SAU",
    "middle-east": "IRN IRQ ISR JOR LBN PSE SYR TUR YEM EGY CYP",
    "north-africa": "DZA ESH LBY MAR MRT SDN TUN",
    "sub-saharan-africa": (
        "AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV DJI ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI MOZ MUS MWI "
        "MYT NAM NER NGA REU RWA SEN SHN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE IOT ASC TAA"
    ),
    "caucasus-central-asia": "ARM AZE GEO KAZ KGZ TJK TKM UZB",
    "south-asia": "AFG BGD BTN IND LKA MDV NPL PAK",
    "east-asia": "CHN HKG JPN KOR MAC MNG PRK TWN",
    "south-east-asia": "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM CCK CXR",
    "eastern-europe": "BLR BGR CZE HUN MDA POL ROU RUS SVK UKR",
    "western-europe": (
        "ALB AND AUT BEL BIH CHE DEU DNK ESP EST FIN FRA FRO GBR GGY GIB GRC HRV IMN IRL ISL ITA JEY LIE LTU LUX LVA MCO MKD "
        "MLT MNE NLD NOR PRT SJM SMR SRB SVN SWE VAT XKK ALA"
    ),
    "north-america": "BMU CAN GRL SPM USA UMI",
    "latin-america": (
        "ABW AIA ARG ATG BES BHS BLM BLZ BOL BRA BRB CHL COL CPT CRI CUB CUW CYM DMA DOM ECU FLK GLP GRD GTM GUF GUY HND HTI JAM "
        "KNA LCA MAF MEX MSR MTQ NIC PAN PER PRI PRY SGS SLV SUR SXM TCA TTO URY VCT VEN VGB VIR"
    ),
    "oceania": "ASM AUS COK FJI FSM GUM HMD KIR MHL MNP NCL NFK NIU NRU NZL PCN PLW PNG PYF SLB TKL TON TUV VUT WLF WSM",
    "antarctica": "ATA ATF BVT DGA",
}
"""Regions of this toolkit's field, with the ISO 3166 alpha-3 codes of their states and territories."""

NOT_CURRENT = ("BUR", "DDR", "FXX", "NTZ", "RHO", "TMP", "YMD", "YUG", "ZAR", "SCG", "SUN", "ANT", "QUU", "EUR")
BRACKETED = re.compile(r"\s*[(\[].*?[)\]]")


def codes() -> dict[str, str]:
    """Alpha-2 code by alpha-3 code, of states and territories that are current."""
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    three = {code: two[0] for code, two in aliases.items() if len(code) == 3 and code.isalpha() and len(two) == 1}
    return {code: two for code, two in sorted(three.items()) if code not in NOT_CURRENT}


def names(locale: Locale, two: str) -> list[tuple[str, str]]:
    """Kind and form of each name that a locale has for a territory."""
    territories = locale.territories
    found = []
    for key in (two, f"{two}-alt-short", f"{two}-alt-variant"):
        form = territories.get(key)
        if form:
            found.append(("full", BRACKETED.sub("", form.replace("\u200f", "").replace(" & ", " and ")).strip()))
    return found


def main() -> None:
    """Write both files."""
    region_of = {code: region for region, listed in REGIONS.items() for code in listed.split()}
    found = {code: two for code, two in codes().items() if code in region_of}
    missing = sorted(set(region_of) - set(found))
    if missing:
        raise SystemExit(f"Babel knows no alpha-3 code {missing}: mend REGIONS")
    with (WORLD / "states.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "region"))
        writer.writerows((code, region_of[code]) for code in sorted(found))
    with (WORLD / "state_names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "lang", "kind", "form"))
        for language in LANGUAGES:
            locale = Locale(language)
            for code, two in sorted(found.items()):
                writer.writerows((code, language, kind, form) for kind, form in dict.fromkeys(names(locale, two)))


if __name__ == "__main__":
    main()
