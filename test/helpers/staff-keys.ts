import type { ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';
import { waitFor } from './wait-for.ts';

/** Dishes of the demo. */
const [cucumber, rice] = [9, 17];
const [three, five] = [3, 5];

/** A desk without a mouse: the keyboard never loses its place, and a key pressed twice does once what it does. */
export async function walkByKeys(
  t: Pick<ExecutionContext, 'is' | 'deepEqual'>,
  page: Page,
  staff: ApiClient,
): Promise<void> {
  const place = (table_id: number, menu_item_id: number) =>
    staff.createOrder({ body: { store_id: 1, table_id, items: [{ menu_item_id, quantity: 1 }] } });
  const [first, second] = [await place(three, cucumber), await place(five, rice)];
  const head = (id: number) => page.locator(`[data-column=confirm] [data-focus="${id}"]`);
  const isFocused = (what: string, selector: string) =>
    waitFor(what, () => page.evaluate<boolean>(`document.activeElement?.matches('${selector}') ?? false`));
  const { keyboard } = page;
  await head(second.id).waitFor();

  await head(first.id).focus();
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await isFocused('the window', 'dialog > header > .button');
  await keyboard.press('Escape');
  await isFocused('the card again', `[data-focus="${first.id}"]`);

  // The next order's button gets the focus, and not the press that was meant for the first.
  await page.locator(`[data-column=confirm] [data-order="${first.id}"] .button.primary`).focus();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await head(first.id).waitFor({ state: 'detached' });
  await isFocused('the next order', `[data-order="${second.id}"] *`);
  const statusOf = async (id: number) => (await staff.getOrder({ params: { id } })).status;
  t.deepEqual([await statusOf(first.id), await statusOf(second.id)], ['confirmed', 'pending']);

  // An amount and Enter, twice: one payment; Enter again: back at the card.
  await head(second.id).focus();
  await keyboard.press('p');
  await page.locator('.tenders').waitFor();
  await isFocused('the amount', '.cash input');
  await keyboard.type('20');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await page.locator('.taken-change', { hasText: '¥17.00' }).waitFor();
  await isFocused('the way out', '.taken > .button');
  t.is((await staff.getBill({ params: { id: second.id } })).payments.length, 1);
  // Longer than a hand needs for a second press.
  await waitFor('the hand to rest', () =>
    page.evaluate<boolean>('performance.now() - (window.seenAt ??= performance.now()) > 500'),
  );
  await keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await isFocused('the card', `[data-focus="${second.id}"]`);

  // Keys do nothing behind a window, whichever it is.
  await page.getByRole('button', { name: /^账号/ }).click();
  await page.getByRole('dialog').waitFor();
  await keyboard.press('c');
  await keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  t.is(await statusOf(second.id), 'pending');
  await head(second.id).focus();
  await keyboard.press('c');
  await head(second.id).waitFor({ state: 'detached' });
}
