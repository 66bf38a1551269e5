import test from 'ava';
import { printJobStates } from '../../../src/domain/print-job.ts';
import { filterQuery, noFilter, readFilter, writeFilter } from '../../../src/web/print/jobs/job-filter.ts';
import {
  canCancel,
  canRetry,
  canSettle,
  isUnproven,
  makesCopy,
} from '../../../src/web/print/jobs/job-rules.ts';

test('what can be done about a job follows from its state', (t) => {
  const can = (rule: (job: { status: (typeof printJobStates)[number]; retried_to: null }) => boolean) =>
    printJobStates.filter((status) => rule({ status, retried_to: null }));
  t.deepEqual(can(canSettle), ['sent', 'unconfirmed']);
  t.deepEqual(can(isUnproven), ['sent', 'unconfirmed']);
  t.deepEqual(can(canCancel), ['pending', 'waiting']);
  t.deepEqual(can(canRetry), ['completed', 'sent', 'unconfirmed', 'failed', 'cancelled', 'expired']);
  t.deepEqual(can(makesCopy), ['completed', 'sent', 'unconfirmed']);
  t.false(canRetry({ status: 'failed', retried_to: 7 }));
  t.false(isUnproven({ status: 'unconfirmed', retried_to: 7 }));
});

test('a filter survives its address; nonsense is no filter', (t) => {
  const filter = { status: 'failed', printer: '3', type: 'bill', order: '12' } as const;
  t.deepEqual(readFilter(writeFilter(filter)), filter);
  t.deepEqual(filterQuery(filter), { status: 'failed', printer_id: 3, job_type: 'bill', order_id: 12 });
  t.is(writeFilter(noFilter), '');
  t.deepEqual(readFilter('?status=lost&printer=x&type=&order=-1'), noFilter);
});
