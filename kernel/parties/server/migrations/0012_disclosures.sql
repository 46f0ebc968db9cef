-- Who received what of whom, and on which consent. A row is written where data leave, in the same transaction, and never
-- changed: a firm reads here what became of its word.
create table parties.disclosure (
  zone_id uuid not null,
  id uuid not null,
  consent_id uuid not null,
  party_id uuid not null,
  fields text[] not null check (cardinality(fields) between 1 and 20),
  purpose text not null,
  receiver_kind text not null check (receiver_kind in ('institution', 'department')),
  receiver_id uuid not null,
  disclosed_on date not null,
  disclosed_at timestamptz not null,
  disclosed_by uuid,
  means_kind text not null check (means_kind in ('export', 'case')),
  means_id uuid not null,
  demonstration boolean not null default false,
  primary key (zone_id, id),
  foreign key (zone_id, consent_id) references parties.consent (zone_id, id) on delete cascade,
  foreign key (zone_id, party_id) references parties.party (zone_id, id) on delete cascade,
  foreign key (zone_id, disclosed_by) references auth.account (zone_id, id)
);
comment on table parties.disclosure is '提供记录：依某项授权，于某时以某次导出或某件办理，把某些字段提供给某接收方；只增不改';
comment on column parties.disclosure.party_id is '信息所属的主体';
comment on column parties.disclosure.receiver_id is '接收方：机构（主体编号）或部门编号';
comment on column parties.disclosure.disclosed_on is '提供之日（北京时间）';
comment on column parties.disclosure.disclosed_by is '经办账户；任务所为则空';
comment on column parties.disclosure.means_id is '导出编号或办件编号';
create index disclosure_party on parties.disclosure (zone_id, party_id, disclosed_at);
create index disclosure_consent on parties.disclosure (zone_id, consent_id);

-- Whoever writes: without a consent that holds on the day for every field and the purpose, nothing is kept as told.
create function parties.keep_to_consent() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from parties.consent as given
    where given.zone_id = new.zone_id and given.id = new.consent_id
      and new.fields <@ given.fields and new.purpose = given.purpose
      and new.disclosed_on >= given.starts_on and new.disclosed_on < given.ends_on
      and (given.receiver_kind = 'institutionKind' and new.receiver_kind = 'institution'
        or given.receiver_kind = new.receiver_kind and given.receiver_id = new.receiver_id)
      and not exists (
        select 1 from parties.consent_withdrawal as back
        where back.zone_id = given.zone_id and back.consent_id = given.id and back.withdrawn_on <= new.disclosed_on)
  ) then
    raise exception 'no consent holds for this' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function parties.keep_to_consent() is '提供记录须有当日有效、字段与用途相符的授权';
revoke execute on function parties.keep_to_consent() from public;
create trigger keep_to_consent before insert on parties.disclosure
  for each row execute function parties.keep_to_consent();

select platform.isolate('parties.disclosure');
grant select, insert on parties.disclosure to yuanshu_app;
