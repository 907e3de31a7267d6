"""Fills a store with finished jobs, all like one that is there: load.py DATABASE NUMBER."""
import json
import random
import sqlite3
import sys
import time

database = sqlite3.connect(sys.argv[1])
wanted = int(sys.argv[2])
columns = [row[1] for row in database.execute('pragma table_info(job)')]
example = dict(zip(columns, database.execute("select * from job where phase = 'COMPLETED' limit 1").fetchone()))
there = database.execute('select count(*) from job').fetchone()[0]
letters = 'abcdefghijklmnopqrstuvwxyz234567'
source = random.Random(there)  # other names than those of an earlier filling
first = example['created'] - 10_000_000 * 60
far = int(time.time() + 20 * 86400) * 1_000_000


def rows():
    for number in range(there, wanted):
        row = dict(example)
        row['id'] = ''.join(source.choices(letters, k=26))
        row['created'] = first + number * 60
        row['destruction'] = far + number
        row['phase'] = ('COMPLETED', 'COMPLETED', 'COMPLETED', 'ERROR')[number % 4]
        yield [row[name] for name in columns]


database.execute('pragma synchronous = off')
with database:
    marks = ', '.join('?' * len(columns))
    database.executemany(f'insert into job ({", ".join(columns)}) values ({marks})', rows())
database.execute('analyze')
database.commit()
database.execute('pragma wal_checkpoint(truncate)')
database.close()
