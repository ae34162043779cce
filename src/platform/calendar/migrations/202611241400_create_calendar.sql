-- Working time: when offices are open, and on which days otherwise than the week has it (locality data).

create table office_hours (
  weekday integer not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null check (closes > opens),
  valid daterange not null default '(,)' check (not isempty(valid)),
  source text,
  exclude using gist (weekday with =, valid with &&, int4range((extract(epoch from opens) / 60)::int,
    (extract(epoch from closes) / 60)::int) with &&)
);
comment on table office_hours is 'Spans of a weekday (1 Monday … 7 Sunday) in which offices work, over the time in which that holds.';

create table calendar_day (
  day date primary key,
  working boolean not null,
  instead_of integer check (instead_of between 1 and 7),
  name_vi text not null, name_en text not null, name_de text not null,
  status text not null default 'certain' check (status in ('certain', 'press', 'unverified')),
  source text,
  recorded_in bigint,
  recorded_at timestamptz not null default now(),
  check (instead_of is null or working)
);
comment on table calendar_day is 'Days that are otherwise than their weekday: holidays, swapped days off, Saturdays worked instead. A day of status unverified does not count yet.';
comment on column calendar_day.instead_of is 'The weekday whose hours are kept on a day that is worked instead.';

create table clock_rule (
  valid daterange not null default '(,)' check (not isempty(valid)),
  hours_a_day numeric not null check (hours_a_day > 0 and hours_a_day <= 24),
  same_day_until time not null,
  source text,
  exclude using gist (valid with &&)
);
comment on table clock_rule is 'What the law of the place says of every clock, over the time in which it says so (locality data).';
comment on column clock_rule.hours_a_day is 'Working hours that one working day of a time limit stands for.';
comment on column clock_rule.same_day_until is 'What is due on the same day and comes later than this is due on the next working day.';

grant select, insert, update, delete on office_hours, calendar_day, clock_rule to haicap_app;

create function office_spans(first date, last date, zone text) returns table (day date, span tstzrange)
language sql stable as $$
  select d.day, tstzrange((d.day + h.opens) at time zone zone, (d.day + h.closes) at time zone zone)
  from (select g::date as day from generate_series(first, last, interval '1 day') g) d
  left join calendar_day c on c.day = d.day and c.status <> 'unverified'
  join office_hours h on h.valid @> d.day
    and h.weekday = case when c.working then coalesce(c.instead_of, 1) else extract(isodow from d.day)::int end
  where c.working is null or c.working
$$;
comment on function office_spans is 'When offices work on the days from first to last, both included.';

create function working_time(running tstzmultirange, zone text) returns interval language sql stable as $$
  select coalesce(sum(upper(p) - lower(p)), interval '0') from unnest(running * (
    select coalesce(range_agg(s.span), '{}'::tstzmultirange)
    from office_spans((lower(running) at time zone zone)::date, (upper(running) at time zone zone)::date, zone) s
  )) p
$$;
comment on function working_time is 'How much of these spans of time offices work.';

create function working_time_over(start timestamptz, amount interval, stands tstzmultirange, zone text)
returns timestamptz language plpgsql stable as $$
declare
  first date := (start at time zone zone)::date;
  -- Far enough for the longest run of days off, doubled until it is; a clock that stands for good has no end.
  reach integer := 30 + ceil(extract(epoch from amount) / 3600)::int;
  ends timestamptz;
begin
  if upper_inf(stands) then return null; end if;
  reach := reach + greatest(coalesce((upper(stands) at time zone zone)::date - first, 0), 0);
  loop
    select x.piece_start + (amount - x.before) into ends from (
      select lower(p) as piece_start, upper(p) - lower(p) as length,
        coalesce(sum(upper(p) - lower(p)) over (order by lower(p) rows between unbounded preceding and 1 preceding), interval '0') as before
      from unnest((select coalesce(range_agg(s.span), '{}') from office_spans(first, first + reach, zone) s)
        * tstzmultirange(tstzrange(start, null)) - stands) p
    ) x where x.before + x.length >= amount order by x.before limit 1;
    if ends is not null or reach > 20000 then return ends; end if;
    reach := reach * 2;
  end loop;
end $$;
comment on function working_time_over is 'When so much working time has passed since a moment; what lies in `stands` does not count.';

create function close_of(day date, zone text) returns timestamptz language plpgsql stable as $$
declare ends timestamptz;
begin
  for ahead in 0..60 loop
    select max(upper(s.span)) into ends from office_spans(day + ahead, day + ahead, zone) s;
    if ends is not null then return ends; end if;
  end loop;
  return null;
end $$;
comment on function close_of is 'When offices close on a day, or on the next day on which they work at all.';

create function due_at(received timestamptz, amount integer, unit text, stands tstzmultirange, hours_a_day numeric,
  same_day_until time, zone text)
returns timestamptz language plpgsql stable as $$
declare
  stood interval;
  resumed timestamp;
begin
  if unit = 'same_day' then
    if upper_inf(stands) then return null; end if;
    resumed := greatest(received, upper(stands)) at time zone zone;
    -- On a day off the next working day is the same day: nobody could have settled it before.
    return close_of(resumed::date + case when resumed::time > same_day_until
      and exists (select from office_spans(resumed::date, resumed::date, zone)) then 1 else 0 end, zone);
  end if;
  if amount is null then return null; end if;
  if unit = 'hours' then return working_time_over(received, make_interval(hours => amount), stands, zone); end if;
  if unit = 'working_days' then
    return working_time_over(received, make_interval(mins => round(amount * hours_a_day * 60)::int), stands, zone);
  end if;
  if upper_inf(stands) then return null; end if;
  select coalesce(sum(upper(p) - lower(p)), interval '0') into stood
    from unnest(stands * tstzmultirange(tstzrange(received, null))) p;
  -- Days and months of the calendar end with the office hours of their last day; a day off moves it on.
  return close_of(((received at time zone zone) + case unit when 'days' then make_interval(days => amount)
    else make_interval(months => amount) end + make_interval(secs => extract(epoch from stood)))::date, zone);
end $$;
comment on function due_at is 'When a time limit ends. same_day: by the close of the day, or of the next working day when received after same_day_until. hours and working_days are working time; days and months are those of the calendar. `stands`: spans in which the clock stood.';
