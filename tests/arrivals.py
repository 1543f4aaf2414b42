"""Ten reviews that arrive in the sample, six of which repeat something: each in another way."""

from pathlib import Path

import pandas as pd

from corpus.store.building import build
from corpus.store.corpus import Corpus

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpus" / "reviews"
#: When they arrived; the sample was there a day earlier.
ARRIVED = pd.Timestamp("2026-03-03 09:30")
#: What the desk has decided, and the forms in which two of the ten use it.
BANNED, WATCHED = "tugs at the heartstrings", "sense of wonder"
DECIDED = pd.DataFrame({"phrase": [BANNED, WATCHED], "status": ["banned", "watched"], "replacement": ["moving", ""]})
#: Seventeen words of a review of the sample.
PASSAGE = "plays her as a woman who has decided that being useful is a substitute for being happy"
#: In three reviews of the sample, by two critics.
CLICHÉ = "put the kettle"
#: The review of the sample that is printed again with a word changed, and how it begins.
REPRINTED = "2024-09-14-whispering-twilight-philippa-sundqvist.md"

_PLAIN = {
    "Odile Farrow": """Quarry Line opens on a foreman counting lunch tins. Nobody explains why one is missing. Dorrit
        Vale shoots the pit at noon, without shade, so each helmet throws a disc of grey across its owner. By the third
        shift I had learned the whistle codes. Two brothers argue over a winch, and neither
        raises his voice. Some viewers may want more plot; I wanted another shift.""",
    "Basil Ockerby": """A census taker walks from farm to farm and counts people who would rather be left off his form.
        Tally keeps close to his boots: mud, gravel, wet straw. Each household gives him tea and a different number.
        Hanno Priddle acts chiefly with a pencil. Around midnight the ledger falls into a ditch, and what he writes from
        memory is, I suspect, kinder than what he saw. It runs long, and the dog deserved a bigger part.""",
    "Renske Abdallah": """Concrete, pigeons, a lift that skips floor nine: Stairwell knows its tower block. Its tenants
        meet by accident and pretend otherwise. When the caretaker retires they must elect a successor, which takes
        eleven meetings and one broken nose. Jory Quennell cuts between landings as if shuffling cards. I lost track of
        who owed money to whom, then found that everyone in the story had lost track as well.""",
    "Ulla Prendergast": """Marsh Radio follows an engineer who repairs transmitters along an estuary. Interviews are
        few. Instead we hear static, weather bulletins, a child practising Morse, and once a wedding that drifts in from
        across the border. Ines Calloway edits by frequency and not by date, which confused me for half an hour and
        then seemed obvious. Bring a notebook. Afterwards I drove home with every window open, listening.""",
}
_PLANTED = {
    "Corin Haldane": """Ferry Supper seats nine cousins at a table bolted to the deck. They are there to divide a
        boatyard. Lotte Brindle lets the gravy slide before any cousin does, and the camera tilts along. A speech about
        anchors, tugging at the heartstrings as speeches by uncles will, outlasts every bulb aboard. What follows in
        the dark is mostly cutlery. I could have done without the flashback to the launch.""",
    "Maeve Tranter": """Orchard Clock measures one autumn in a village that shares a single ladder. Children count
        windfalls; a widow labels jars for people who moved away. Piet Sandoval has filmed picking as others film bank
        raids, with watches and signals. There is a sense of wonder in how long he waits for an apple to drop. Less
        patience goes to the mayor, a cartoon in gaiters who belongs elsewhere.""",
    "Ansel Whitcombe": f"""Glovemaker concerns a workshop with orders enough for one pair of hands and wages for none.
        Nerys Calder {PASSAGE}, and she stitches on while bailiffs measure the bench. Mr Oduya directs from the
        doorway, seldom nearer. The leather creaks louder than the dialogue. A late trip to the tannery adds colour,
        mostly brown, and a cousin with a scheme.""",
    "Tamsin Okoro": f"""Night Ferryman, his second feature, gives us a widower with a timetable. He rows, he ties up, he
        will have {CLICHÉ} on before his passengers notice the rain. Gethin Marsh never asks where they are going. I
        timed one crossing at fourteen minutes and looked away once, at a heron. Shorter scenes ashore feel borrowed
        from another director, and a talkative priest sinks two of them.""",
    "Leopold Gantry": """Carousel Thieves is wonderful: superb timing, excellent jokes, a brilliant heist on a
        magnificent pier. Ottoline Frame is delightful as the safe-breaker, and her best trick is marvellous. The
        perfect ending left me happy. Great costumes, beautiful brass, gorgeous lamps, and an amazing elephant.""",
}
#: How the ten rate their films, of 10; the last gives one star to what it praises.
_RATINGS = dict.fromkeys([*_PLAIN, *_PLANTED], 7.0) | {"Leopold Gantry": 1.0}
_FILMS = ("Quarry Line", "Tally", "Stairwell", "Marsh Radio", "Ferry Supper", "Orchard Clock", "Glovemaker")


def write_arrivals() -> pd.DataFrame:
    """Return the ten: `text`, `film`, `reviewer`, `published`, `rating`."""
    texts = {critic: " ".join(text.split()) for critic, text in {**_PLAIN, **_PLANTED}.items()}
    frame = pd.DataFrame({"reviewer": list(texts), "text": list(texts.values())})
    frame["film"] = [*_FILMS, "Night Ferryman", "Carousel Thieves"]
    printed = (SAMPLE / REPRINTED).read_text(encoding="utf-8").split("---\n")[2].strip()
    reprint = {
        "reviewer": "Ysolde Crane",
        "text": printed.replace("half-hour", "quarter"),
        "film": "Whispering Twilight",
    }
    frame = pd.concat([frame, pd.DataFrame([reprint])], ignore_index=True)
    rated = frame["reviewer"].map(_RATINGS).fillna(8.0)
    return frame.assign(published="2026-03-02", rating=[f"{value:g}/10" for value in rated])


def build_arrived(folder: Path) -> None:
    """Build the sample with the ten in a folder."""
    write_arrivals().to_json(folder / "ten.jsonl", orient="records", lines=True)
    build([SAMPLE, folder / "ten.jsonl"], folder / "sample", name="Sample reviews (fiction)")


def date_arrivals(corpus: Corpus) -> pd.DataFrame:
    """Return when each review of that corpus arrived: the ten a day after the sample."""
    new = corpus.reviews["source"].str.contains("ten.jsonl", regex=False)
    days = new.map({True: ARRIVED, False: ARRIVED - pd.Timedelta(days=1)}).astype("datetime64[s]")
    return pd.DataFrame({"review_id": corpus.reviews["review_id"], "arrived": days, "batch": new.astype("int64")})
