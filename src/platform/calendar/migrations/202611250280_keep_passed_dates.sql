-- A clock that begins to stand once the time is over changes nothing: a date that has passed has passed.
alter function due_at(timestamptz, integer, text, tstzmultirange, numeric, time, text) rename to due_counting;

create function due_at(received timestamptz, amount integer, unit text, stands tstzmultirange, hours_a_day numeric,
  same_day_until time, zone text)
returns timestamptz language plpgsql stable as $$
declare
  counted tstzmultirange := '{}';
  due timestamptz := due_counting(received, amount, unit, counted, hours_a_day, same_day_until, zone);
  stood tstzrange;
begin
  for stood in select s from unnest(stands) s order by s loop
    exit when due is null or lower(stood) >= due;
    counted := counted + tstzmultirange(stood);
    due := due_counting(received, amount, unit, counted, hours_a_day, same_day_until, zone);
  end loop;
  return due;
end $$;
comment on function due_at is 'When a time limit ends. same_day: by the close of the day, or of the next working day when received after same_day_until. hours and working_days are working time; days and months are those of the calendar. `stands`: spans in which the clock stood; those that begin once the time is over do not count.';
comment on function due_counting is 'The same if every one of the spans counts.';
