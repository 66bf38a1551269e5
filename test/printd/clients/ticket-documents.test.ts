import test from 'ava';
import { ticketDocument } from '../../../src/protocol/ticket-document.ts';
import { documentOnWire } from '../../../src/printd/clients/document-on-wire.ts';
import { ticketLanguages } from '../../../src/tickets/texts.ts';
import { openAgentShop } from '../../helpers/agent-shop.ts';
import { openClientShop } from '../../helpers/client-shop.ts';
import { documents } from '../../fixtures/tickets/documents.ts';
import { queueTestPage } from '../../../src/operations/paper/queue-test-page.ts';
import type { Actor } from '../../../src/domain/roles.ts';
import { findPrintJob } from '../../../src/storage/print-jobs.ts';
import { waitUntil } from '../../helpers/wait-for.ts';

const admin: Actor = {
  role: 'admin',
  subject: 'user:1',
  userId: null,
  customerId: null,
  storeIds: null,
  tableId: null,
};

test('every paper comes out of a frame as it went in, pictures too', (t) => {
  for (const documentFor of Object.values(documents))
    for (const language of ticketLanguages) {
      const document = documentFor(language, 48);
      t.deepEqual(ticketDocument.parse(JSON.parse(JSON.stringify(documentOnWire(document)))), document);
    }
  const bitmap = { width: 12, height: 2, data: Uint8Array.of(1, 2, 3, 250) };
  const picture = { blocks: [{ type: 'bitmap', bitmap }] } as const;
  t.deepEqual(ticketDocument.parse(JSON.parse(JSON.stringify(documentOnWire(picture)))), picture);
  const torn = { blocks: [{ type: 'bitmap', bitmap: { ...bitmap, data: 'AQI=' } }] };
  t.false(ticketDocument.safeParse(torn).success);
});

test('an agent prints a paper as large as a printer beside the server, with its QR code', async (t) => {
  const shop = await openAgentShop(t);
  await shop.startAgent();
  const { id: printerId } = await shop.printer();
  const { orderId } = await shop.order([{ name: '宫保鸡丁', station: 'wok' }]);
  await shop.settled(orderId);
  const [kitchen] = shop.virtual.paper();
  const dish = kitchen?.lines.find(({ text }) => text.includes('宫保鸡丁'));
  t.true(dish?.cells.every(({ w, h }) => w === 2 && h === 2));
  const { id } = await shop.storage.write((tx) => queueTestPage(tx, { printerId, actor: admin }));
  await waitUntil(async () => (await findPrintJob(shop.storage.read, id))?.status === 'completed');
  t.is(shop.virtual.paper()[1]?.qr.length, 1);
  t.deepEqual(
    shop.virtual.log().filter(({ type }) => type === 'unknownCommand' || type === 'autoWrap'),
    [],
  );
});

test('a client that does not ask for documents gets the frame of the requirement document', async (t) => {
  const shop = await openClientShop(t);
  const plain = await shop.join();
  await shop.order();
  const frame = await plain.findType('new_order');
  t.deepEqual(Object.keys(Object(frame.order)).sort(), [
    'content',
    'copies',
    'job_id',
    'order_id',
    'order_info',
    'printer_config',
    'priority',
    'type',
  ]);
});
