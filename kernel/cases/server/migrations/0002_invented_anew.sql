-- Departments and firms of a fictional zone are invented anew, and what was invented about them goes first at their own place:
-- until then the columns that name them are empty. Of real zones neither is ever deleted.
alter table cases.case_file
  drop constraint case_file_zone_id_party_id_fkey,
  drop constraint case_file_zone_id_dispatcher_id_fkey,
  drop constraint case_file_zone_id_lead_id_fkey,
  add foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete set null (party_id),
  add foreign key (zone_id, dispatcher_id) references parties.department (zone_id, id) on delete set null (dispatcher_id),
  add foreign key (zone_id, lead_id) references parties.department (zone_id, id) on delete set null (lead_id);
alter table cases.action
  drop constraint action_zone_id_department_id_fkey,
  drop constraint action_zone_id_party_id_fkey,
  add foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete set null (department_id),
  add foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete set null (party_id);
alter table cases.task
  drop constraint task_zone_id_department_id_fkey,
  drop constraint task_zone_id_party_id_fkey,
  add foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade,
  add foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade;
alter table cases.copy
  drop constraint copy_zone_id_department_id_fkey,
  add foreign key (zone_id, department_id) references parties.department (zone_id, id) on delete cascade;
