"""The state of the world in one month: people, cells, host units, raions."""
