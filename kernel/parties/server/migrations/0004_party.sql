-- One identity for everyone and everything that the zone deals with. Firms, institutions, persons, sites and parcels keep
-- their own tables under the same id; what speaks of any of them (names, lists, relations, consents, cases) names the party.
create table parties.party (
  zone_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('firm', 'institution', 'person', 'site', 'parcel')),
  state text not null default 'standing' check (state in ('standing', 'merged', 'withdrawn')),
  merged_into uuid,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, merged_into) references parties.party (zone_id, id),
  constraint merged_into_someone check ((state = 'merged') = (merged_into is not null)),
  constraint not_into_itself check (merged_into <> id)
);
comment on table parties.party is '主体：企业、机构、自然人、场所、地块各一行，编号与分表相同；合并、撤回后仍保留';
comment on column parties.party.state is 'standing 在册，merged 已并入他者，withdrawn 录入已撤回';
comment on column parties.party.merged_into is '并入了谁';
create index party_merged_into on parties.party (zone_id, merged_into) where merged_into is not null;

select platform.isolate('parties.party');
grant select, insert, update (state, merged_into), delete on parties.party to yuanshu_app;
create policy only_invented_rows_go on parties.party as restrictive for delete using (demonstration);

insert into parties.party (zone_id, id, kind, demonstration)
  select zone_id, id, 'firm', demonstration from parties.firm
  union all select zone_id, id, 'institution', demonstration from parties.partner
  union all select zone_id, id, 'person', demonstration from parties.person;

-- A row of its own table can't stand without its party, whoever writes it. The keys are looked at when the transaction
-- ends, because the party is made after its row: a row that loses a conflict leaves no party behind.
create function parties.keep_party() returns trigger language plpgsql as $$
begin
  insert into parties.party (zone_id, id, kind, demonstration)
    values (new.zone_id, new.id, tg_argv[0], new.demonstration) on conflict (zone_id, id) do nothing;
  return null;
end $$;
comment on function parties.keep_party() is '登记企业、机构、自然人、场所、地块时同时登记主体';
revoke execute on function parties.keep_party() from public;

create function parties.drop_party() returns trigger language plpgsql as $$
begin
  delete from parties.party where zone_id = old.zone_id and id = old.id;
  return null;
end $$;
comment on function parties.drop_party() is '虚构行被替换时主体随之消失';
revoke execute on function parties.drop_party() from public;

create trigger keep_party after insert on parties.firm for each row execute function parties.keep_party('firm');
create trigger keep_party after insert on parties.partner for each row execute function parties.keep_party('institution');
create trigger keep_party after insert on parties.person for each row execute function parties.keep_party('person');
create trigger drop_party after delete on parties.firm for each row execute function parties.drop_party();

alter table parties.firm add foreign key (zone_id, id) references parties.party (zone_id, id)
  deferrable initially deferred;
alter table parties.partner add foreign key (zone_id, id) references parties.party (zone_id, id)
  deferrable initially deferred;
alter table parties.person add foreign key (zone_id, id) references parties.party (zone_id, id)
  deferrable initially deferred;

-- Whether the row is on the register, kept beside it: a merged or withdrawn firm leaves the register and frees its code.
alter table parties.firm add column standing boolean not null default true;
alter table parties.partner add column standing boolean not null default true;
alter table parties.person add column standing boolean not null default true;
comment on column parties.firm.standing is '是否在册；已合并或已撤回的为否';
comment on column parties.partner.standing is '是否在册；已合并或已撤回的为否';
comment on column parties.person.standing is '是否在册；已合并或已撤回的为否';
drop index parties.firm_social_credit_code;
create unique index firm_social_credit_code on parties.firm (zone_id, social_credit_code)
  where social_credit_code is not null and standing;
alter table parties.partner drop constraint partner_zone_id_name_key;
create unique index partner_name on parties.partner (zone_id, name) where standing;
drop index parties.person_mobile;
create unique index person_mobile on parties.person (zone_id, mobile_digest) where mobile_digest is not null and standing;
drop index parties.person_id_number;
create unique index person_id_number on parties.person (zone_id, id_number_digest)
  where id_number_digest is not null and standing;
grant update (standing) on parties.firm, parties.partner, parties.person to yuanshu_app;
-- What may be amended of a firm; its id, zone and registration never change.
grant update (name, social_credit_code, code_exception_reason, industry, legal_form, scale, status, founded_on,
  registered_capital_fen, employees, address) on parties.firm to yuanshu_app;
