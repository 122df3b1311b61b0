"""The closed list of units: every number of the library is in one of these."""

from __future__ import annotations

UNITS: dict[str, str] = {
    # people and their groups
    "persons": "people, one by one",
    "thousand persons": "people, in thousands",
    "million persons": "people, in millions",
    "persons per month": "people in a month",
    "persons per year": "people in a year",
    "births": "children born alive",
    "deaths": "people who died",
    "families": "families, as orders of deportation counted them",
    "households": "peasant households",
    "thousand households": "peasant households, in thousands",
    # the party, the state and places of work
    "cells": "party cells, from 1934 primary party organisations; shop cells and groups too",
    "candidate groups": "groups of candidates where no cell can stand",
    "committees": "party committees of any level",
    "recommendations": "written recommendations of members",
    "units": "administrative units, departments or posts that the series names",
    "host units": "places of work, living or service that may have a cell",
    "enterprises": "industrial enterprises",
    "farms": "collective or state farms",
    "stations": "machine-tractor stations",
    "camps": "camp complexes",
    "events": "things that happened",
    "count": "a plain number of what the key names",
    "yes or no": "1 for yes, 0 for no",
    # shares, ratios, scores
    "share": "part of a whole, 0 to 1",
    "percent": "parts of a hundred",
    "percent of wage": "parts of a hundred of the wage",
    "per thousand": "parts of a thousand",
    "ratio": "one quantity divided by another",
    "weight": "importance beside others, without dimension",
    "score": "a judgement, 0 to 1, on a scale that its definition gives",
    "logit": "a shift of log-odds",
    "none": "a pure number",
    "index, 0 to 3": "a coded level, 0 none to 3 worst",
    "index, 1913 = 100": "an index number, 1913 taken as 100",
    "index, 1926 = 100": "an index number, 1926 taken as 100",
    "index, 1928 = 100": "an index number, 1928 taken as 100",
    "index, 1929 = 100": "an index number, 1929 taken as 100",
    "index, 1932 = 100": "an index number, 1932 taken as 100",
    # time, rates and chances
    "days": "days",
    "months": "months",
    "years": "years",
    "month": "a calendar month, written 1934-01",
    "days per year": "days in a year",
    "hours per month": "hours in a month",
    "per month": "times in a month, or a rate of change in a month",
    "per year": "times in a year, or a rate of change in a year",
    "probability": "a chance, 0 to 1",
    "probability per month": "a chance in one month, 0 to 1",
    "probability per year": "a chance in one year, 0 to 1",
    "events a person-month": "events for one person in one month",
    "percent per year": "parts of a hundred in a year",
    "per thousand per month": "parts of a thousand in a month",
    # goods and money
    "grams per day": "grams a day",
    "kg per month": "kilograms a month",
    "tons": "metric tons",
    "million tons": "metric tons, in millions",
    "million head": "animals, in millions",
    "billion kWh": "electric energy, in thousand million kilowatt-hours",
    "roubles per year": "current roubles in a year",
    "1990 international dollars": "a person's share, in dollars of equal buying power of 1990",
    "million 1990 international dollars": "millions of dollars of equal buying power of 1990",
}
"""Name of each unit, and what it counts."""

NEVER_NEGATIVE = frozenset(UNITS) - {"logit", "none", "ratio", "per month", "per year"}
"""Units of which there cannot be less than none, unless a series is declared as signed."""
