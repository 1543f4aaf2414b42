import argparse
from importlib import import_module

import pytest

from corpus.commands.rooms import ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_each_command_is_in_the_module_that_it_is_looked_for_in(room):
    added = []

    def command(name, run, text):
        added.append(name)
        return argparse.ArgumentParser()

    import_module(f"corpus.commands.{room}").add_commands(command)
    assert tuple(added) == ROOMS[room]
