-- As before, but what a crowd shares by name, building or company is no reason to compare: such keys are not looked
-- at by the comparison either. A number or mailbox always is one.
drop function identity_meet(text, text, text, jsonb, text, date, text[]);
create function identity_meet(
  of_tenant text, of_customer text, from_source text, as_written jsonb, with_digest text, seen date, with_keys text[],
  fewer_than_crowd integer)
returns bigint language plpgsql as $$
declare
  known identity_record;
  to_settle boolean;
begin
  select * into known from identity_record r where r.tenant = of_tenant and r.customer = of_customer;
  if known.digest = with_digest and known.source = from_source and known.last_seen >= seen - 7 then
    return case when known.settled then null else known.id end;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('identity ' || of_tenant || ' ' || key, 0))
  from (select unnest(with_keys || ('customer:' || of_customer)) as key order by 1) keys;
  select * into known from identity_record r where r.tenant = of_tenant and r.customer = of_customer;
  if known.id is null then
    known.id := nextval(pg_get_serial_sequence('identity_record', 'id'));
    insert into identity_record (id, tenant, customer, source, written, digest, last_seen, settled, household, person)
    values (known.id, of_tenant, of_customer, from_source, as_written, with_digest, seen, true, known.id, known.id);
  else
    update identity_record r
    set source = from_source, written = as_written, digest = with_digest, last_seen = greatest(r.last_seen, seen)
    where r.id = known.id;
    if known.digest = with_digest and known.settled then
      return null;
    end if;
  end if;
  delete from identity_key k where k.record = known.id and k.key <> all (with_keys);
  insert into identity_key (tenant, key, record) select of_tenant, unnest(with_keys), known.id on conflict do nothing;
  to_settle :=
    exists (select from unnest(with_keys) as mine (key)
            where (select count(*) from (select from identity_key k
                                         where k.tenant = of_tenant and k.key = mine.key
                                         limit case when mine.key like any ('{phone:%,email:%}')
                                                    then 2 else fewer_than_crowd + 1 end) counted)
                  between 2 and fewer_than_crowd)
    or exists (select from identity_link l where known.id in (l.one, l.other) and l.replaced_at is null and l.undone_at is null);
  if not to_settle then
    update identity_record r set settled = true where r.id = known.id and not r.settled;
    return null;
  end if;
  update identity_record r set settled = false where r.id = known.id;
  return known.id;
end $$;

-- People who share no number wait here for each other when they are one household by identity; alone nobody waits.
-- While one waited they may have become another household.
create function lock_household(of_tenant text, of_customer text) returns void language plpgsql as $$
declare
  mine bigint;
  locked bigint;
begin
  loop
    mine := (
      select me.household from identity_record me
      where me.tenant = of_tenant and me.customer = of_customer and exists (
        select from identity_record they
        where they.tenant = me.tenant and they.household = me.household and they.id <> me.id));
    exit when mine is null or mine is not distinct from locked;
    perform pg_advisory_xact_lock(hashtextextended('household ' || mine, 0));
    locked := mine;
  end loop;
end $$;
