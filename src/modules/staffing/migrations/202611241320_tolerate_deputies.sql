-- How long the law tolerates deputies above a cap after a changeover.
alter table deputy_cap add column tolerated_months integer check (tolerated_months > 0);
comment on column deputy_cap.tolerated_months is 'For so many months after a changeover posts above the cap may be tolerated; null: not at all.';
