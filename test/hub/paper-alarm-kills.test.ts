import test from 'ava';
import { startPaperDay } from '../helpers/paper-day.ts';
import { runFixture } from '../helpers/run-fixture.ts';

for (const moment of ['insert into paper_alarm', 'insert into event', 'commit', 'committed'])
  test(`killed at "${moment}" an alarm is neither lost nor raised twice within its interval`, async (t) => {
    const day = await startPaperDay(t);
    await day.addPrinter();
    const { orderId } = await day.order();
    day.clock.pass(60_000);
    const killed = await t.throwsAsync(
      runFixture('patrol/mortal-patrol', day.filename, day.clock.now().toISOString(), moment),
    );
    t.like(killed, { signal: 'SIGKILL' }, killed?.message);
    const raised: { body: string }[] = await day.storage.read('event').where({ type: 'order_unattended' });
    t.is(raised.length, moment === 'committed' ? 1 : 0);
    // Whoever looks next, at once and within the interval.
    const alarms = [...(await day.patrol()), ...(await day.pass(59))];
    t.deepEqual(
      alarms.map(({ order_id }) => order_id),
      [orderId],
      'one, by whoever it was',
    );
    t.is((await day.pass(1)).length, 1, 'the next interval');
  });
