-- Whoever acts does so in a capacity and on a ground; the record says which.
alter table record add column ground jsonb;
comment on column record.ground is 'In which capacity the actor did it: post, its words at that time, and the vestings that it rests on.';
