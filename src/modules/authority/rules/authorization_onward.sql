-- id: authorization_onward
-- What someone has by authorization or assignment goes no further; what was decentralized only where that was allowed.
select 'vesting' as kind, v.id, vesting_in_words(v, :at) as label, d.number as decision
from groundless(:at) g join vesting v on v.id = g.vesting_id join decision d on d.id = v.decision_id
where g.passed_on order by d.number, 3
