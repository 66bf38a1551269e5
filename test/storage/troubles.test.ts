import test from 'ava';
import { findJobsForPerson, findLateTicketJobs, findPoorPapers } from '../../src/storage/troubles.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';

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
