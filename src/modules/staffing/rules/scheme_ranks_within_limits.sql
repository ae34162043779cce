-- id: scheme_ranks_within_limits
-- In every scheme in force the share of each rank keeps within the limit of the day.
select 'organization' as kind, v.organization_id as id, o.name as label, l.id as rank_limit, array_to_string(l.ranks, ', ') as ranks,
  coalesce(sum(r.headcount), 0)::int as counted, sum(x.headcount)::int as among, l.max_share * 100 as max_percent
from scheme_versions_on(:at) v
join organization_version o on o.organization_id = v.organization_id and o.valid @> :at
join area_version a on a.area_id = o.area_id and a.valid @> :at
join kind k on k.code = a.kind_code
join rank_limit l on l.valid @> :at and (l.level is null or l.level = k.level)
  and (l.organization_kinds = '{}' or o.kind_code = any (l.organization_kinds))
join scheme_line x on x.version_id = v.version_id
  and (l.position_codes = '{}' or x.position_code = any (l.position_codes))
join position p on p.code = x.position_code and p.valid @> :at and (l.group_code is null or p.group_code = l.group_code)
left join lateral (
  select sum(s.headcount) as headcount from scheme_line_rank s
  where s.version_id = x.version_id and s.position_code = x.position_code and s.rank_code = any (l.ranks)
) r on true
where v.state = 'in_force'
group by v.organization_id, o.name, o.code, l.id
having coalesce(sum(r.headcount), 0) > l.max_share * sum(x.headcount)
order by o.code, l.id
