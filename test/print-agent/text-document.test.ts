import test from 'ava';
import { textDocument } from '../../src/print-agent/text-document.ts';

test('a note of the kitchen stays as loud as on paper that was not sent as text', (t) => {
  const { blocks } = textDocument('1x 宫保鸡丁\n  !! 花生过敏 PEANUT !!\n\n--------\n !! \n');
  t.deepEqual(blocks, [
    { type: 'text', text: '1x 宫保鸡丁', indent: 0 },
    { type: 'text', text: '!! 花生过敏 PEANUT !!', style: { height: 2, bold: true, invert: true } },
    { type: 'blank' },
    { type: 'rule', char: '-' },
    { type: 'text', text: '!!', indent: 1 },
  ]);
});
