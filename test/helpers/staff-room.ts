import type { Page } from 'playwright-core';
import type { ApiClient } from '../../src/client/api-client.ts';

export interface RoomView {
  /** The screen on which things are done. */
  readonly page: Page;
  /** Another device's, which only looks; its stream can be cut off and given back. */
  readonly other: Page;
  readonly staff: ApiClient;
  readonly setDeaf: (isDeaf: boolean) => void;
}

/** The room on two screens: guests sit down, move together and leave on one of them, and the other shows it, live or asking. */
export async function walkRoom({ page, other, staff, setDeaf }: RoomView): Promise<void> {
  const here = (table: number) => page.locator(`[data-table="${table}"]`);
  const there = (table: number, state: string) => other.locator(`[data-table="${table}"].${state}`);
  await other.getByText('实时推送中断').waitFor();
  for (const screen of [page, other]) await screen.getByRole('button', { name: '桌台', exact: true }).click();
  await there(7, 'free').waitFor();
  await staff.seatTable({ params: { id: 7 } });
  await there(7, 'occupied').waitFor();
  setDeaf(false);
  await other.getByText('实时推送中断').waitFor({ state: 'detached' });

  const button = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
  await here(8).click();
  await button('入座').click();
  await there(8, 'occupied').locator('[data-since]').waitFor();
  await button('清台').click();
  await there(8, 'free').waitFor();
  await page.keyboard.press('Escape');

  await here(5).click();
  await button('并到…').click();
  await page.locator('.table-choice', { hasText: /^7/ }).click();
  await there(7, 'eating').getByText(/^待付/).waitFor();
  await there(5, 'free').waitFor();
  await button('撤销').last().click();
  await there(5, 'eating').waitFor();
  await there(7, 'occupied').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '订单', exact: true }).click();
}
