import test from 'ava';
import type { PrintJobState } from '../../src/domain/print-job.ts';
import { printJobTransitions } from '../../src/domain/print-job.ts';
import { type PaperDay, startPaperDay } from '../helpers/paper-day.ts';
import { createRandom } from '../helpers/random.ts';

interface Told {
  readonly at: number;
  readonly stations: readonly string[];
  readonly seq: number;
  isSpooled: boolean;
}

const lookEveryS = 5;
const dueS = 60;
const outcomes: readonly PrintJobState[] = [
  'printing',
  'waiting',
  'completed',
  'sent',
  'unconfirmed',
  'failed',
];

// What should be reported is worked out here from what the test did and from each job's state alone.
for (const seed of [1, 2])
  test(`whatever happens in a kitchen, just the paper that is overdue is reported, and just as often (${seed})`, async (t) => {
    const random = createRandom(seed);
    const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
    const day = await startPaperDay(t);
    await day.addPrinter({ name: 'Wok', stations: ['wok'] });
    await day.addPrinter({ name: 'Rest' });
    const open = new Map<number, Told>();
    const raised = new Map<string, number>();
    let now = 0;
    let alarms = 0;

    const act = async (): Promise<void> => {
      const chance = random();
      if (chance < 0.35) {
        const stations = ['wok', 'bar'].slice(0, 1 + Math.floor(random() * 2));
        const { orderId, seq } = await day.order(stations.map((station) => ({ name: station, station })));
        open.set(orderId, { at: now, stations, seq, isSpooled: false });
      } else if (chance < 0.6) {
        const told = pick([...open.values()].filter(({ isSpooled }) => !isSpooled));
        if (!told) return;
        await day.spool(told.seq);
        told.isSpooled = true;
      } else if (chance < 0.9) {
        const job = pick(await jobsOf(day));
        const to = job && pick(outcomes.filter((state) => printJobTransitions[job.status].includes(state)));
        if (to) await day.move(job.id, to);
      } else {
        const orderId = pick([...open.keys()]);
        if (orderId === undefined) return;
        await day.close(orderId, random() < 0.5 ? 'completed' : 'cancelled');
        open.delete(orderId);
      }
    };

    for (let look = 0; look < 70; look += 1) {
      for (let count = Math.floor(random() * 3); count > 0; count -= 1) await act();
      now += lookEveryS;
      const expected = await overdue();
      const found = (await day.pass(lookEveryS)).flatMap(({ order_id, missing = [] }) =>
        missing.map(({ job_id, station }) => (job_id === null ? `${order_id} ${station}` : `job ${job_id}`)),
      );
      t.deepEqual(found.sort(), expected.sort(), `after ${now} s`);
      for (const subject of expected) raised.set(subject, now);
      alarms += found.length;
    }
    t.true(alarms > 30, 'something was missing');
    t.log(`${alarms} papers reported`);

    async function overdue(): Promise<string[]> {
      const jobs = await jobsOf(day);
      const unmade = [...open].flatMap(([orderId, { at, stations, isSpooled }]) =>
        isSpooled || now - at < dueS ? [] : stations.map((station) => `${orderId} ${station}`),
      );
      const late = jobs.filter(
        ({ order_id, status, created_at }) =>
          open.has(order_id) && status !== 'completed' && now - created_at >= dueS,
      );
      const isOnce = new Set(late.filter(({ status }) => status === 'sent').map(({ id }) => `job ${id}`));
      return [...unmade, ...late.map(({ id }) => `job ${id}`)].filter((subject) => {
        const last = raised.get(subject);
        return last === undefined || (!isOnce.has(subject) && now - last >= dueS);
      });
    }

    async function jobsOf({ storage, clock }: PaperDay) {
      const rows: { id: number; order_id: number; status: PrintJobState; created_at: string }[] =
        await storage.read('print_job').select('id', 'order_id', 'status', 'created_at');
      const start = clock.now().getTime() - clock.monotonic();
      return rows.map((row) => ({ ...row, created_at: (Date.parse(row.created_at) - start) / 1000 }));
    }
  });
