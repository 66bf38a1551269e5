// How soon a guest who scanned a table's code sees something and can add a dish: a mid phone (CPU 4× slower) on a slow mobile
// network (1.6 Mbit/s, 150 ms), nothing cached. Beside it, in turns, a page with one script of a line: what every page takes on this
// machine. Prints JSON. Usage: node build/bench/web-guest.js [runs] [times slower]
import { createServer } from 'node:http';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { createApiClient } from '../src/client/api-client.ts';
import { chromiumPath, sizes } from '../test/helpers/browser.ts';
import { startProduct } from '../test/helpers/start-product.ts';

const [runs, slowdown] = [Number(process.argv[2] ?? 7), Number(process.argv[3] ?? 4)];

interface Run {
  /** First contentful paint, ms after the navigation began. */
  readonly fcp: number;
  /** When the first dish had a button that adds it, ms. */
  readonly ready: number;
  /** How much longer than 50 ms tasks held the page up until then, ms. */
  readonly blocked: number;
  /** Bytes over the network until then, and those of scripts. */
  readonly bytes: number;
  readonly scriptBytes: number;
}

/** Tells from inside the page when the button can be tapped: a question from outside would come late and cost the page time. */
const watch = `{
  let blocked = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.dish .plus:enabled')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const ready = performance.now();
      const fcp = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? ready;
      report(JSON.stringify({ ready, fcp, blocked }));
    });
  }).observe(document, { childList: true, subtree: true, attributes: true });
}`;

const emptyScript = 'report(JSON.stringify({ ready: performance.now(), fcp: 0, blocked: 0 }))';

const marksSchema = z.object({ ready: z.number(), fcp: z.number(), blocked: z.number() });

const closing: (() => unknown)[] = [];
try {
  const product = await startProduct({ teardown: (close) => void closing.push(close) });
  const browser = await chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  closing.push(() => browser.close());
  const api = createApiClient({ baseUrl: product.apiUrl, token: await product.logIn('admin') });
  const { qr_path: path = '/t' } = await api.getTable({ params: { id: 1 } });
  const emptyUrl = await serveEmptyPage();
  const all: Run[] = [];
  const empty: Run[] = [];
  for (let run = 0; run < runs; run += 1) {
    all.push(await measure(browser, product.apiUrl + path, watch));
    empty.push(await measure(browser, emptyUrl));
  }
  const median = (pick: (run: Run) => number, of = all) =>
    Math.round(of.map(pick).sort((one, other) => one - other)[Math.floor(of.length / 2)] ?? 0);
  const medians = {
    fcp_ms: median(({ fcp }) => fcp),
    ready_ms: median(({ ready }) => ready),
    empty_page_ms: median(({ ready }) => ready, empty),
    blocked_ms: median(({ blocked }) => blocked),
    bytes: median(({ bytes }) => bytes),
    script_bytes: median(({ scriptBytes }) => scriptBytes),
  };
  process.stdout.write(`${JSON.stringify({ runs, slowdown, median: medians, all }, null, 2)}\n`);
} finally {
  for (const close of closing.toReversed()) await close();
}

async function serveEmptyPage(): Promise<string> {
  const server = createServer(({ url }, response) => {
    const isScript = url === '/empty.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? emptyScript : '<!doctype html><script src="/empty.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The empty page has no port');
  return `http://127.0.0.1:${address.port}/`;
}

/** @param watching what tells from inside when the guest's page is ready; without, the page tells itself */
async function measure(browser: Browser, url: string, watching?: string): Promise<Run> {
  const context = await browser.newContext({ viewport: sizes.phone, locale: 'zh-CN', isMobile: true });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  let [bytes, scriptBytes] = [0, 0];
  const scripts = new Set<string>();
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: 'report' });
  const reported = new Promise<string>((resolve) =>
    devtools.once('Runtime.bindingCalled', ({ payload }) => resolve(payload)),
  );
  if (watching !== undefined) await page.addInitScript(watching);
  const [payload] = await Promise.all([reported, page.goto(url, { waitUntil: 'commit' })]);
  const marks = marksSchema.parse(JSON.parse(payload));
  const sizesThen = { bytes, scriptBytes };
  if (watching !== undefined) {
    // It isn't ready unless it works.
    await page.locator('.dish .plus').first().click();
    await page.locator('.bar-cart .count').waitFor();
  }
  await context.close();
  return { fcp: marks.fcp, ready: marks.ready, blocked: marks.blocked, ...sizesThen };
}
