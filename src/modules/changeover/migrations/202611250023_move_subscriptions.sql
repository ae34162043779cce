-- Subscribers and what they have not taken yet move to the platform's webhooks. They had no secret: each gets one,
-- which nobody knows until it is rotated.
insert into webhook (id, url, types, created_at, created_by, ended_at, recorded_in, retry_at)
select id, url, '{haicap.area.*,haicap.organization.*}', created_at, created_by, ended_at, recorded_in, retry_at
from subscription;

insert into webhook_secret (webhook_id, secret, made_at)
select id, 'whsec_' || encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), 'base64'), now()
from subscription where ended_at is null;

insert into webhook_cursor (source, cursor)
select 'announcements', coalesce((select max(seq) from publication), 0)::text
where exists (select from subscription where ended_at is null);

insert into webhook_delivery (webhook_id, source, event_id, type, subject, body, waiting_since, attempts, next_attempt_at, answer)
select o.subscription_id, 'announcements', a.id::text, format('haicap.%s.%s', a.subject_kind, a.type),
  format('%s/%s', a.subject_kind, a.subject_id),
  json_build_object(
    'specversion', '1.0',
    'id', a.id,
    'source', 'urn:haicap:' || coalesce(l.id, 'register'),
    'type', format('haicap.%s.%s', a.subject_kind, a.type),
    'subject', format('%s/%s', a.subject_kind, a.subject_id),
    'time', to_char(a.occurs_on::timestamp at time zone coalesce(l.time_zone, 'UTC') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'datacontenttype', 'application/json',
    'data', json_build_object(
      'day', a.occurs_on,
      'unit', json_build_object('type', a.subject_kind, 'id', a.subject_id, 'code', v.code, 'name', v.name, 'kind', v.kind_code),
      'decision', case when d.id is not null then json_build_object('id', d.id, 'number', d.number) end)
  )::text,
  p.published_at, o.attempts, o.next_attempt_at, o.last_error
from delivery o
join subscription s on s.id = o.subscription_id
join publication p on p.announcement_id = o.announcement_id
join announcement a on a.id = o.announcement_id
left join decision d on d.id = a.decision_id
left join (select id, time_zone from locality limit 1) l on true
left join lateral (
  select code, name, kind_code from area_version where a.subject_kind = 'area' and area_id = a.subject_id
    and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
  union all
  select code, name, kind_code from organization_version where a.subject_kind = 'organization' and organization_id = a.subject_id
    and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
  limit 1) v on true
where o.delivered_at is null and s.ended_at is null
order by p.seq;

drop table delivery;
drop table subscription;
