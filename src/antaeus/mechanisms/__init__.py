"""What happens in a month: a folder is a question, a file in it is one answer."""

from __future__ import annotations

import functools

from antaeus.foundation.declarations import Question
from antaeus.mechanisms import (
    acceptance,
    admission,
    appeal,
    cells,
    discipline,
    leaving,
    line,
    mobility,
    promotion,
    repression,
    review,
    workplaces,
)


@functools.cache
def questions() -> dict[str, Question]:
    """All questions by name, in the order in which a month answers them."""
    asked = (
        line.QUESTION,
        workplaces.QUESTION,
        appeal.QUESTION,
        repression.QUESTION,
        discipline.QUESTION,
        review.QUESTION,
        leaving.QUESTION,
        acceptance.QUESTION,
        admission.QUESTION,
        promotion.QUESTION,
        mobility.QUESTION,
        cells.QUESTION,
    )
    return {question.name: question for question in asked}
