-- A plan kept for any number of piles takes a thousand times as long for thousands of them as one made for them.
alter function custodians_of_work(date, bigint[], uuid[], text[], uuid[], date[]) set plan_cache_mode = force_custom_plan;
