"""In which module each command is."""

#: The commands of each module. Only that of the command that is run is imported: most need packages that others do not,
#: and what is imported stays in memory.
ROOMS = {
    "building": ("build",),
    "renewing": ("renew",),
    "editing": ("correct", "lexicon"),
    "judging": ("aspects",),
    "adding": ("add", "watch"),
    "listing": ("reviews", "phrases", "check"),
    "news": ("news",),
    "comparing": ("compare", "critics", "drift", "pairs", "terms"),
    "naming": ("names",),
    "people": ("people",),
    "reporting": ("findings", "report"),
}
