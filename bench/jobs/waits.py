"""Opens many requests with WAIT, says so, and measures how long each takes to answer after its job has changed."""
import asyncio
import sys
import time
from urllib.parse import urlsplit

where = urlsplit(sys.argv[1])
number = int(sys.argv[2])
JOBS = 100


async def request(method, path, body=''):
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    head = f'{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n'
    if body:
        head += f'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n'
    writer.write((head + '\r\n' + body).encode())
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def new_job():
    answer = await request('POST', '/apps/nothing/async', 'RUNID=w')
    location = next(line for line in answer.split('\r\n') if line.lower().startswith('location:'))
    return '/' + location.split(':', 1)[1].strip().split('/', 3)[3]


async def wait(job, answered):
    answer = await request('GET', job + '?WAIT=110')
    answered.append(time.perf_counter() if 'ABORTED' in answer else None)


def spread(name, times):
    times.sort()
    print(f'{name:40} median {1000 * times[len(times) // 2]:7.1f} ms   99 % {1000 * times[len(times) * 99 // 100]:7.1f} ms   '
          f'most {1000 * times[-1]:7.1f} ms')


async def change(job, answered, tasks):
    begin = time.perf_counter()
    await request('POST', job + '/phase', 'PHASE=ABORT')
    await asyncio.gather(*tasks)
    missed = sum(1 for at in answered if at is None)
    if missed:
        print(f'{missed} of {len(answered)} came back without a change', file=sys.stderr)
    return [at - begin for at in answered if at is not None]


async def main():
    jobs = [await new_job() for _ in range(JOBS)]
    waiting = []
    for job in jobs:
        answered = []
        tasks = [asyncio.create_task(wait(job, answered)) for _ in range(number // JOBS)]
        waiting.append((job, answered, tasks))
        await asyncio.sleep(0.05)
    await asyncio.sleep(2)
    with open(sys.argv[3], 'w') as tell:
        tell.write(f'{number // JOBS * JOBS}\n')
    await asyncio.get_running_loop().run_in_executor(None, lambda: open(sys.argv[4]).read())
    single = []
    for one in waiting[: JOBS // 2]:
        single += await change(*one)
    spread(f'one job changes, {number // JOBS} wait for it', single)
    together = await asyncio.gather(*(change(*one) for one in waiting[JOBS // 2:]))
    spread(f'{JOBS // 2} jobs change at once, {number // 2} wait', [time for times in together for time in times])


asyncio.run(main())
