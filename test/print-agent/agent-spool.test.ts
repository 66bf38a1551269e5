import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { digestOf, openAgentSpool } from '../../src/print-agent/agent-spool.ts';
import { systemClock as clock } from '../../src/runtime/clock.ts';
import { tempDir } from '../helpers/temp-dir.ts';

const paper = (jobId: number, content: string) => ({ jobId, digest: digestOf(content), content });
const begin = (jobId: number, content: string) => ({ ...paper(jobId, content), processId: '0001' });

test('a paper begun and not ended is of unknown end after a restart, and the printer may hold its rest', async (t) => {
  const folder = await tempDir(t);
  const first = await openAgentSpool({ folder, clock });
  t.false(first.wasTorn);
  await first.begin(begin(7, 'soup'));
  t.is(first.find(paper(7, 'soup')), undefined);
  await first.close();

  const second = await openAgentSpool({ folder, clock });
  t.true(second.wasTorn);
  t.like(second.find(paper(7, 'soup')), { status: 'unconfirmed' });
  t.is(second.last(), 'soup');
  t.is(second.untold().length, 1);
  await second.told(paper(7, 'soup'));
  await second.close();

  const third = await openAgentSpool({ folder, clock });
  t.false(third.wasTorn, 'looked into once');
  t.deepEqual(third.untold(), []);
  t.like(third.find(paper(7, 'soup')), { status: 'unconfirmed' });
  await third.close();
});

test('the same number with other words is another paper', async (t) => {
  const spool = await openAgentSpool({ folder: await tempDir(t), clock });
  await spool.begin(begin(7, 'soup'));
  await spool.end({ ...paper(7, 'soup'), status: 'completed', message: '' });
  t.like(spool.find(paper(7, 'soup')), { status: 'completed' });
  t.is(spool.find(paper(7, 'rice')), undefined);
  t.is(spool.count(), 1);
  await spool.close();
});

test('a line the process was killed in the middle of was promised to nobody', async (t) => {
  const folder = await tempDir(t);
  const first = await openAgentSpool({ folder, clock });
  await first.begin(begin(1, 'soup'));
  await first.end({ ...paper(1, 'soup'), status: 'sent', message: '' });
  await first.close();
  await appendFile(join(folder, 'spool.jsonl'), '{"type":"begun","job_id":2,"dig');
  const second = await openAgentSpool({ folder, clock });
  t.false(second.wasTorn);
  t.deepEqual(
    second.untold().map(({ jobId, status }) => [jobId, status]),
    [[1, 'sent']],
  );
  await second.close();
  t.notRegex(await readFile(join(folder, 'spool.jsonl'), 'utf8'), /"job_id":2/);
});

test('old papers are forgotten, and numbers go on', async (t) => {
  const folder = await tempDir(t);
  const first = await openAgentSpool({ folder, clock });
  for (let job = 1; job <= 3; job++)
    await first.begin({ ...begin(job, `paper ${job}`), processId: job.toString(36).padStart(4, '0') });
  await first.close();
  const second = await openAgentSpool({ folder, clock });
  t.is(second.count(), 3);
  t.deepEqual(second.findByProcessId('0002')?.jobId, 2);
  await second.close();
});
