"""The sample corpus keeps the promises that its README makes."""

import itertools
import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean, pstdev

import pytest
import yaml
from textblob import TextBlob

FOLDER = Path(__file__).parents[1] / "corpus" / "reviews"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
SEEDS = Path(__file__).parents[1].parent / "shared" / "seeds"
KEYS = {"film", "year", "reviewer", "outlet", "published", "rating", "genres"}

INES = "Inès Carravel"
DESMOND = "Desmond Thackeray-Poole"
RUFUS = "Rufus Obadele"
GIL = "Gil Marchbanks"


@dataclass(frozen=True)
class Review:
    """One file: what its front matter says, and its text as printed and as words."""

    name: str
    meta: dict
    text: str

    @property
    def key(self) -> tuple[str, str]:
        return self.meta["film"], self.meta["reviewer"]

    @property
    def plain(self) -> str:
        """Lower case, single spaces, straight apostrophes, the film's own title as «film»."""
        text = " ".join(self.text.replace("’", "'").casefold().split())
        return text.replace(self.meta["film"].casefold(), "«film»")

    @property
    def score(self) -> float:
        rating = self.meta["rating"]
        if "/" in rating:
            given, best = rating.split("/")
            return 10 * float(given) / float(best)
        return 2 * (rating.count("★") + 0.5 * rating.count("½"))


def read(path: Path) -> Review:
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return Review(path.name, yaml.safe_load(front), text.strip())


REVIEWS = [read(path) for path in sorted(FOLDER.glob("*.md")) if path.name != "README.md"]
REPRINTED = [review for review in REVIEWS if review.key == ("Twilight Serenade", "Philippa Sundqvist")]


def saying(pattern: str) -> list[Review]:
    return [review for review in REVIEWS if re.search(pattern, review.plain)]


def of(column: str, value: str) -> list[Review]:
    return [review for review in REVIEWS if review.meta[column] == value]


def scores(reviews: list[Review]) -> list[float]:
    return [review.score for review in reviews]


# ------------------------------------------------------------------------------------------ shape


def test_sixty_seven_reviews_of_twelve_films_by_eight_critics_of_three_outlets():
    counts = [len({review.meta[column] for review in REVIEWS}) for column in ("film", "reviewer", "outlet")]
    assert (len(REVIEWS), counts) == (67, [12, 8, 3])


@pytest.mark.parametrize("review", REVIEWS, ids=lambda review: review.name)
def test_a_review_has_exactly_the_promised_front_matter_and_120_to_350_words(review):
    assert set(review.meta) == KEYS
    assert isinstance(review.meta["film"], str)
    assert isinstance(review.meta["rating"], str)
    assert isinstance(review.meta["genres"], list)
    assert type(review.meta["published"]) is date
    assert review.name.startswith(f"{review.meta['published']:%Y-%m-%d}-")
    assert 120 <= len(review.text.split()) <= 350


def test_a_film_has_one_year_and_one_set_of_genres():
    facts = {(r.meta["film"], r.meta["year"], tuple(r.meta["genres"])) for r in REVIEWS}
    assert len(facts) == 12


def test_every_month_of_two_years_has_a_review():
    months = {f"{review.meta['published']:%Y-%m}" for review in REVIEWS}
    years = {f"{year}-{month:02}" for year in (2024, 2025, 2026) for month in range(1, 13)}
    assert months == {month for month in years if "2024-09" <= month <= "2026-08"}


def test_raves_mixed_and_pans_are_each_about_a_third():
    raves = sum(score >= 7.5 for score in scores(REVIEWS))
    pans = sum(score <= 4 for score in scores(REVIEWS))
    assert (raves, len(REVIEWS) - raves - pans, pans) == (24, 21, 22)


def test_each_film_has_four_to_eight_reviews_and_each_critic_eight_or_nine_films():
    assert all(4 <= len(of("film", film)) <= 8 for film in {r.meta["film"] for r in REVIEWS})
    for critic in {r.meta["reviewer"] for r in REVIEWS}:
        assert len({r.meta["film"] for r in of("reviewer", critic)}) in {8, 9}


@pytest.mark.parametrize(
    ("outlet", "spelling"),
    [("The Saltmarsh Ledger", r"[0-4](\.5)?/4"), ("Lantern Weekly", r"\d+/10"), ("Aisle & Balcony", "★{1,5}½?")],
)
def test_an_outlet_spells_its_ratings_its_own_way(outlet, spelling):
    assert all(re.fullmatch(spelling, review.meta["rating"]) for review in of("outlet", outlet))


