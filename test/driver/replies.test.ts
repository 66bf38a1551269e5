import test from 'ava';
import * as fc from 'fast-check';
import { createReplyParser, type Reply } from '../../src/driver/replies.ts';

const parse = (bytes: readonly number[]): Reply[] => createReplyParser().push(Uint8Array.from(bytes));
const text = (value: string): number[] => Array.from(value, (character) => character.charCodeAt(0));

const understands = test.macro({
  exec: (t, bytes: readonly number[], expected: readonly Reply[]) => t.deepEqual(parse(bytes), [...expected]),
  title: (name) => `understands ${name ?? ''}`,
});

test(
  'answers to DLE EOT',
  understands,
  [0x12, 0x1a, 0x7e],
  [
    { type: 'status', byte: 0x12 },
    { type: 'status', byte: 0x1a },
    { type: 'status', byte: 0x7e },
  ],
);
test('automatic status', understands, [0x14, 0, 0, 0x0f], [{ type: 'automatic', bytes: [0x14, 0, 0, 0x0f] }]);
test(
  'an answer in turn',
  understands,
  [0x00, 0x0c],
  [
    { type: 'in_turn', byte: 0 },
    { type: 'in_turn', byte: 0x0c },
  ],
);
test('a process id', understands, [0x37, 0x22, ...text('00a7'), 0], [{ type: 'process_id', id: '00a7' }]);
test('the word that buffers are empty', understands, [0x37, 0x25, 0], [{ type: 'cleared' }]);
test('an identity', understands, [0x5f, ...text('TM-T20III'), 0], [{ type: 'identity', text: 'TM-T20III' }]);
test('a notice', understands, [0x37, 0x23, 0x41, 0], [{ type: 'notice', bytes: [0x37, 0x23, 0x41] }]);
test(
  'flow control between automatic bytes',
  understands,
  [0x10, 0x13, 0, 0x11, 0, 0x0f],
  [{ type: 'automatic', bytes: [0x10, 0, 0, 0x0f] }],
);
test(
  'flow control inside a process id',
  understands,
  [0x37, 0x13, 0x22, ...text('00'), 0x11, ...text('a7'), 0],
  [{ type: 'process_id', id: '00a7' }],
);
test(
  'noise',
  understands,
  [0xff, 0x12],
  [
    { type: 'junk', bytes: [0xff] },
    { type: 'status', byte: 0x12 },
  ],
);
test(
  'an answer after a broken-off block',
  understands,
  [0x37, 0x22, 0x12],
  [
    { type: 'junk', bytes: [0x37, 0x22] },
    { type: 'status', byte: 0x12 },
  ],
);
test(
  'an answer after broken-off automatic status',
  understands,
  [0x14, 0, 0x12],
  [
    { type: 'junk', bytes: [0x14, 0] },
    { type: 'status', byte: 0x12 },
  ],
);

test('a block without an end does not swallow the stream for ever', (t) => {
  const replies = parse([0x5f, ...text('x'.repeat(200)), 0]);
  t.is(replies[0]?.type, 'junk');
  t.true(replies.length > 1);
});

test('the pieces in which bytes arrive make no difference, and no byte is lost', (t) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 12 }), (pieces) => {
      const whole = pieces.flatMap((piece) => [...piece]);
      const parser = createReplyParser();
      t.deepEqual(
        pieces.flatMap((piece) => parser.push(piece)),
        parse(whole),
      );
    }),
  );
  t.pass();
});
