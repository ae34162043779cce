-- How the first number of a year is written, when nobody has given one before.

alter table dossier_rule add column number_pattern text not null default '{number}/{year}'
  check (number_pattern ~ '\{number(:\d)?\}');
comment on column dossier_rule.number_pattern is 'How numbers of results are written, of {number:2} (at least so many digits) and {year} (locality data). What a body has written before goes before it.';