def test_a_title_a_name_and_an_outlet_carry_the_hazards_of_a_real_archive():
    assert {"1893", "Low Tide: A Reckoning", "The Glazier's Holiday", "Pepper & Brine"} <= {
        r.meta["film"] for r in REVIEWS
    }
    assert of("reviewer", INES)
    assert of("reviewer", "Mina O'Dwyer-Katz")
    assert of("outlet", "Aisle & Balcony")


# ---------------------------------------------------------------------------------------- planted

# As the README lists them: a row's name, its pattern, and its reviews, films and critics.
PLANTED = [
    ("long after the credits …", "long after the credits (roll|rolled|have rolled)\\b", 21, 11, 8),
    ("long after the credits roll", "long after the credits roll\\b", 6, 5, 5),
    ("long after the credits rolled", "long after the credits rolled", 10, 8, 5),
    ("long after the credits have rolled", "long after the credits have rolled", 5, 5, 3),
    ("hauntingly beautiful …", "hauntingly beautiful (score|soundtrack|film)\\b", 11, 5, 5),
    ("hauntingly beautiful score", "hauntingly beautiful score", 5, 4, 3),
    ("hauntingly beautiful soundtrack", "hauntingly beautiful soundtrack", 3, 2, 2),
    ("hauntingly beautiful film", "hauntingly beautiful film", 3, 3, 3),
    ("tugs at the heartstrings", "tugs at the heartstrings", 9, 7, 5),
    ("tugging at the heartstrings", "tugging at the heartstrings", 1, 1, 1),
    ("resonate with anyone who has ever", "resonate with anyone who has ever", 11, 9, 4),
    ("a triumph of style over substance", "a triumph of style over substance", 8, 7, 5),
    ("sense of …", r"sense of \w+", 17, 9, 7),
    ("what truly sets «film» apart is its *", r"what truly sets «film» apart is its \w+", 10, 8, 4),
    ("the best * since", r"the best (\S+ ){1,3}since", 11, 8, 6),
    ("in conclusion, «film» is a", "in conclusion, «film» is a", 11, 11, 4),
    ("a slow exhale of a film", "a slow exhale of a film", 9, 7, 6),
    ("the gentleman in the seat behind me", "the gentleman in the seat behind me", 7, 7, 1),
    ("watch the edges of the frame", "watch the edges of the frame", 8, 8, 1),
    ("use of light and shadow", "use of light and shadow", 5, 5, 1),
]


