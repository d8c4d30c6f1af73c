"""A fictional opinion; no person, address or case in it exists."""

from dataclasses import replace
from datetime import date

from asystent_desktop.domain.papers import (
    Addressee,
    Letterhead,
    Nature,
    OpinionContent,
    OpinionSection,
    Paragraph,
    Source,
)

PANGRAM = "Pchnąć w tę łódź jeża lub ośm skrzyń fig – ZAŻÓŁĆ GĘŚLĄ JAŹŃ."

# One line "# title" a part; a statement begins with its nature and ends with an empty line.
_PARTS = """
# Skład rodziny

fact: Anna Wiśniewska, lat 34, matka; Tomasz Kurek, lat 35, partner matki; Oliwia, lat 12, Kacper, lat 9,
i Zosia, lat 2 – dzieci. Wszyscy prowadzą wspólne gospodarstwo domowe.

# Sytuacja prawna

fact: Ojcem Oliwii i Kacpra jest Piotr Wiśniewski, lat 38. Małżeństwo rozwiązano przez rozwód w 2022 r.
Władza rodzicielska przysługuje obojgu rodzicom. Ojcem Zosi jest Tomasz Kurek.

fact: Postanowieniem z dnia 24 lutego 2025 r. Sąd zobowiązał matkę do współpracy z asystentem rodziny
(art. 109 § 2 pkt 1 Kodeksu rodzinnego i opiekuńczego). Wykonywanie władzy rodzicielskiej nie jest poddane
nadzorowi kuratora.

# Sytuacja mieszkaniowa

fact: Rodzina zajmuje mieszkanie komunalne przy ul. Łącznej 4/7 w Katowicach: dwa pokoje, kuchnia i
łazienka, 48 m², ogrzewanie miejskie.

fact: Dzieci mają wspólny pokój; każde ma własne miejsce do spania i do nauki. W czasie 38 wizyt
mieszkanie było czyste i ogrzane.

reported: Matka podała, że zaległość czynszowa powstała po utracie pracy przez partnera w sierpniu 2026 r.

fact: Zaległość wynosi 1 840 zł i jest spłacana w ratach po 350 zł.

assessment: W ocenie asystentki warunki mieszkaniowe zaspokajają potrzeby dzieci. Wsparcia wymaga
terminowa spłata zaległości.

# Dochody i praca

fact: Matka pracuje od 1 września 2026 r. jako pomoc kuchenna w szkole podstawowej, na umowę o pracę w
wymiarze pół etatu. Tomasz Kurek jest od sierpnia 2026 r. zarejestrowany w urzędzie pracy i w październiku
odbył dwie rozmowy kwalifikacyjne. Rodzina otrzymuje świadczenie wychowawcze na troje dzieci.

# Zdrowie, uzależnienia, przemoc

fact: Zosia choruje na astmę i pozostaje pod opieką poradni alergologicznej; w dniu 23 października 2026
r. matka okazała kartę ostatniej wizyty w poradni. Pozostali domownicy nie zgłaszali chorób przewlekłych.

fact: W okresie współpracy nie wszczęto procedury „Niebieskie Karty”.

# Dzieci

fact: Oliwia uczęszcza do klasy VI. Według informacji wychowawczyni z dnia 29 października 2026 r. we
wrześniu i październiku opuściła 9 godzin lekcyjnych, wszystkie usprawiedliwione. Uczestniczy w zajęciach
świetlicy środowiskowej dwa razy w tygodniu.

fact: Kacper uczęszcza do klasy III. Od 6 października 2026 r. korzysta z zajęć wyrównawczych z języka
polskiego. W czasie wizyt odrabiał lekcje przy własnym biurku, przy oknie.

fact: Zosia przebywa pod opieką matki, a w godzinach jej pracy – Tomasza Kurka. Szczepienia wykonano
zgodnie z kalendarzem (książeczka zdrowia okazana 11 czerwca 2026 r.).

assessment: W ocenie asystentki więzi rodzeństwa są bliskie: w czasie 31 z 38 wizyt dzieci bawiły się lub
uczyły razem, a Oliwia z własnej inicjatywy pomagała bratu.

# Kompetencje rodzicielskie

fact: Matka ustala z dziećmi stałe pory snu i nauki; plan dnia wisi w kuchni od 20 maja 2025 r. W czasie
wizyt w dniach 9 i 23 października 2026 r. stosowała uzgodnione sposoby reagowania na konflikty
rodzeństwa: rozdzielała dzieci, rozmawiała z każdym osobno i wracała do wspólnej rozmowy.

reported: Matka podała, że ukończyła warsztaty dla rodziców „Bliżej dziecka” (10 spotkań); zaświadczenie z
dnia 15 czerwca 2026 r. okazała.

assessment: W ocenie asystentki umiejętności wychowawcze matki wzrosły w porównaniu ze stanem z marca 2025
r., gdy w czasie trzech pierwszych wizyt nie reagowała na konflikty dzieci.

# Współpraca z asystentem rodziny

fact: Od 14 marca 2025 r. do 6 listopada 2026 r. zaplanowano 41 wizyt; odbyło się 38, trzy odwołano z
przyczyn podanych wcześniej (choroba dziecka: 8 grudnia 2025 r., 19 stycznia i 2 lutego 2026 r.). Matka
dotrzymała 27 z 31 ustaleń zapisanych w kartach wizyt.

# Cele planu pracy z rodziną

fact: Cel 1, spłata zaległości czynszowej: w trakcie. Umowa ratalna z dnia 7 września 2026 r., zapłacono
dwie raty (dowody wpłat okazane 9 października i 6 listopada 2026 r.).

fact: Cel 2, regularna nauka szkolna dzieci: osiągnięty. Brak godzin nieusprawiedliwionych od 1 września
2025 r. (informacje wychowawczyń).

fact: Cel 3, podjęcie pracy przez dorosłych: osiągnięty częściowo. Matka pracuje od 1 września 2026 r.,
Tomasz Kurek poszukuje pracy.

# Inne instytucje

fact: Rodzina współpracuje z pracownikiem socjalnym Terenowego Punktu Pomocy Społecznej nr 4, szkołą,
poradnią psychologiczno-pedagogiczną (diagnoza Kacpra z dnia 18 maja 2026 r.) i świetlicą środowiskową.

# Zasoby i ryzyka

assessment: Zasoby: stałe zatrudnienie matki od 1 września 2026 r., pomoc babci macierzystej w opiece nad
Zosią, systematyczna współpraca ze szkołą, uregulowany plan dnia.

assessment: Ryzyka: niski dochód rodziny do czasu podjęcia pracy przez Tomasza Kurka, nieuregulowana w
całości zaległość czynszowa.

# Odpowiedzi na pytania Sądu

fact: Pytanie 1: Czy ojciec utrzymuje kontakt z dziećmi? W okresie współpracy ojciec odwiedził dzieci
cztery razy: 6 kwietnia, 1 czerwca, 24 sierpnia i 1 listopada 2026 r. Matka podała, że o terminach
uprzedzał telefonicznie. Dwie z tych wizyt potwierdziła Oliwia.

assessment: Pytanie 2: Czy dalsza współpraca z asystentem jest celowa? W ocenie asystentki jest celowa
przez sześć miesięcy, do czasu spłaty zaległości i ustabilizowania dochodów.

# Podsumowanie

assessment: Matka systematycznie współpracuje z asystentką, a warunki bytowe i wychowawcze dzieci
poprawiły się od marca 2025 r. w zakresie opisanym w częściach 3, 6 i 7. Nie stwierdzono okoliczności
wskazujących na zagrożenie bezpieczeństwa dzieci.
"""


