"""The coded states of people, cells and host units, in one place."""

from __future__ import annotations

from antaeus.foundation.vocabulary import CATEGORIES, CLASSES, HOST_KINDS, ISSUES, ROUTES

N_KINDS, N_CLASSES, N_CATEGORIES = len(HOST_KINDS), len(CLASSES), len(CATEGORIES)
N_ISSUES, N_ROUTES = len(ISSUES), len(ROUTES)

# Kinds of host unit that a kernel must know by name.
FACTORY, TRANSPORT, CONSTRUCTION, VILLAGE, SOVKHOZ_MTS, OFFICE, SCHOOL, ARMY, HOUSING = range(9)
# Classes: social origin of a communist, present occupation, stratum of a non-party person.
WORKER, PEASANT, EMPLOYEE = range(3)
# Categories of admission.
INDUSTRIAL_WORKER, OTHER_WORKER, PEASANT_CATEGORY, EMPLOYEE_CATEGORY = range(4)

# Status of a place in the table of people.
EMPTY, CANDIDATE, MEMBER = range(3)
# Posts.
NO_POST, OFFICIAL = range(2)
# Sex.
MAN, WOMAN = range(2)
NEVER = -32_768
"""A month that has not been: `member_since` of a candidate, `appeal_due` of who does not appeal."""

# Roles, as bits.
SECRETARY, HEAD, DETACHED = 1, 2, 4
NO_SECRETARY, NO_HEAD = 254, 253
"""Masks that keep every role but one."""
# Schooling.
UNSCHOOLED, PRIMARY, SECONDARY, HIGHER = range(4)
# Spots of the biography, as bits.
OPPOSED, OTHER_PARTY = 1, 2
# Acts of the month, as bits.
ATTENDED, CRITICISED, ENDORSED, HEARD = 1, 2, 4, 8

# The first five ISSUES press on people as grievances.
OUTPUT, FOOD, HOUSING_ISSUE, BOSSES, GRAIN, ENEMIES = range(6)
DEMOCRACY = 7
N_GRIEVANCES = 5
# Routes of complaint.
(
    TO_CELL,
    TO_FACTORY_COMMITTEE,
    TO_SOVIET,
    TO_NEWSPAPER,
    TO_CONTROL_COMMISSION,
    TO_PROSECUTOR,
    TO_LEADER,
) = range(7)
# Verdict of the raikom on a cell.
UNJUDGED, PRAISED, SANCTIONED = range(3)

# Why a person leaves. One cause a person a month; of several, the one that stands first here.
STAYS, DIED, ARRESTED, EXPELLED_IN_REVIEW, EXPELLED_BY_TRIAL, WITHDREW, REDUCED, LAPSED = range(8)

# Form of a cell.
DISSOLVED, CELL, CANDIDATE_GROUP = range(3)

# Reviews of the membership that the calendar can order.
CHISTKA_1921, CHECK_OF_CELLS, CHISTKA, DOCUMENTS = range(4)
REVIEWS = ("chistka_1921", "check_of_cells", "chistka", "documents")
N_REVIEWS = len(REVIEWS)
