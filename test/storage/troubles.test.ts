import test from 'ava';
import { findMissingPaper } from '../../src/storage/missing-paper.ts';
import { findJobsForPerson, findLateTicketJobs, findPoorPapers } from '../../src/storage/troubles.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';

test('missing paper is looked for in the few open orders, not in all of the store', async (t) => {
  const { read } = await openTestStorage(t);
  const asked: { sql: string; bindings: string[] }[] = [];
  read.on('query', (query: { sql: string; bindings: string[] }) => asked.push(query));
  await findMissingPaper(read, { storeIds: [1], before: '2026-01-08', since: '2026-01-07' });
  t.is(asked.length, 2);
  for (const { sql, bindings } of asked.slice(0, 2)) {
    const steps: { detail: string }[] = await read.raw(`explain query plan ${sql}`, bindings);
    const plan = steps.map(({ detail }) => detail).join('\n');
    t.regex(plan, /SEARCH orders USING INDEX orders_store_id_status_id_index/, plan);
    t.notRegex(plan, /SCAN (?!CONSTANT)/, plan);
  }
});

for (const { find, index } of [
  { find: findJobsForPerson, index: 'print_job_store_id_status_index' },
  { find: findLateTicketJobs, index: 'print_job_store_id_status_index' },
  { find: findPoorPapers, index: 'print_job_numbered' },
])
  test(`${find.name} reads the few jobs it is about, not all of the store`, async (t) => {
    const { read } = await openTestStorage(t);
    const asked: { sql: string; bindings: string[] }[] = [];
    read.on('query', (query: { sql: string; bindings: string[] }) => asked.push(query));
    const span = { before: '2026-01-08T10:00:00.000Z', since: '2026-01-07T10:00:00.000Z' };
    await find(read, { storeIds: [1], ...span });
    const [query] = asked;
    t.truthy(query);
    const steps: { detail: string }[] = await read.raw(
      `explain query plan ${query?.sql}`,
      query?.bindings ?? [],
    );
    const plan = steps.map(({ detail }) => detail).join('\n');
    t.regex(plan, new RegExp(`job USING (COVERING )?INDEX ${index}`), plan);
  });
