import test from 'ava';
import { z } from 'zod';
import { createApiClient } from '../../src/client/api-client.ts';
import { followStream } from '../../src/client/realtime-client.ts';
import { startProduct } from '../helpers/start-product.ts';
import { waitFor } from '../helpers/wait-for.ts';

const paperPage = z.array(
  z.object({ cut: z.string().nullable(), lines: z.array(z.object({ text: z.string() })) }),
);

test('an order is placed, the kitchen sees it, and its ticket comes out in Chinese, proven', async (t) => {
  t.timeout(480_000);
  const product = await startProduct(t);
  const token = await product.logIn('staff');
  const client = createApiClient({ baseUrl: product.apiUrl, token });

  // Through the API's own port, as a browser does.
  const messages: { type: unknown; order?: unknown }[] = [];
  const stopping = new AbortController();
  const { done } = followStream({
    url: `${product.apiUrl.replace('http', 'ws')}/ws/store/1`,
    token,
    since: 0,
    signal: stopping.signal,
    onMessage: (message) => void messages.push(message),
  });
  t.teardown(() => {
    stopping.abort();
    return done;
  });

  const dish = (await client.listMenu({ query: { store_id: 1 } })).items.find(
    ({ name }) => name === '宫保鸡丁',
  );
  const table = (await client.listTables({ params: { id: 1 } })).items.find(
    ({ table_number }) => table_number === '8',
  );
  if (!dish || !table) throw new Error('the demo has no 宫保鸡丁 or no table 8');
  const placed = await client.createOrder({
    body: {
      store_id: 1,
      table_id: table.id,
      items: [{ menu_item_id: dish.id, quantity: 2, note: '花生过敏' }],
      payment_method: 'counter',
    },
  });
  t.is(placed.total_amount, 2 * dish.price);
  await waitFor('new_order at the socket', () =>
    messages.some(
      ({ type, order }) =>
        type === 'new_order' && z.object({ id: z.literal(placed.id) }).safeParse(order).success,
    ),
  );

  await client.changeOrderStatus({ params: { id: placed.id }, body: { status: 'confirmed' } });
  const job = await waitFor('the job to be completed', async () => {
    const { items } = await client.listPrintJobs({ query: { order_id: placed.id } });
    return items.find(({ status }) => status === 'completed');
  });
  t.is(job.proof, 'process_id');

  const papers = paperPage.parse(
    await (await fetch(`${product.printdUrl}/virtual/${job.printer_id}/paper`)).json(),
  );
  const ticket = papers
    .map(({ lines }) => lines.map(({ text }) => text).join('\n'))
    .find((text) => text.includes(placed.order_number));
  t.truthy(ticket, 'the ticket is on the paper');
  const words = ticket?.replaceAll(/\s/g, '') ?? '';
  t.true(words.includes('桌号8'), ticket);
  t.true(words.includes('宫保鸡丁'), ticket);
  t.true(words.includes('花生过敏'), ticket);

  const { code } = await product.end();
  t.is(code, 0, product.output());
});
