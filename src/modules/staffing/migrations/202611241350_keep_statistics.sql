-- Whoever loads forty thousand people at once tells the planner at once: it must not guess until the next autovacuum.
grant maintain on post, person, person_private, appointment, departure, absence, quota, qualification, exemption to haicap_app;