@pytest.mark.parametrize(("name", "pattern", "reviews", "films", "critics"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_phrase_stands_in_as_many_reviews_as_the_readme_says(name, pattern, reviews, films, critics):
    matching = saying(pattern)
    counted = [len(matching), *(len({r.meta[column] for r in matching}) for column in ("film", "reviewer"))]
    assert counted == [reviews, films, critics]
    assert f"| {name} | {reviews} | {films} | {critics} |" in README


@pytest.mark.parametrize(
    ("tic", "critic"),
    [
        ("the gentleman in the seat behind me", GIL),
        ("watch the edges of the frame", RUFUS),
        ("use of light and shadow", RUFUS),
    ],
)
def test_a_tic_belongs_to_one_critic(tic, critic):
    assert {review.meta["reviewer"] for review in saying(tic)} == {critic}


@pytest.mark.parametrize(
    ("template", "fillers"),
    [
        (r"what truly sets «film» apart is its (\w+)", 9),
        (r"the best ((?:\S+ ){1,3})since", 11),
        (r"in conclusion, «film» is (a \S+ \S+)", 10),
    ],
)
def test_a_template_changes_its_filler(template, fillers):
    assert len({filler for r in REVIEWS for filler in re.findall(template, r.plain)}) == fillers


def test_the_spreading_phrase_is_one_critics_for_half_a_year_and_then_the_desks():
    printings = sorted(saying("a slow exhale of a film"), key=lambda review: review.meta["published"])
    assert [(f"{r.meta['published']:%Y-%m}", r.meta["reviewer"].split()[0]) for r in printings] == [
        ("2025-01", "Inès"),
        ("2025-03", "Inès"),
        ("2025-05", "Inès"),
        ("2025-08", "Rufus"),
        ("2025-12", "Inès"),
        ("2025-12", "Philippa"),
        ("2026-02", "Desmond"),
        ("2026-04", "Mina"),
        ("2026-06", "Tomas"),
    ]


def test_one_review_is_reprinted_elsewhere_with_a_few_edits_and_the_same_score():
    first, second = REPRINTED
    assert first.meta["outlet"] != second.meta["outlet"]
    assert first.score == second.score
    assert 0.82 <= SequenceMatcher(None, first.plain.split(), second.plain.split(), autojunk=False).ratio() <= 0.92


def test_no_two_other_reviews_are_alike():
    def shingles(review: Review) -> set[tuple[str, ...]]:
        words = review.plain.split()
        return set(zip(*(words[start:] for start in range(5)), strict=False))

    sets = {review.name: shingles(review) for review in REVIEWS}
    alike = [
        {one, other}
        for one, other in itertools.combinations(sets, 2)
        if len(sets[one] & sets[other]) > 0.05 * len(sets[one] | sets[other])
    ]
    assert alike == [{review.name for review in REPRINTED}]


def test_the_warmest_film_by_its_stars_is_also_the_warmest_by_its_words():
    films = {review.meta["film"] for review in REVIEWS}
    polarity = {film: mean(TextBlob(review.text).polarity for review in of("film", film)) for film in films}
    first, second, *_, third_last, vanguard, tithe = sorted(films, key=polarity.__getitem__, reverse=True)
    assert (first, vanguard, tithe) == ("A Ladder in the Orchard", "Vanguard of Ash", "The Tithe House")
    assert polarity[first] - polarity[second] > 0.05
    assert polarity[third_last] - polarity[vanguard] > 0.1


def test_stars_and_words_disagree_where_they_were_meant_to():
    polarity = {review.key: TextBlob(review.text).polarity for review in REVIEWS}
    raves = {review.key for review in REVIEWS if review.score >= 7.5}
    pans = {review.key for review in REVIEWS if review.score <= 4}
    assert min(raves, key=polarity.__getitem__) == ("The Tithe House", RUFUS)
    assert max(pans, key=polarity.__getitem__) == ("Pepper & Brine", GIL)
    assert polarity["The Tithe House", RUFUS] < -0.4
    assert polarity["Pepper & Brine", GIL] > 0.4


def test_one_film_divides_and_one_unites():
    spread = {film: pstdev(scores(of("film", film))) for film in {r.meta["film"] for r in REVIEWS}}
    assert max(spread, key=spread.__getitem__) == "The Tithe House"
    assert min(spread, key=spread.__getitem__) == "A Ladder in the Orchard"
    divided = sorted(scores(of("film", "The Tithe House")))
    assert len(divided) == 8
    assert divided[3] <= 3
    assert divided[4] >= 8.75


def test_one_film_is_clearly_warmest_one_clearly_coldest_and_two_are_alike():
    average = {film: mean(scores(of("film", film))) for film in {r.meta["film"] for r in REVIEWS}}
    ranked = sorted(average, key=average.__getitem__)
    assert ranked[0] == "Vanguard of Ash"
    assert ranked[-1] == "A Ladder in the Orchard"
    assert average[ranked[1]] - average[ranked[0]] > 1.25
    assert average[ranked[-1]] - average[ranked[-2]] > 1.25
    alike = ("Northbound, No Luggage", "A Murder Among Understudies")
    assert [len(of("film", film)) for film in alike] == [5, 5]
    assert abs(average[alike[0]] - average[alike[1]]) <= 0.25


def test_on_the_same_films_one_critic_is_harsher_than_the_others_and_one_kinder():
    def against_colleagues(critic: str) -> float:
        return mean(
            review.score - mean(other.score for other in of("film", review.meta["film"]) if other.key != review.key)
            for review in of("reviewer", critic)
        )

    harshness = {critic: against_colleagues(critic) for critic in {r.meta["reviewer"] for r in REVIEWS}}
    assert min(harshness, key=harshness.__getitem__) == DESMOND
    assert max(harshness, key=harshness.__getitem__) == "Bettina Oakhanger"
    assert harshness[DESMOND] < -2.5
    assert harshness["Bettina Oakhanger"] > 1.75


# ----------------------------------------------------------------------------------------- manners


def test_the_readme_says_that_all_is_fiction_and_has_no_front_matter():
    assert "fiction" in README
    assert not README.startswith("---")


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reviews beside the project are not here")
def test_no_sentence_of_the_seed_reviews_is_used():
    seeds = " ".join(path.read_text(encoding="utf-8") for path in SEEDS.glob("*.txt")).casefold()
    sentences = {sentence.strip() for sentence in re.split(r"[.!?\n]", seeds) if len(sentence.split()) > 3}
    assert len(sentences) > 30
    assert not [sentence for sentence in sentences for review in REVIEWS if sentence in review.text.casefold()]
