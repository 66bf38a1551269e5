import test from 'ava';
import * as fc from 'fast-check';
import stringWidth from 'string-width';
import { wrapWords } from '../../../src/cli/output/wrap-words.ts';

for (const [name, text, width, lines] of [
  ['English breaks between words', 'cook from the paper tickets', 14, ['cook from the', 'paper tickets']],
  ['Chinese breaks anywhere', '请按打印的单子做菜', 8, ['请按打印', '的单子做', '菜']],
  [
    'but never before the punctuation that closes',
    '下单和收款照常；请做菜',
    14,
    ['下单和收款照', '常；请做菜'],
  ],
  ['a word longer than a line is broken', 'ORD202601081200000001', 10, ['ORD2026010', '8120000000', '1']],
  ['an emoji of several parts stays whole', 'ab👨‍👩‍👧cd', 4, ['ab👨‍👩‍👧', 'cd']],
  ['nothing is one empty line', '', 10, ['']],
] as const)
  test(name, (t) => t.deepEqual(wrapWords(text, width), [...lines]));

test('further lines stand in as far as they are told to', (t) => {
  t.deepEqual(wrapWords('3 × noodles with coriander', 12, 2), ['3 × noodles', '  with', '  coriander']);
});

test('whatever the text: no line is too wide, and nothing but spaces is lost', (t) => {
  const texts = fc.string({
    unit: fc.constantFrom('花', '，', 'a', 'b', ' ', '👨‍👩‍👧', 'é', '(', '。'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 0, max: 2 }),
      (text, width, hang) => {
        const lines = wrapWords(text, width, hang);
        for (const line of lines) t.true(stringWidth(line) <= width, line);
        t.is(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
      },
    ),
  );
});
