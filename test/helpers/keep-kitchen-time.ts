import type { ExecutionContext } from 'ava';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';
import { openPage } from './browser.ts';

interface KitchenTimes {
  readonly browser: Browser;
  readonly url: string;
  readonly admin: ApiClient;
  readonly station: string;
  /** A dish of that station. */
  readonly dish: number;
}

const oneTune = 4;

/** Walks a kitchen screen through everything that takes so many seconds, its clock in hand. @returns complaints of the page */
export async function keepKitchenTime(
  t: ExecutionContext,
  { browser, url, admin, station, dish }: KitchenTimes,
): Promise<readonly string[]> {
  const { page, complaints } = await openPage(browser, { reducedMotion: 'no-preference' });
  const hub = await standBetween(page);
  await page.addInitScript(countTones);
  await page.clock.install();
  const { token } = await admin.createDevice({ body: { store_id: 1, role: 'kitchen', name: '钟表屏' } });
  await page.goto(`${url}/kitchen?${new URLSearchParams({ station, token }).toString()}`);
  await page.locator('.link-dot.on').waitFor();
  await page.getByRole('button', { name: '点此试音，开始值班' }).click();
  await page.locator('.sound.ok').waitFor();
  await page.clock.pauseAt((await page.evaluate<number>('Date.now()')) + 1000);
  const place = async () =>
    (
      await admin.createOrder({
        body: { store_id: 1, service_mode: 'takeout', items: [{ menu_item_id: dish, quantity: 1 }] },
      })
    ).id;
  const ticket = (id: number) => page.locator(`.columns .ticket[data-order="${id}"]`).first();
  const tones = () => page.evaluate<number>('window.tones');
  /** Seconds in which the hub goes on speaking. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 5000) {
      hub.beat();
      await page.clock.runFor(Math.min(left, 5000));
    }
  };

  // A new order rings every 15 s, until another screen of the station has taken note.
  const before = await tones();
  const first = await place();
  await ticket(first).getByText('新单').waitFor();
  t.is(await tones(), before + oneTune);
  for (const repeats of [1, 2]) {
    await pass(15_000);
    t.is(await tones(), before + oneTune * (1 + repeats));
  }
  await admin.heedOrder({ params: { id: first }, body: { station, voids: false } });
  await ticket(first).getByText('新单').waitFor({ state: 'detached' });
  await pass(30_000);
  t.is(await tones(), before + oneTune * 3);

  // A rush can be taken back for 3 s, a bump for 5 s.
  const undo = page.locator('.undo-bar');
  await ticket(first).locator('.more').click();
  await page.getByRole('dialog').getByRole('button', { name: '加急' }).click();
  await lasts(undo, 3000);
  const { id: second } = await admin.changeOrderStatus({
    params: { id: await place() },
    body: { status: 'confirmed' },
  });
  await ticket(second).locator('.bump-items').click();
  await undo.waitFor();
  await ticket(second).waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await ticket(second).locator('.bump-items').click();
  await lasts(undo, 5000);
  await ticket(second).waitFor({ state: 'detached' });

  // The hub falls silent: a bar after 10 s, after 20 s a veil through which the tickets can be read.
  const bar = page.locator('.lag-bar', { hasText: '没有收到消息' });
  const veil = page.getByText('画面可能过期');
  hub.beat();
  hub.isSilent = true;
  await page.clock.runFor(10_000);
  t.false(await bar.isVisible());
  await page.clock.runFor(1000);
  await bar.waitFor();
  await page.clock.runFor(9000);
  t.false(await veil.isVisible());
  await page.clock.runFor(1000);
  await veil.waitFor();
  t.true(await ticket(first).getByText('加急').isVisible());

  // Back again: all that was missed is there, and only what is younger than 60 s flashes.
  hub.aged = await place();
  const fresh = await place();
  hub.isSilent = false;
  await page.clock.resume();
  await ticket(fresh).locator('.flash').waitFor({ state: 'attached' });
  await ticket(hub.aged).waitFor();
  t.is(await ticket(hub.aged).locator('.flash').count(), 0);
  await veil.waitFor({ state: 'detached' });
  await page.context().close();
  return complaints;

  async function lasts(shown: Locator, ms: number): Promise<void> {
    await shown.waitFor();
    hub.beat();
    await page.clock.runFor(ms - 1);
    t.true(await shown.isVisible());
    await page.clock.runFor(1);
    await shown.waitFor({ state: 'detached' });
  }
}

const countTones = `
  window.tones = 0;
  window.OscillatorNode = class extends OscillatorNode {
    start(at) {
      window.tones += 1;
      super.start(at);
    }
  };
`;

/** Stands between a page and the hub: speaks for it, silences it, makes what it says of one order 61 s older. */
async function standBetween(page: Page) {
  let speak: ((frame: string) => void) | undefined;
  const hub = {
    isSilent: false,
    aged: 0,
    beat: () => speak?.(JSON.stringify({ type: 'pong', timestamp: new Date().toISOString() })),
  };
  await page.routeWebSocket(/\/ws\/store\//, (socket) => {
    speak = (frame) => socket.send(frame);
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      if (!hub.isSilent) socket.send(age(String(frame), hub.aged));
    });
  });
  return hub;
}

function age(text: string, orderId: number): string {
  const frame: { timestamp?: string; order?: { id?: number } } = JSON.parse(text);
  if (frame.order?.id !== orderId || frame.timestamp === undefined) return text;
  return JSON.stringify({
    ...frame,
    timestamp: new Date(Date.parse(frame.timestamp) - 61_000).toISOString(),
  });
}
