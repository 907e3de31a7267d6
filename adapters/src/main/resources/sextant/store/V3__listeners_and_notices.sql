-- Who is told of a job, and what there is still to tell. A notice is written with the change that it tells of, and goes when its listener
-- has it; it outlives its job, so that the end of a job is told that was deleted at once.

alter table job add column listeners text not null default '[]';

create table notice (
    sequence    bigint  not null primary key,
    job         text    not null,
    listener_id text    not null,
    listener    text    not null,
    label       text,
    happened    text    not null,
    said_by     text,
    created     bigint  not null,
    attempts    integer not null,
    due         bigint  not null,
    trouble     text
);
create index notice_by_listener on notice (listener_id, sequence);
create index notice_by_due      on notice (due, sequence);
create index notice_by_job      on notice (job);

-- One row: the newest number that a notice was ever given, so that none is given twice.
create table told (newest bigint not null);
insert into told (newest) values (0);
