-- id: vesting_unpublished
-- A decentralization or an authorization counts from its publication: none runs unpublished.
select 'vesting' as kind, v.id, vesting_in_words(v, :at) as label, d.number as decision
from vesting v join decision d on d.id = v.decision_id
where v.act in ('decentralization', 'authorization') and v.valid @> :at and (v.published_on is null or v.published_on > :at)
order by d.number, 3
