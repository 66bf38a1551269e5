import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { get, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { firstView } from '../../src/protocol/first-view.ts';
import { pageAddresses } from '../../src/server/pages/page-addresses.ts';
import { startTestApi } from '../helpers/test-api.ts';

const built = fileURLToPath(new URL('../../../build/web/', import.meta.url));

test('every page is at its address, under a policy that lets nothing in from elsewhere and nothing inline', async (t) => {
  const { url } = await startTestApi(t);
  const named = [
    '/kitchen_display.html',
    '/assets/kitchen_display.html',
    '/staff_workflow.html',
    '/assets/staff_workflow.html',
    '/admin/print/',
    '/menu',
    '/register',
  ];
  t.deepEqual(
    named.filter((name) => !pageAddresses.some(({ path }) => path === name)),
    [],
  );
  for (const { path } of pageAddresses) {
    const response = await fetch(url + path.replaceAll(/:\w+/g, 'x'));
    t.is(response.status, 200, path);
    t.is(response.headers.get('content-type'), 'text/html; charset=utf-8', path);
    t.is(response.headers.get('cache-control'), 'no-cache', path);
    const policy = policyOf(response);
    t.deepEqual(policy.get('default-src'), ["'none'"], path);
    t.deepEqual(policy.get('script-src'), ["'self'"], path);
    t.deepEqual(policy.get('style-src'), ["'self'"], path);
    t.deepEqual([...policy.values()].flat().filter(isForeign), [], path);
    const html = await response.text();
    t.deepEqual(
      [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son\w+=/gi)].map(([found]) => found),
      [],
      path,
    );
  }
});

test('files with their contents in their names are kept for good, and come compressed', async (t) => {
  const { url } = await startTestApi(t);
  const assets = readdirSync(join(built, 'assets')).filter((name) => /\.(js|css)$/.test(name));
  t.true(assets.length > 20);
  const largest = assets.toSorted((one, other) => sizeOf(other) - sizeOf(one))[0] ?? '';
  const asked = [...assets.map((name) => [name, 'br'] as const), [largest, 'gzip'] as const];
  await Promise.all(
    asked.map(async ([name, encoding]) => {
      t.regex(name, /-[\w-]{8}\.(js|css)$/);
      const response = await fetch(`${url}/assets/${name}`, { headers: { 'accept-encoding': encoding } });
      t.is(response.headers.get('cache-control'), 'public, max-age=31536000, immutable', name);
      t.regex(response.headers.get('vary') ?? '', /accept-encoding/i, name);
      if (sizeOf(name) > 200) t.is(response.headers.get('content-encoding'), encoding, name);
      t.deepEqual(Buffer.from(await response.arrayBuffer()), readFileSync(join(built, 'assets', name)), name);
    }),
  );
});

test('a page that was not changed is not sent again', async (t) => {
  const { url } = await startTestApi(t);
  // As browsers ask: Node's fetch adds that it wants no copy.
  const ask = async (known: string) => {
    const [response] = await once(get(`${url}/login`, { headers: { 'if-none-match': known } }), 'response');
    if (!(response instanceof IncomingMessage)) throw new Error('no answer');
    response.resume();
    return response;
  };
  const { headers, statusCode } = await ask('"another"');
  t.is(statusCode, 200);
  t.is((await ask(headers.etag ?? '')).statusCode, 304);
});

test('no built file names another place', (t) => {
  const known = [
    'http://www.w3.org/1998/Math/MathML',
    'http://www.w3.org/1999/xhtml',
    'http://www.w3.org/2000/svg',
    // Nobody's place (RFC 2606): an example in a sentence about a setting.
    'https://pos.example.com',
  ];
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((name) => /\.(html|js|css|svg|webmanifest)$/.test(name))
    .flatMap(
      (name) =>
        readFileSync(join(built, name), 'utf8').match(/\b(?:https?|wss?):\/\/[\w-]+\.[\w./-]+/g) ?? [],
    );
  t.deepEqual(
    [...new Set(named)].filter((address) => !known.includes(address)),
    [],
  );
});

test("the page of a table's code has the menu in it, and that page alone", async (t) => {
  const api = await startTestApi(t);
  const name = '川味 <b>&amp; "More"';
  await api.call('changeStore', { params: { id: 1 }, body: { name }, as: 'admin' });
  const { body: table } = await api.call('getTable', { params: { id: 1 }, as: 'admin' });
  const response = await fetch(api.url + table.qr_path);
  t.is(response.headers.get('cache-control'), 'no-store');
  t.deepEqual(policyOf(response).get('script-src'), ["'self'"]);
  const html = await response.text();
  const [, data = ''] = /<template id="first-view">([^<]*)<\/template>/.exec(html) ?? [];
  const told = firstView.parse(JSON.parse(data.replaceAll('&lt;', '<').replaceAll('&amp;', '&')));
  const [{ body: store }, { body: menu }] = await Promise.all([
    api.call('getStore', { params: { id: 1 } }),
    api.call('listMenu', { query: { store_id: 1 } }),
  ]);
  t.deepEqual(told, { session: told.session, store, menu });
  t.like(told.session, { table_id: table.id, table_number: table.table_number, store_id: store.id });
  const headers = { authorization: `Bearer ${told.session.access_token}` };
  t.is((await fetch(`${api.url}/orchestration/orders?store_id=1`, { headers })).status, 200);
  t.is(store.name, name);
  t.true(html.includes('<h1>川味 &lt;b>&amp;amp; "More"</h1>'));

  for (const path of ['/t', '/menu', '/t/1.aaaaaaaaaaaaaaaaaaaaaa', '/t/x'])
    t.false((await (await fetch(api.url + path)).text()).includes('first-view"'), path);
});

function policyOf(response: Response): ReadonlyMap<string, readonly string[]> {
  const text = response.headers.get('content-security-policy') ?? '';
  return new Map(
    text.split('; ').map((rule): [string, string[]] => {
      const [name = '', ...sources] = rule.split(' ');
      return [name, sources];
    }),
  );
}

/** Whatever is neither ourselves nor made in the page. */
function isForeign(source: string): boolean {
  return (
    !["'none'", "'self'", 'data:', 'blob:'].includes(source) && !/^wss?:\/\/127\.0\.0\.1:\d+$/.test(source)
  );
}

function sizeOf(name: string): number {
  return readFileSync(join(built, 'assets', name)).length;
}
