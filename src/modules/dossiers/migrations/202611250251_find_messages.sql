create index portal_message_dossier on portal_message (dossier_id) where dossier_id is not null;
create index portal_delivery_noted on portal_delivery (noted_at, dossier_id) where synchronized_at is null and given_up_at is null;
