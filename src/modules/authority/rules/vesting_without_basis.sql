-- id: vesting_without_basis
-- Whoever passes a power on holds it on that day.
select 'vesting' as kind, v.id, vesting_in_words(v, :at) as label, d.number as decision
from groundless(:at) g join vesting v on v.id = g.vesting_id join decision d on d.id = v.decision_id
where not g.passed_on order by d.number, 3
