import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';
import { logInAs, openPage } from './browser.ts';
import { waitFor } from './wait-for.ts';

/** The first note of each sound, Hz. */
const notes = { arrival: 784, urge: 988, pickup: 1047 } as const;
const repeatMs = 15_000;

export interface SoundTest {
  readonly browser: Browser;
  readonly baseUrl: string;
  readonly staff: ApiClient;
  /** A dish of the menu without options. */
  readonly dish: number;
}

/**
 * What is heard, by the clock of the pages: a call is repeated until somebody has taken note, in one tab of a browser; the number
 * of a meal that is ready rings once, stands out for a while, and is gone some time after it was handed out.
 */
export async function listenToScreens({ browser, baseUrl, staff, dish }: SoundTest): Promise<void> {
  const { page } = await openPage(browser);
  const context = page.context();
  await context.clock.install();
  await recordNotes(context);
  await logInAs(page, baseUrl, 'staff', '/staff');
  const items = [{ menu_item_id: dish, quantity: 1 }];
  const { id, items: placed } = await staff.createOrder({
    body: { store_id: 1, service_mode: 'takeout', items },
  });
  const call = (tab: Page) => tab.locator(`[data-call="arrival ${id}"]`);
  await call(page).waitFor();
  await page.getByRole('button', { name: '开启声音' }).click();
  await hear(page, 'arrival', 1);

  const tab = await context.newPage();
  await tab.goto(`${baseUrl}/staff`);
  await call(tab).waitFor();
  await tab.keyboard.press('Shift');
  await tab.getByText('声音已开').waitFor();
  await context.clock.runFor(repeatMs);
  await hear(page, 'arrival', 2);
  await call(tab).getByRole('button', { name: '知道了' }).click();
  await call(page).waitFor({ state: 'detached' });
  await context.clock.runFor(2 * repeatMs);
  await hear(page, 'arrival', 2);
  await hear(tab, 'arrival', 0);

  await staff.changeOrderStatus({ params: { id }, body: { status: 'confirmed' } });
  await staff.remindOrder({ params: { id } });
  await tab.locator('.reminder.urge').waitFor();
  await hear(page, 'urge', 1);
  // Another tab goes on where one is closed.
  await page.close({ runBeforeUnload: false });
  await context.clock.runFor(repeatMs);
  await waitFor('the other tab to ring', async () => (await countNotes(tab, 'urge')) > 0);
  await tab.locator('.reminder.urge').getByRole('button', { name: '知道了' }).click();
  await tab.locator('.reminder.urge').waitFor({ state: 'detached' });

  await tab.goto(`${baseUrl}/pickup`);
  await tab.locator(`.pickup-list.preparing [data-order="${id}"]`).waitFor();
  await tab.getByRole('button', { name: '开启提示音' }).click();
  await hear(tab, 'pickup', 1);
  const move = (status: 'ready' | 'served') =>
    staff.changeItemStatus({ params: { id, item_id: placed[0]?.id ?? 0 }, body: { status } });
  await move('ready');
  const number = tab.locator(`.pickup-list.ready [data-order="${id}"]`);
  await tab.locator(`.pickup-list.ready .latest[data-order="${id}"]`).waitFor();
  await hear(tab, 'pickup', 2);
  await context.clock.runFor(21_000);
  await tab.locator(`.pickup-list.ready [data-order="${id}"]:not(.latest)`).waitFor();
  await move('served');
  await number.waitFor();
  await context.clock.runFor(4 * 60_000);
  await number.waitFor({ state: 'detached' });
  await context.close();
}

/** Keeps which notes a page plays; they are still played. */
async function recordNotes(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    globalThis.playedNotes = [];
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      globalThis.playedNotes.push(this.frequency.value);
      return start.call(this, when);
    };
  `);
}

async function hear(page: Page, sound: keyof typeof notes, times: number): Promise<void> {
  await waitFor(`${sound} to be heard ${times} times`, async () => (await countNotes(page, sound)) === times);
}

/** An urging guest's first note comes three times in its tune; what counts is the tune. */
async function countNotes(page: Page, sound: keyof typeof notes): Promise<number> {
  const played: number[] = await page.evaluate('globalThis.playedNotes');
  const perTune = sound === 'urge' ? 3 : 1;
  return played.filter((note) => Math.round(note) === notes[sound]).length / perTune;
}
