"""An account with other answers than its own, for one run."""

from __future__ import annotations

from collections.abc import Mapping

from antaeus.accounts.account import Account
from antaeus.accounts.answers import Questions
from antaeus.foundation.declarations import Parameter, Prior


def with_other_answers(account: Account, answers: Mapping[str, str], asked: Questions) -> Account:
    """The account as if it gave these answers; under its other answers all stays as it is.

    Of its values and beliefs under a replaced answer those stay whose parameter the new answer
    declares too. Rivals may mean different things by one name, so the unit must be the same, and
    the prior of the new answer must have room for them.
    """
    values, priors = dict(account.values), dict(account.priors)
    for name, given in answers.items():
        own = account.answers.get(name)
        if name in asked and own is not None and own != given:
            shared = _shared(own, given, name, asked)
            values[name] = {
                one: value
                for one, value in values.get(name, {}).items()
                if one in shared and shared[one].low <= value.value <= shared[one].high
            }
            priors[name] = {
                one: belief
                for one, belief in priors.get(name, {}).items()
                if one in shared and _inside(belief.prior(), shared[one])
            }
    return account.model_copy(
        update={"answers": {**account.answers, **answers}, "values": values, "priors": priors}
    )


def _shared(own: str, given: str, name: str, asked: Questions) -> dict[str, Prior]:
    """The new answer's prior of each parameter that both answers declare in one unit."""
    old, new = (_declared(one, name, asked) for one in (own, given))
    return {
        one: parameter.prior
        for one, parameter in new.items()
        if one in old and old[one].unit == parameter.unit
    }


def _declared(answer: str, name: str, asked: Questions) -> Mapping[str, Parameter]:
    mechanism = asked[name].answers.get(answer)
    return mechanism.parameter_declarations() if mechanism else {}


def _inside(belief: Prior, prior: Prior) -> bool:
    return prior.low <= belief.low and belief.high <= prior.high
