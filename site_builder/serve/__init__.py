"""The edge that stays open all day: watch the notebook, rebuild what changed, serve it to this machine alone."""
