-- id: basis_ends_soon
-- What the law gives until a day within the locality's horizon, and nothing is known to follow.
select 'decision' as kind, d.id, d.number as label, upper(v.valid)::text as ends_on, count(*)::int as powers
from vesting v join decision d on d.id = v.decision_id
where v.act = 'devolution' and v.valid @> :at
  and upper(v.valid) <= :at + make_interval(months => coalesce(
    (select (l.settings ->> 'endingHorizonMonths')::int from locality l limit 1), 6))
  and not exists (select from vesting n where n.act = 'devolution' and n.power_code = v.power_code and n.valid @> upper(v.valid))
group by d.id, d.number, upper(v.valid) order by upper(v.valid), d.number
