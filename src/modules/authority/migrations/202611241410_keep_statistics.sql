-- Whoever loads powers and vestings in bulk tells the planner at once.
grant maintain on power, vesting, suspension, substitution to haicap_app;
