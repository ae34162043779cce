-- The fields of a form have an order, which jsonb does not keep.
drop view procedure_in_force;
alter table procedure_version drop constraint procedure_version_form_check;
alter table procedure_version alter column form type json using form::json;
alter table procedure_version add constraint procedure_version_form_check check (json_typeof(form) = 'object');

create view procedure_in_force with (security_invoker = true) as
  select v.*, p.valid, p.decision_id, p.ended_by, p.end_reason from procedure_version v
  join procedure_publication p on p.version_id = v.id;
comment on view procedure_in_force is 'Published versions with the days on which they are in force.';
grant select on procedure_in_force to haicap_app;
