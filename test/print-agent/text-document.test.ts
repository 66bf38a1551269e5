import test from 'ava';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { textDocument } from '../../src/print-agent/text-document.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';

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

test('what stands at the edge of the text stands at the edge of the paper, in one line with its dish', (t) => {
  const paper = textDocument('1x  宫保鸡丁 Kung Pao                     ¥25.60\n1x  Rice\n');
  t.deepEqual(paper.blocks, [
    { type: 'pair', left: '1x  宫保鸡丁 Kung Pao', right: '¥25.60' },
    { type: 'text', text: '1x  Rice', indent: 0 },
  ]);
  const { lines } = layoutTicket(paper, { columns: 48, repertoire: repertoireOf('gb18030') });
  t.is(lines.length, 2);
});
