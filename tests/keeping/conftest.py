"""The desk's database on either engine, as its own tests have it."""

from tests.desk.conftest import desk, postgres, url

__all__ = ["desk", "postgres", "url"]
