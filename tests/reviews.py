"""A dozen short reviews written for the tests, small enough to be counted by hand."""

import pandas as pd

_FILMS = {"Paper Lanterns": (2023, "Drama"), "Tin Harbour": (2024, "Drama, Thriller"), "1917": (2019, "War")}
_OUTLETS = {"Ada Quill": "The Herald", "Ben Marsh": "The Herald", "Cleo Voss": "Night Post"}
_ROWS = [
    (
        "Paper Lanterns",
        "Ada Quill",
        "2024-01-05",
        "8/10",
        "A superb evening. It stays with you long after the credits.",
    ),
    ("Paper Lanterns", "Ben Marsh", "2024-01-20", "6/10", "Lovely faces, and a slow middle hour."),
    ("Paper Lanterns", "Cleo Voss", "2024-02-02", "9/10", "Wonderful! You will hum its tune long after the credits."),
    ("Paper Lanterns", "Ada Quill", "2024-03-15", "7/10", "Seen again, it is still a good film."),
    ("Paper Lanterns", "Ben Marsh", "2024-05-01", "4/10", "The third act is boring and the ending is weak."),
    ("Tin Harbour", "Ada Quill", "2024-06-07", "3/10", "An awful noise in a harbour full of rain."),
    ("Tin Harbour", "Ben Marsh", "2024-06-08", "2/10", "Dull chases, bad jokes, a harbour full of rain."),
    ("Tin Harbour", "Cleo Voss", "2024-06-21", "5/10", "It rings in the ears, I fear, long after the credits."),
    ("Tin Harbour", "Ada Quill", "2024-07-30", "3.5/10", "A terrible script, poorly lit."),
    ("1917", "Ada Quill", "2024-12-31", "10/10", "Perfect, and perfectly sad."),
    ("1917", "Ben Marsh", "2025-01-02", "9/10", "A great march through the mud."),
    (None, None, None, None, "reel two, then reel three"),
]

#: Twelve reviews: of "Paper Lanterns" (5), "Tin Harbour" (4), "1917" (2) and of a film that nobody names; by Ada Quill
#: (5), Ben Marsh (4), Cleo Voss (2) and nobody. "long after the credits" stands in three, of two films, by two critics;
#: "a harbour full of rain" in two. The last has no date, no rating and no word that can be scored.
REVIEWS = pd.DataFrame(
    [
        {
            "film": film,
            "year": _FILMS.get(film, (None,))[0],
            "reviewer": reviewer,
            "outlet": _OUTLETS.get(reviewer),
            "published": published,
            "rating": rating,
            "genres": _FILMS.get(film, (None, None))[1],
            "section": "web" if number % 3 == 2 else "print",
            "text": text,
        }
        for number, (film, reviewer, published, rating, text) in enumerate(_ROWS)
    ]
).astype({"year": "Int64"})

#: Cells that a spreadsheet would run, that a page would draw, or that a reader of tables would mistake.
HOSTILE = (
    '=HYPERLINK("http://example.com")',
    "+1",
    "@x",
    "-2+3",
    "-3.5",
    "'=1+1",
    "''tis",
    "<script>alert(1)</script>",
    "$x$ :red[y] ![](http://example.com)",
    'a "quoted", cell; with | all\tdelimiters',
    "007",
    "NA",
    "1986. A year",
    "%{y}<extra></extra>",
)
