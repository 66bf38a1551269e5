import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { packageRoot } from '../../src/runtime/package-root.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { ticketLanguages } from '../../src/tickets/texts.ts';
import { documents } from '../fixtures/tickets/documents.ts';
import { profile } from '../helpers/paper.ts';
import { readWithNpos } from '../helpers/read-with-npos.ts';

// The virtual printer is ours too: both could misread the command reference alike. This reader is a stranger's.
for (const [name, documentFor] of Object.entries(documents))
  test(`a stranger's decoder reads each line of ${name}, its place and its style`, async (t) => {
    for (const columns of [32, 42, 48])
      for (const language of ticketLanguages) {
        const layout = layoutTicket(documentFor(language, columns), {
          columns,
          repertoire: repertoireOf('gb18030'),
        });
        const { rows, cuts } = await readWithNpos(encodeTicket(layout, { profile }).body, columns);
        const file = join(packageRoot, 'test', 'fixtures', 'tickets', `${name}.${columns}.${language}.txt`);
        t.is([...rows, ''].join('\n'), await readFile(file, 'utf8'), `${columns} ${language}`);
        t.is(cuts, 1);
      }
  });
