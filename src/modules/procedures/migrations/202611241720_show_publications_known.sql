-- What was believed when of publications and suspensions, as for every part of the register; versions need no history of
-- their own, since a published one never changes.
drop view procedure_in_force;
do $$
declare t text;
begin
  foreach t in array array['procedure_publication', 'procedure_suspension'] loop
    execute format('create index %I on %I (superseded_in)', t || '_history_superseded', t || '_history');
    execute format('create view %I with (security_invoker = true) as
      select v.*, tstzrange(recorded_at, null) as known, null::bigint as superseded_in from %I v
      union all select * from %I', t || '_known', t, t || '_history');
    execute format('grant select on %I to haicap_app', t || '_known');
  end loop;
end $$;
