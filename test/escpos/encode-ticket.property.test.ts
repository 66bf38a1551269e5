import test from 'ava';
import * as fc from 'fast-check';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { kitchenTicket } from '../../src/tickets/kitchen-ticket.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { renderText } from '../../src/tickets/render-text.ts';
import { ticketLanguages } from '../../src/tickets/texts.ts';
import { kitchenInput } from '../fixtures/tickets/inputs.ts';
import { profile } from '../helpers/paper.ts';
import { countRealTime, readEscpos } from '../helpers/read-escpos.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '宫',
      '保',
      ' ',
      'a',
      'é',
      '，',
      '（',
      '🌶️',
      '\x10',
      '\x04',
      '\x14',
      '\x1b',
      '\n',
      '¥',
    ),
    maxLength: 60,
  }),
);

const anyLine = fc.record({
  kind: fc.constantFrom('add' as const, 'cancel' as const),
  quantity: fc.integer({ min: 1, max: 9999 }),
  name: anyText,
  options: fc.array(anyText, { maxLength: 4 }),
  note: fc.option(anyText),
});

test('whatever guests type, the paper keeps its width and only our commands leave', (t) => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { minLength: 1, maxLength: 4 }),
      fc.record({
        tableNumber: fc.option(anyText),
        station: anyText,
        orderNote: fc.option(anyText),
        kind: fc.constantFrom('new' as const, 'change' as const, 'cancel' as const),
      }),
      fc.constantFrom(...ticketLanguages),
      fc.constantFrom(16, 32, 42, 48),
      fc.constantFrom<PrinterProfile['chinese']>('gb18030', 'gbk', 'gb2312', 'none'),
      (lines, changes, language, columns, chinese) => {
        const document = kitchenTicket(kitchenInput(language, { ...changes, lines }));
        const layout = layoutTicket(document, { columns, repertoire: repertoireOf(chinese) });
        const { body } = encodeTicket(layout, { profile: { ...profile, chinese } });
        const reading = readEscpos(body);
        t.deepEqual(reading.unknown, []);
        t.is(reading.kicks + countRealTime(body) + reading.processIds.length, 0);
        t.deepEqual(reading.cuts, ['full']);
        for (const line of reading.lines) t.true(line.columns <= columns, `${line.columns}: ${line.text}`);
        const printed = reading.lines.map((line) => line.text.trim());
        t.deepEqual(
          printed,
          renderText(layout)
            .split('\n')
            .slice(0, -1)
            .map((line) => line.trim()),
        );
      },
    ),
    { numRuns: 300 },
  );
});
