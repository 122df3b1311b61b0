"""What happens in a month: a folder is a question, a file in it is one answer."""

from __future__ import annotations

import functools

from antaeus.foundation.declarations import Question
from antaeus.mechanisms import (
    acceptance,
    admission,
    appeal,
    cells,
    commitment,
    complaint,
    discipline,
    election,
    grievance,
    implementation,
    language,
    leaving,
    line,
    meeting,
    mobility,
    perception,
    promotion,
    reaction,
    reporting,
    repression,
    review,
    stake,
    transmission,
    workplaces,
)


@functools.cache
def questions() -> dict[str, Question]:
    """All questions by name, in the order in which a month answers them."""
    asked = (
        line.QUESTION,
        workplaces.QUESTION,
        transmission.QUESTION,
        grievance.QUESTION,
        meeting.QUESTION,
        implementation.QUESTION,
        complaint.QUESTION,
        language.QUESTION,
        stake.QUESTION,
        commitment.QUESTION,
        reporting.QUESTION,
        reaction.QUESTION,
        appeal.QUESTION,
        repression.QUESTION,
        discipline.QUESTION,
        review.QUESTION,
        leaving.QUESTION,
        election.QUESTION,
        acceptance.QUESTION,
        admission.QUESTION,
        promotion.QUESTION,
        mobility.QUESTION,
        cells.QUESTION,
        perception.QUESTION,
    )
    return {question.name: question for question in asked}
