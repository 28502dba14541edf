-- How far long work is, for any node to tell. Written beside the work's own transaction, about once a second:
-- total: 0 while it is not known. Work whose line has stood still for half a minute has ended with its node.
create table progress (
    id uuid primary key,
    kind text not null check (kind in ('rebuild', 'paper-import', 'invitation-import', 'demonstration')),
    organisation_id uuid references organisation,
    state text not null check (state in ('running', 'done', 'failed')),
    done bigint not null default 0,
    total bigint not null default 0,
    started_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    ended_at timestamptz,
    check ((state = 'running') = (ended_at is null))
);
create unique index progress_of_the_one_rebuild on progress (kind) where kind = 'rebuild' and state = 'running';
create index progress_by_kind on progress (kind, started_at);
