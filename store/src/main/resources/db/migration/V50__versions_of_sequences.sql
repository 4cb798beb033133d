-- Versions of sequences: a draft, then published and never changed again, then archived.

-- The row is locked while a version is published, so that two people never publish at once.
create table sequence_name (
  tenant   text not null,
  name     text not null,
  versions int  not null default 0, -- number of the newest version
  primary key (tenant, name)
);

create table sequence_version (
  id           bigint      generated always as identity primary key,
  tenant       text        not null,
  name         text        not null,
  version      int,                            -- none while it is a draft
  state        text        not null check (state in ('draft', 'published', 'archived')),
  content      text        not null,           -- the file, as its author wrote it
  hash         text,                           -- the same for files that say the same
  definition   jsonb,                          -- the sequence as runs carry it
  origin       text        not null check (origin in ('folder', 'people')),
  based_on     int         not null,           -- version in force when it was written; 0: none
  note         text        not null,
  author       text        not null,
  written_at   timestamptz not null default now(),
  published_at timestamptz,
  archived_at  timestamptz,
  archived_by  text,
  archived_why text,
  foreign key (tenant, name) references sequence_name,
  check ((state = 'draft') = (version is null)),
  check ((state = 'draft') = (published_at is null)),
  check ((state = 'archived') = (archived_at is not null)),
  check (state = 'draft' or (hash is not null and definition is not null))
);
create unique index sequence_version_number on sequence_version (tenant, name, version) where version is not null;
create unique index sequence_version_draft on sequence_version (tenant, name) where state = 'draft';
create unique index sequence_version_in_force on sequence_version (tenant, name) where state = 'published';
create index sequence_version_published on sequence_version (id) where state = 'published';

-- What was published stays as it was: runs and reports name it by its number.
create function keep_published_sequences() returns trigger language plpgsql as $$
begin
  if old.state = 'draft' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if tg_op = 'UPDATE' and old.state = 'published' and new.state = 'archived'
      and (new.id, new.tenant, new.name, new.version, new.content, new.hash, new.definition, new.origin, new.based_on, new.note, new.author,
           new.written_at, new.published_at)
        is not distinct from
          (old.id, old.tenant, old.name, old.version, old.content, old.hash, old.definition, old.origin, old.based_on, old.note, old.author,
           old.written_at, old.published_at) then
    return new;
  end if;
  raise exception 'version % of sequence % was published and cannot be changed', old.version, old.name;
end
$$;
create trigger keep_published_sequences before update or delete on sequence_version
  for each row execute function keep_published_sequences();
