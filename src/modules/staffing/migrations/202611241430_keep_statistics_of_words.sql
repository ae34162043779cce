-- The catalogues are loaded at once as well.
grant maintain on rank, position, qualification_level, standard, deputy_cap to haicap_app;
