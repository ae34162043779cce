-- Rights, custody, versions, calendars and rules are remembered until one of these tables changes.
do $$
declare t text;
begin
  foreach t in array array['locality', 'kind', 'function', 'area_version', 'organization_version', 'area_succession',
    'organization_succession', 'custody', 'position', 'post', 'person', 'appointment', 'departure', 'absence', 'power', 'vesting',
    'suspension', 'substitution', 'emergency_access', 'emergency_alert', 'emergency_review', 'account', 'procedure',
    'procedure_version', 'procedure_component', 'procedure_step', 'procedure_fee', 'procedure_result', 'procedure_publication',
    'procedure_suspension', 'office_hours', 'calendar_day', 'clock_rule', 'dossier_rule', 'dossier_custody', 'dossier_rest'] loop
    execute format('create trigger touch_register after insert or update or delete on %I
      for each statement execute function touch_register()', t);
  end loop;
end $$;