def _statement(block: str) -> Paragraph:
    nature, text = " ".join(block.split()).split(": ", 1)
    source = Source("visit", "0193f0aa-0000-7000-8000-000000000001", "wizyta 06.11")
    return Paragraph(text, Nature(nature), (source,))


def _sections() -> tuple[OpinionSection, ...]:
    sections = []
    for number, part in enumerate(_PARTS.split("\n# ")[1:], 1):
        title, *statements = part.strip().split("\n\n")
        sections.append(OpinionSection(number, title, tuple(map(_statement, statements))))
    return tuple(sections)


def opinion(**changes: object) -> OpinionContent:
    """The family of the design picture; changes replace whole fields."""
    content = OpinionContent(
        letterhead=Letterhead(
            name="Miejski Ośrodek Pomocy Społecznej\nw Katowicach",
            unit="Zespół Asysty Rodzinnej",
            street="ul. Przykładowa 17",
            postcode_city="40-032 Katowice",
            place="Katowice",
        ),
        dated_on=date(2026, 11, 17),
        case_number="",
        addressee=Addressee(
            court="Sąd Rejonowy Katowice-Zachód w Katowicach",
            division="V Wydział Rodzinny i Nieletnich",
            street="ul. Przykładowa 45",
            postcode_city="40-010 Katowice",
        ),
        case_ref="V Nsm 412/26",
        legal_basis=(
            "art. 15 ust. 1 pkt 17 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny "
            "i systemie pieczy zastępczej"
        ),
        letter_on=date(2026, 11, 3),
        received_on=date(2026, 11, 5),
        family_name="Wiśniewska",
        period=(
            "od 12 marca 2025 r., na podstawie postanowienia Sądu z dnia 24 lutego 2025 r. zobowiązującego "
            "matkę do współpracy z asystentem rodziny."
        ),
        sources=(
            "38 wizyt w okresie od 14 marca 2025 r. do 6 listopada 2026 r., dokumentacja szkolna, informacje "
            "wychowawców, umowa najmu."
        ),
        sections=_sections(),
        signatory="Marta Zielińska",
        signatory_title="asystentka rodziny",
        attachments=(
            "kopia umowy ratalnej z dnia 7 września 2026 r.",
            "informacja wychowawczyni z dnia 29 października 2026 r.",
        ),
    )
    return replace(content, **changes)  # type: ignore[arg-type]


def one_page() -> OpinionContent:
    """A short opinion that fits one page."""
    parts = (OpinionSection(1, "Skład rodziny", (Paragraph("Matka i dwoje dzieci."),)),)
    return opinion(sections=parts, attachments=())
