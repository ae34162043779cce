-- The record is browsed by who acted and by what was done.
create index record_actor on record (actor_subject, id);
create index record_act on record (act text_pattern_ops, id);
