import test, { type ExecutionContext } from 'ava';
import { type PrintJobState, printJobStates, printJobTransitions } from '../../../src/domain/print-job.ts';
import { printerTroubles } from '../../../src/domain/printer-trouble.ts';
import { movePrintJob } from '../../../src/operations/paper/move-print-job.ts';
import { movePrinterStatus } from '../../../src/operations/printers/move-printer-status.ts';
import { queuePrintJob } from '../../../src/operations/paper/queue-print-job.ts';
import { advisePrinter } from '../../../src/operations/sentences/printer-advice.ts';
import { languages } from '../../../src/domain/language.ts';
import { readStream } from '../../../src/storage/event-log.ts';
import { findPrintJob } from '../../../src/storage/print-jobs.ts';
import { findPrinter } from '../../../src/storage/printers.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { openStore, putPrinter } from '../../helpers/kitchen.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';

async function open(t: ExecutionContext) {
  const storage = await openTestStorage(t);
  const storeId = await openStore(storage);
  const printerId = await putPrinter(storage, storeId);
  const { id: jobId } = await storage.write(async (tx) => {
    const printer = (await findPrinter(tx.db, printerId)) ?? null;
    const facts = { storeName: 'S', printerName: 'P', time: '', qrPayload: 'q', language: 'en' } as const;
    const document = { requestedBy: null, printable: { template: 'test', facts } } as const;
    return queuePrintJob(tx, { storeId, printer, jobType: 'test', document, dedupeKey: 'one' });
  });
  return { storage, storeId, printerId, jobId };
}

async function eventsAfter(storage: Storage, storeId: number, seq: number) {
  return (await readStream(storage.read, `store:${storeId}`, seq, 100)).map(({ type, body }) => ({
    type,
    body: JSON.parse(body),
  }));
}

test('every edge of the table is one event with the new state; what is no edge is refused without a trace', async (t) => {
  const { storage, storeId, jobId } = await open(t);
  let seq = (await readStream(storage.read, `store:${storeId}`, 0, 100)).length;
  for (const from of printJobStates) {
    for (const to of printJobStates) {
      await storage.write((tx) => tx.db('print_job').where({ id: jobId }).update({ status: from }));
      const move = storage.write((tx) => movePrintJob(tx, { jobId, to }));
      const isEdge = printJobTransitions[from].includes(to);
      if (isEdge) await move;
      else await t.throwsAsync(move, { code: 'illegal_transition' }, `${from} → ${to}`);
      const events = await eventsAfter(storage, storeId, seq);
      const expected: { type: string; status: PrintJobState }[] = isEdge
        ? [{ type: 'print_job_update', status: to }]
        : [];
      t.deepEqual(
        events.map(({ type, body }) => ({ type, status: body.job.status })),
        expected,
        `${from} → ${to}`,
      );
      t.is((await findPrintJob(storage.read, jobId))?.status, isEdge ? to : from);
      seq += events.length;
    }
  }
});

test('each change of what a printer says about itself is one event that says what to do', async (t) => {
  const { storage, storeId, printerId } = await open(t);
  const well = {
    online: true,
    paper: 'ok',
    cover: 'closed',
    cutter_error: false,
    overheated: false,
    error: false,
    drawer: 'low',
  } as const;
  const changes = [
    [{}, 'online', null],
    [{ paper: 'near_end' }, 'online', 'near_end'],
    [{ paper: 'out', online: false }, 'paper_out', 'paper'],
    [{ cover: 'open', online: false }, 'cover_open', 'cover'],
    [{ cutter_error: true, online: false }, 'error', 'cutter'],
    [{ overheated: true, online: false }, 'error', 'overheated'],
    [{ error: true, online: false }, 'error', 'error'],
    [{ online: false }, 'offline', 'offline'],
    [{ drawer: 'high' }, 'online', null],
    [{ drawer: 'low' }, 'online', null],
  ] as const;
  let seq = (await readStream(storage.read, `store:${storeId}`, 0, 100)).length;
  for (const [change, status, trouble] of changes) {
    const conditions = { ...well, ...change };
    const move = { printerId, status, trouble, conditions, isSeen: true };
    await storage.write((tx) => movePrinterStatus(tx, move));
    // Said once more, it is no news.
    await storage.write((tx) => movePrinterStatus(tx, move));
    const events = await eventsAfter(storage, storeId, seq);
    t.is(events.length, 1, JSON.stringify(change));
    t.is(events[0]?.type, 'printer_status');
    t.like(events[0]?.body.printer, { status, trouble, conditions });
    t.is(events[0]?.body.printer.status_detail === null, trouble === null);
    seq += 1;
  }
});

test('for every trouble there is a sentence and an advice in each language', (t) => {
  for (const language of languages)
    for (const trouble of printerTroubles) {
      const { is, todo } = advisePrinter(trouble, language);
      t.true(is.length > 1 && todo.length > 3, `${trouble} in ${language}`);
    }
});
