import test from 'ava';
import {
  type RawLine,
  createLineSplitter,
  formatLogLine,
  maxLineLength,
} from '../../../src/supervisor/logs/log-line.ts';

const source = { service: 'api', stream: 'stderr', time: new Date(0) } as const;

test('a JSON object stays as it is', (t) => {
  const text = '{"level":"info","msg":"你好"}';
  t.is(formatLogLine({ text, cut: false }, source), text);
});

for (const text of ['Error: no', '{broken}', '[1]', '"x"', '{"a":1} {"b":2}', '\u001b[2J\u0007'])
  test(`wrapped as one JSON line: ${JSON.stringify(text)}`, (t) => {
    const line = formatLogLine({ text, cut: false }, source);
    t.deepEqual(JSON.parse(line), {
      level: 'error',
      time: '1970-01-01T00:00:00.000Z',
      service: 'api',
      msg: text,
    });
    t.notRegex(line, /\p{Cc}/u);
  });

test('lines come whole however they arrive', (t) => {
  const { lines, splitter } = collect();
  for (const chunk of ['a', 'b\nc', '\r\n\n', 'd\ne']) splitter.write(chunk);
  splitter.end();
  t.deepEqual(
    lines.map(({ text }) => text),
    ['ab', 'c', 'd', 'e'],
  );
});

test('an endless line is cut, also when it comes in pieces, and the next one is whole', (t) => {
  const { lines, splitter } = collect();
  for (let i = 0; i < 100; i++) splitter.write('x'.repeat(1000));
  splitter.write('\nnext\n');
  t.is(lines[0]?.text.length, maxLineLength);
  t.true(lines[0]?.cut);
  t.deepEqual(lines[1], { text: 'next', cut: false });
  t.true(JSON.parse(formatLogLine({ text: `{${'x'.repeat(20)}`, cut: true }, source)).cut);
});

function collect() {
  const lines: RawLine[] = [];
  return { lines, splitter: createLineSplitter((line) => void lines.push(line)) };
}
