"""Reviews that are printed again with a word changed, and such as repeat themselves."""

import random


def words(n, *, seed=0):
    """Return random words of a language of 4,000."""
    return random.Random(seed).choices([f"w{number}" for number in range(4_000)], k=n)


def but_for(text, place, word="changed"):
    """Return a text with one word changed."""
    return [*text[:place], word, *text[place:][1:]]


#: Each gives, for a size, reviews as lists of words.
TEXTS = {
    "one word differs in the middle": lambda n: [words(n), but_for(words(n), n // 2)],
    "the last word differs": lambda n: [words(n), but_for(words(n), n - 1)],
    "one word, twice": lambda n: [["good"] * n] * 2,
    "one word, but for one": lambda n: [["good"] * n, but_for(["good"] * n, n // 2)],
    "one word, half as often": lambda n: [["good"] * n, ["good"] * (n // 2)],
    "two words by turns, twice": lambda n: [["good", "bad"] * (n // 2)] * 2,
    "two words by turns, alone": lambda n: [["good", "bad"] * (n // 2)],
    "grammar, but for one word": lambda n: [["the"] * n, but_for(["the"] * n, n // 2, "good")],
    "grammar around what repeats itself": lambda n: [["the", *["good"] * (n // 2), "the"]] * 2 + [["good"] * n],
    "three that nearly are one": lambda n: [words(n), but_for(words(n), n // 2), but_for(words(n), n - 1)],
    "three of sixty": lambda n: [
        *(but_for(words(n), n // 3, word) for word in ("so", "and", "thus")),
        *(words(40, seed=seed) for seed in range(1, 58)),
    ],
}
