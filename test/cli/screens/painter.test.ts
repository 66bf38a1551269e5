import test from 'ava';
import { createBell } from '../../../src/cli/screens/bell.ts';
import { differenceOf } from '../../../src/cli/screens/line-difference.ts';
import type { Look, PaintedLine } from '../../../src/cli/screens/painted-line.ts';
import { createPainter } from '../../../src/cli/screens/painter.ts';
import { createTerminalReducer } from '../../helpers/terminal-reducer.ts';
import { waitFor } from '../../helpers/wait-for.ts';

const red: Look = { color: 'red' };

test('a clock that ticks writes its own columns and nothing else', (t) => {
  const line = (time: string): PaintedLine => [
    { text: '桌8 ', look: red },
    { text: time },
    { text: ' 宫保鸡丁' },
  ];
  t.deepEqual(differenceOf(line('09:12'), line('09:13')), { column: 4, text: '09:13', erasesRest: false });
  t.is(differenceOf(line('09:12'), line('09:12')), undefined);
});

test('a change of another width is written to the end of the line', (t) => {
  const line = (word: string): PaintedLine => [{ text: 'a' }, { text: word }, { text: 'z', look: red }];
  t.deepEqual(differenceOf(line('bb'), line('b')), {
    column: 1,
    text: 'b\u001b[31mz\u001b[0m',
    erasesRest: true,
  });
});

test('frame after frame the terminal shows what was meant, whatever changes', (t) => {
  const terminal = createTerminalReducer({ columns: 20, rows: 4 });
  let now = 0;
  const painter = createPainter({
    stdout: fakeStdout(terminal.write),
    clock: { monotonic: () => (now += 1000) },
  });
  const words = ['', '桌8', '12345', '宫保鸡丁', 'x', '汤 2'];
  for (let step = 0; step < 300; step += 1) {
    const pick = (salt: number) => words[(step * 7 + salt * 5 + (step % salt)) % words.length] ?? '';
    const lines = Array.from(
      { length: 1 + (step % 4) },
      (_, row): PaintedLine => [
        { text: pick(row + 1) },
        { text: pick(row + 2), ...(step % 3 === 0 && { look: red }) },
      ],
    );
    painter.paint(lines);
    t.deepEqual(
      terminal.lines(),
      Array.from({ length: 4 }, (_, row) =>
        (lines[row] ?? [])
          .map(({ text }) => text)
          .join('')
          .trimEnd(),
      ),
    );
  }
  t.deepEqual(terminal.faults, []);
});

test('ten frames a second at most, and the last one is always shown', async (t) => {
  const terminal = createTerminalReducer({ columns: 20, rows: 4 });
  let frames = 0;
  let now = 0;
  const stdout = fakeStdout((text) => {
    frames += 1;
    terminal.write(text);
  });
  const painter = createPainter({ stdout, clock: { monotonic: () => now } });
  for (let count = 1; count <= 50; count += 1) painter.paint([[{ text: `frame ${count}` }]]);
  t.is(frames, 1);
  now = 200;
  await waitFor('the last frame', () => terminal.lines()[0] === 'frame 50');
  t.is(frames, 2);
});

test('a burst of troubles rings once', (t) => {
  let rings = 0;
  let now = 0;
  const ring = createBell({ write: () => (rings += 1) > 0 }, { monotonic: () => now });
  for (let count = 0; count < 200; count += 1) ring();
  t.is(rings, 1);
  now = 2000;
  ring();
  t.is(rings, 2);
});

function fakeStdout(write: (text: string) => void) {
  return {
    writableNeedDrain: false,
    once: () => {
      throw new Error('Nobody waits');
    },
    write: (text: string | Uint8Array) => {
      write(String(text));
      return true;
    },
  };
}
