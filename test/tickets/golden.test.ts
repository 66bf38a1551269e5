import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { ticketLanguages } from '../../src/tickets/texts.ts';
import { printBytes } from '../../src/virtual-printer/print-bytes.ts';
import { renderReceiptAsSvg } from '../../src/virtual-printer/svg.ts';
import { documents } from '../fixtures/tickets/documents.ts';
import { describeLayout } from '../helpers/describe-layout.ts';
import { profile } from '../helpers/paper.ts';

// `UPDATE_GOLDEN=1 npx ava build/test/tickets/golden.test.js` writes the papers anew; read the difference before committing.
const folder = join(packageRoot, 'test', 'fixtures', 'tickets');
const update = process.env.UPDATE_GOLDEN === '1';

test.before(async () => {
  if (update) await mkdir(join(folder, 'svg'), { recursive: true });
});

for (const [name, documentFor] of Object.entries(documents))
  for (const columns of [32, 42, 48])
    for (const language of ticketLanguages) {
      const file = `${name}.${columns}.${language}`;
      const layout = layoutTicket(documentFor(language, columns), {
        columns,
        repertoire: repertoireOf('gb18030'),
      });

      test(`the lines of ${file}`, async (t) => {
        await isGolden(t, `${file}.txt`, describeLayout(layout));
        t.deepEqual(layout.warnings, []);
      });

      // Read from the bytes by the virtual printer: what is wrong in either shows.
      test(`the paper of ${file}`, async (t) => {
        const { body, warnings } = encodeTicket(layout, { profile });
        const { receipts, dots, events } = printBytes(body, { profile, columns });
        t.deepEqual(warnings, []);
        t.deepEqual(
          events.filter(({ type }) => troubles.has(type)),
          [],
        );
        t.is(receipts.length, 1);
        const drawing = receipts.map((receipt) => renderReceiptAsSvg(receipt, dots)).join('');
        await isGolden(t, join('svg', `${file}.svg`), drawing);
      });
    }

/** What must not happen to a ticket that was laid out for its printer. */
const troubles = new Set(['unknownCommand', 'missingGlyph', 'desync', 'autoWrap', 'misplaced', 'kick']);

async function isGolden(t: ExecutionContext, file: string, content: string): Promise<void> {
  const path = join(folder, file);
  if (update) await writeFile(path, content);
  t.is(content, await readFile(path, 'utf8'));
}
