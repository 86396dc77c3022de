"""The list of steps, in the order in which the files beside this one add to it."""

from sqlite_utils import Migrations

migrations = Migrations("papergram")
