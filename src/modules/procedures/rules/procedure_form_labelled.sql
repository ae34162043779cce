-- id: procedure_form_labelled
-- No field of a published form is without a label.
select distinct 'procedure' as kind, r.key as id, v.name_vi as label, field.name as field
from procedure_version v join procedure_publication f on f.version_id = v.id join procedure r on r.id = v.procedure_id
-- What has a type is a field; what has none is the condition of a part.
cross join lateral jsonb_path_query(v.form::jsonb, 'strict $.**.properties') as properties
cross join lateral jsonb_each(properties) as field(name, body)
where f.valid @> :at and v.form is not null and jsonb_typeof(properties) = 'object'
  and jsonb_typeof(field.body -> 'type') = 'string' and coalesce(trim(field.body ->> 'title'), '') = ''
order by 2, 4
