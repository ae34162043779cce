-- What a PDF in a dossier was made from: the Word file stays with it, for whoever goes on writing.
alter table dossier_paper add column origin_file_id uuid references file;
comment on column dossier_paper.origin_file_id is 'The Word file of which this PDF was made; null where it came as it is.';
create index dossier_paper_origin on dossier_paper (origin_file_id) where origin_file_id is not null;

-- Notices that were signed as files when they were given out: one of an entry and form.
create unique index dossier_paper_notice on dossier_paper (dossier_id, event, ordinal) where kind = 'form';
