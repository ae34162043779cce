-- Figures of a span of time: dossiers lie in the order in which they came, so summaries of blocks are enough.
create index dossier_received_at on dossier using brin (received_at);
create index dossier_ended_at on dossier using brin (ended_at);
-- What was submitted and not yet answered, wherever it goes.
create index dossier_submitted on dossier (submitted_at) where phase = 'submitted';
