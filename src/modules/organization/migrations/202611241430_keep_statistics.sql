-- Whoever loads a province at once tells the planner at once.
grant maintain on area_version, organization_version, area_succession, organization_succession, custody, decision, kind,
  function to haicap_app;
