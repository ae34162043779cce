-- Whom a token stands for is remembered until the register changes. That a token is made, ended or changed is such a
-- change; that its use is noted is none.
create trigger touch_register after insert or delete or update of person_id, subject, name, powers, hash, last_day, ended_at
  on api_token for each statement execute function touch_register();
