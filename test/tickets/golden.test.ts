import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import type { TicketDocument } from '../../src/tickets/document.ts';
import { kitchenTicket } from '../../src/tickets/kitchen-ticket.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { receiptTicket } from '../../src/tickets/receipt-ticket.ts';
import { testTicket } from '../../src/tickets/test-ticket.ts';
import { type TicketLanguage, ticketLanguages } from '../../src/tickets/texts.ts';
import { changeLines, kitchenInput, receiptInput, testInput } from '../fixtures/tickets/inputs.ts';
import { describeLayout } from '../helpers/describe-layout.ts';

// `UPDATE_GOLDEN=1 npx ava build/test/tickets/golden.test.js` writes the papers anew; read the difference before committing.
const folder = join(packageRoot, 'test', 'fixtures', 'tickets');
const update = process.env.UPDATE_GOLDEN === '1';

const documents: Record<string, (language: TicketLanguage, columns: number) => TicketDocument> = {
  'kitchen-new': (language) => kitchenTicket(kitchenInput(language)),
  'kitchen-takeout': (language) =>
    kitchenTicket(
      kitchenInput(language, { serviceMode: 'takeout', tableNumber: null, dailyNumber: null, time: '23:48' }),
    ),
  'kitchen-change': (language) =>
    kitchenTicket(
      kitchenInput(language, {
        kind: 'change',
        lines: changeLines(language),
        time: '23:58',
        orderNote: null,
      }),
    ),
  'kitchen-cancel': (language) =>
    kitchenTicket(
      kitchenInput(language, {
        kind: 'cancel',
        lines: kitchenInput(language).lines.map((line) => ({ ...line, kind: 'cancel' as const })),
      }),
    ),
  'kitchen-reprint': (language) =>
    kitchenTicket(kitchenInput(language, { reprint: { number: 2, by: 'Wang' }, copy: { number: 1, of: 2 } })),
  receipt: (language) =>
    receiptTicket({
      ...receiptInput(language),
      discountAmount: 500,
      finalAmount: 2000,
      jobId: 9,
      runningNumber: 60,
    }),
  test: (language, columns) => testTicket(testInput(language, columns)),
};

for (const [name, documentFor] of Object.entries(documents))
  for (const columns of [32, 42, 48])
    for (const language of ticketLanguages) {
      const file = `${name}.${columns}.${language}.txt`;
      test(`the paper of ${file}`, async (t) => {
        const layout = layoutTicket(documentFor(language, columns), {
          columns,
          repertoire: repertoireOf('gb18030'),
        });
        const paper = describeLayout(layout);
        if (update) await writeFile(join(folder, file), paper);
        t.is(paper, await readFile(join(folder, file), 'utf8'));
        t.deepEqual(layout.warnings, []);
      });
    }
