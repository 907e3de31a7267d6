-- Jobs, what happened to them, and the keys of those who created them. The common subset of SQLite and PostgreSQL: instants are
-- microseconds since 1970, absent values are null, text that a client wrote is JSON (which can say what a text column cannot).

create table job (
    id                 text   not null primary key,
    version            bigint not null,
    -- '' for nobody, otherwise ["issuer","subject"]
    owner              text   not null,
    route              text   not null,
    application        text   not null,
    phase              text   not null,
    run_id             text,
    created            bigint not null,
    queued             bigint,
    started            bigint,
    ended              bigint,
    destruction        bigint,
    execution_duration bigint not null,
    quote              bigint,
    suspended_by       text,
    attempt            integer not null,
    ran                bigint,
    error              text,
    results            text   not null,
    parameters         text   not null
);

-- One for each way of asking for a list: whatever the conditions, the jobs of one phase lie there in the order of the list.
create index job_by_phase             on job (phase, created, id);
create index job_by_owner             on job (owner, phase, created, id);
create index job_by_owner_application on job (owner, application, phase, created, id);
create index job_by_owner_route       on job (owner, route, phase, created, id);
create index job_by_application       on job (application, phase, created, id);
create index job_by_route             on job (route, phase, created, id);

create index job_unfinished on job (coalesce(queued, created), id)
    where phase in ('QUEUED', 'EXECUTING', 'SUSPENDED', 'UNKNOWN');
create index job_due on job (destruction, id) where destruction is not null;
create index job_durations on job (application, ended)
    where phase = 'COMPLETED' and started is not null and ended is not null;

-- What followers are told. The rows of a job that was deleted are not shown any more and go when they are old: so this table, which
-- every change writes to, needs no index but its key.
create table event (
    sequence    ${sequence} not null primary key,
    job         text   not null,
    owner       text   not null,
    route       text   not null,
    application text   not null,
    version     bigint not null,
    phase       text,
    happened    bigint not null
);

-- One row: the newest number among the events that are forgotten, so that none is given twice.
create table forgotten (newest bigint not null);
insert into forgotten (newest) values (0);

create table idempotency (
    owner      text   not null,
    client_key text   not null,
    digest     text   not null,
    job        text   not null references job (id) on delete cascade,
    used       bigint not null,
    primary key (owner, client_key)
);
create index idempotency_by_job on idempotency (job);
create index idempotency_by_age on idempotency (used);
