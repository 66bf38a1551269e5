import test from 'ava';
import { printClientFrame } from '../../src/protocol/print-frames.ts';

test("what a client leaves out or says at length doesn't make its message worthless", (t) => {
  const bare = printClientFrame.parse({ type: 'printer_info', printer: { name: ' 收银台 ' } });
  t.deepEqual(bare, { type: 'printer_info', printer: { name: '收银台', model: '', status: 'ready' } });
  const word = { type: 'print_status', job_id: 1, status: 'completed' };
  t.like(printClientFrame.parse(word), { message: '' });
  t.like(printClientFrame.parse({ ...word, message: null }), { message: '' });
  t.like(printClientFrame.parse({ ...word, message: `${'.'.repeat(499)}😀` }), {
    message: `${'.'.repeat(499)}\uFFFD`,
  });
});

for (const frame of [
  { type: 'print_status', job_id: '1', status: 'completed' },
  { type: 'print_status', job_id: 1, status: 'perhaps' },
  { type: 'printer_info', printer: { name: '  ' } },
  { type: 'printer_info' },
  { type: 'dance' },
]) {
  test(`refused: ${JSON.stringify(frame)}`, (t) => {
    t.false(printClientFrame.safeParse(frame).success);
  });
}
