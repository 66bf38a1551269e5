import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import sharp from 'sharp';
import { checkPicture } from '../../src/server/pictures/check-picture.ts';
import { resizePicture } from '../../src/server/pictures/resize-picture.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { tempDir } from '../helpers/temp-dir.ts';
import { startTestApi, type TestApi, type Who } from '../helpers/test-api.ts';

interface Kitchenette {
  readonly api: TestApi;
  readonly dataDir: string;
  stored(): Promise<string[]>;
}

async function open(t: ExecutionContext): Promise<Kitchenette> {
  const dataDir = await tempDir(t);
  const api = await startTestApi(t, { env: { RESTAURANTCTL_DATA_DIR: dataDir } });
  const stored = () => readdir(join(dataDir, 'media')).catch(() => []);
  return { api, dataDir, stored };
}

const draw = (width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png') =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 40, b: width % 256 } } })
    .toFormat(format)
    .toBuffer();

interface Sent {
  readonly as?: Who;
  readonly type?: string;
  readonly id?: number;
}

async function send(api: TestApi, bytes: Uint8Array | FormData, sent: Sent = {}) {
  const { as = 'staff', type = 'image/png', id = 1 } = sent;
  const response = await fetch(`${api.url}/orchestration/menu/admin/items/${id}/image`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${api.tokens[as]}`,
      ...(!(bytes instanceof FormData) && { 'content-type': type }),
    },
    body: bytes instanceof FormData ? bytes : Buffer.from(bytes),
  });
  const body: ReturnType<typeof JSON.parse> = await response.json();
  return { status: response.status, body };
}

function form(bytes: Uint8Array, name = 'photo.png', field = 'file'): FormData {
  const data = new FormData();
  data.append(field, new Blob([Buffer.from(bytes)], { type: 'image/png' }), name);
  return data;
}

for (const [format, type] of [
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['webp', 'image/webp'],
] as const) {
  test(`a ${format} becomes WebP in two widths that browsers keep`, async (t) => {
    const { api, stored } = await open(t);
    const { status, body } = await send(api, await draw(1200, 600, format), { type });
    t.is(status, 200);
    t.regex(body.image_url, /^\/media\/[0-9a-f]{32}-960\.webp$/);
    t.is((await stored()).length, 2);
    for (const [path, width] of [
      [body.image_url, 960],
      [body.thumbnail_url, 320],
    ]) {
      const response = await fetch(api.url + path);
      t.is(response.status, 200);
      t.is(response.headers.get('content-type'), 'image/webp');
      t.is(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      t.is(response.headers.get('x-content-type-options'), 'nosniff');
      t.regex(response.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
      const { width: drawn, height } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      t.deepEqual([drawn, height], [width, width / 2]);
    }
  });
}

test('a form’s file is taken whatever it is called, and stays in its folder', async (t) => {
  const { api, stored } = await open(t);
  t.is((await send(api, form(await draw(40, 40), '../../x'))).status, 200);
  for (const file of await stored()) t.regex(file, /^[0-9a-f]{32}-(320|960)\.webp$/);
  const { items } = (await api.call('listMenu', { query: { store_id: 1 } })).body;
  t.regex(items[0].image_url, /^\/media\//);
  t.is((await send(api, form(await draw(40, 40), 'x.png', 'image'))).status, 200);
  t.is((await send(api, form(await draw(40, 40), 'x.png', 'other'))).status, 400);
});

test('where the picture was taken is not kept, and it stands upright', async (t) => {
  const { api } = await open(t);
  const lying = await sharp(await draw(400, 200, 'jpeg'))
    .withExif({ IFD0: { Copyright: 'secret' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { body } = await send(api, lying, { type: 'image/jpeg' });
  const kept = await sharp(
    Buffer.from(await (await fetch(api.url + body.image_url)).arrayBuffer()),
  ).metadata();
  t.deepEqual([kept.width, kept.height], [200, 400]);
  t.is(kept.exif, undefined);
});

test('what is no harmless picture is refused, and nothing is stored', async (t) => {
  const { api, stored } = await open(t);
  const png = await draw(64, 64);
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const jpeg = await draw(300, 300, 'jpeg');
  const huge = await sharp({
    create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const refused: [string, Uint8Array | FormData, Sent, number][] = [
    ['SVG with a script', svg, { type: 'image/svg+xml' }, 415],
    ['SVG called PNG', svg, {}, 415],
    ['SVG in a form', form(svg), {}, 415],
    ['GIF', Buffer.from('GIF89a…'), { type: 'image/gif' }, 415],
    ['JSON', Buffer.from('{}'), { type: 'application/json' }, 415],
    ['PNG with a page behind it', Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]), {}, 422],
    ['truncated PNG', png.subarray(0, -20), {}, 422],
    ['truncated JPEG', jpeg.subarray(0, jpeg.length / 2), { type: 'image/jpeg' }, 422],
    ['only a head', png.subarray(0, 8), {}, 422],
    ['nothing', Buffer.alloc(0), {}, 415],
    ['10,000 × 10,000', huge, {}, 413],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 1), {}, 413],
    ['more than 5 MB in a form', form(Buffer.alloc(5 * 1024 * 1024 + 20_000, 1)), {}, 413],
    ['a dish that is not there', png, { id: 999 }, 404],
    ['a dish of another store', png, { id: 6 }, 404],
    ['a customer', png, { as: 'customer' }, 403],
  ];
  for (const [what, bytes, sent, status] of refused) {
    const answer = await send(api, bytes, sent);
    t.is(answer.status, status, `${what}: ${JSON.stringify(answer.body)}`);
  }
  t.deepEqual(await stored(), []);
  t.is(await api.storage.read('menu_item').whereNotNull('image_url').first(), undefined);
});

test('a picture goes with the last dish that shows it', async (t) => {
  const { api, stored } = await open(t);
  const first = (await send(api, await draw(50, 50))).body;
  const second = (await send(api, await draw(60, 60))).body;
  t.not(first.image_url, second.image_url);
  t.is((await stored()).length, 2, 'the first was replaced');
  t.is((await fetch(api.url + first.image_url)).status, 404);
  const share = { as: 'staff', params: { id: 2 }, body: { image_url: second.image_url } } as const;
  await api.call('changeMenuItem', share);
  t.is((await api.call('removeMenuItemPicture', { as: 'staff', params: { id: 1 } })).status, 204);
  t.is((await stored()).length, 2, 'the other dish still shows it');
  await api.call('removeMenuItem', { as: 'staff', params: { id: 2 } });
  t.deepEqual(await stored(), []);
});

test('two APIs on one data folder take and show each other’s pictures', async (t) => {
  const dataDir = await tempDir(t);
  const env = { RESTAURANTCTL_DATA_DIR: dataDir };
  const filename = join(dataDir, 'restaurant.db');
  const here = await startTestApi(t, { env, storage: await openTestStorage(t, { filename }) });
  const there = await startTestApi(t, { env, storage: await openTestStorage(t, { filename }) });
  const picture = await draw(80, 80);
  await Promise.all([here, there, here, there].map((api) => send(api, picture)));
  const { items } = (await here.call('listMenu', { query: { store_id: 1 } })).body;
  t.is((await fetch(there.url + items[0].image_url)).status, 200);
  t.is((await readdir(join(dataDir, 'media'))).length, 2, 'those that lost were removed');
});

for (const path of [
  '..%2f..%2fsecrets.json',
  '%2e%2e/secrets.json',
  'x.webp',
  `${'a'.repeat(32)}-961.webp`,
]) {
  test(`nothing but a picture is at /media/${path}`, async (t) => {
    const { api } = await open(t);
    t.is((await fetch(`${api.url}/media/${path}`)).status, 404);
  });
}

test('without sharp the answer says what to install', async (t) => {
  const error = await t.throwsAsync(
    resizePicture(await draw(10, 10), () => Promise.reject(new Error('Cannot find package sharp'))),
  );
  t.like(error, { code: 'not_ready' });
  t.regex(error?.message ?? '', /npm install sharp/);
  t.notThrows(() => checkPicture(Buffer.from('ffd8ffe0', 'hex')));
});
