-- Lists of people go on by name and id, with or without accents.
create index person_by_name on person (fold(name), id);
