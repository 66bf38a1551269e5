import { existsSync } from 'node:fs';
import type { ExecutionContext } from 'ava';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';

const candidates = [
  process.env.CHROMIUM,
  // The same engine without windows of its own.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is; undefined where there is none. */
export const chromiumPath = candidates.find((path) => path !== undefined && existsSync(path));

/** A name that leads here, but is no secure place for a browser: what `http://192.168.…` is to the phones of a restaurant. */
const lanHost = 'restaurant.lan';

/** An address of this machine as the other machines of a restaurant have it: plain http, by a name or number. */
export function asInLan(url: string): string {
  return url.replace('127.0.0.1', lanHost);
}

/** The sizes every page must suit, CSS pixels. */
export const sizes = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1024, height: 768 },
  desk: { width: 1440, height: 900 },
} as const;
export type Size = keyof typeof sizes;

/** A real Chromium for one test file. Without one the tests fail: they must not look as if they had passed. */
export async function openBrowser(t: Pick<ExecutionContext, 'teardown'>): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error(
      'No Chromium was found. Install it (Debian: apt install chromium-headless-shell) or name it in CHROMIUM.',
    );
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
      `--host-resolver-rules=MAP ${lanHost} 127.0.0.1`,
    ],
  });
  t.teardown(() => browser.close());
  return browser;
}

export interface OpenedPage {
  readonly page: Page;
  /** What went wrong in the page so far: errors of its console, what it threw, what it asked of another place or told in an address. */
  readonly complaints: readonly string[];
}

/** A fresh visitor (nothing kept from others) of a size and language. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { readonly size?: Size } = {},
): Promise<OpenedPage> {
  const { size = 'desk', locale = 'zh-CN', ...rest } = options;
  const context = await browser.newContext({
    viewport: sizes[size],
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...rest,
  });
  // A small machine with much to do: slow is no failure.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const isOpening = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!isOpening && /^(http|ws)/.test(request.url()) && hostOf(request.url()) !== hostOf(page.url()))
      complaints.push(`asks another place: ${request.url()}`);
  });
  page.on('websocket', (socket) => {
    if (hostOf(socket.url()) !== hostOf(page.url()))
      complaints.push(`talks to another place: ${socket.url()}`);
    if (/token|ticket|auth/i.test(socket.url()))
      complaints.push(`tells a token in an address: ${socket.url()}`);
  });
  return { page, complaints };
}

function hostOf(url: string): string {
  return new URL(url).host;
}

/** Every address that the page's history keeps. */
export async function keptAddresses(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url }) => url);
}

/** Logs a demo user in through the login page itself. */
export async function logInAs(page: Page, baseUrl: string, username: string, next: string): Promise<void> {
  await page.goto(`${baseUrl}/login?next=${encodeURIComponent(next)}`);
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[autocomplete=current-password]').fill(username);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`${baseUrl}${next}`);
}
