import test, { type ExecutionContext } from 'ava';
import { hashPassword } from '../../src/operations/people/password.ts';
import { insertUser } from '../../src/storage/users.ts';
import { openTestStorage } from '../helpers/open-test-storage.ts';
import { createSettableClock } from '../helpers/settable-clock.ts';
import { startTestApi, type TestApiOptions } from '../helpers/test-api.ts';

const password = 'correct horse battery';

/** Two API processes over one database, and a user who logs in; time is passed by hand. */
async function startTwoApis(t: ExecutionContext, env: TestApiOptions['env'] = {}) {
  const clock = createSettableClock();
  const storage = await openTestStorage(t, { clock });
  const apis = [
    await startTestApi(t, { clock, storage, env }),
    await startTestApi(t, { clock, storage, env }),
  ] as const;
  // A low cost: the tests are about how often one may guess, not about how dear a guess is.
  const hashedPassword = await hashPassword(password, 4);
  const user = { username: 'lihua', hashedPassword, email: null, customerId: null, storeIds: [1] };
  await storage.write((tx) => insertUser(tx, { ...user, role: 'staff', isDemo: false }));
  const logIn = async (given: string, { username = 'lihua', api = 0 } = {}) => {
    const reply = await (apis[api] ?? apis[0]).call('createToken', { body: { username, password: given } });
    return { status: reply.status, wait: Number(reply.headers.get('retry-after') ?? 0) };
  };
  return { clock, storage, logIn, url: apis[0].url };
}

test('after five wrong passwords each further one doubles the pause, for all processes', async (t) => {
  const { clock, logIn } = await startTwoApis(t);
  for (let guess = 0; guess < 5; guess++) t.like(await logIn('wrong', { api: guess % 2 }), { status: 401 });
  const waits: number[] = [];
  for (let guess = 0; guess < 12; guess++) {
    const refused = await logIn(password, { api: guess % 2 });
    t.is(refused.status, 429);
    waits.push(refused.wait);
    clock.pass(refused.wait * 1000);
    t.is((await logIn('wrong', { api: (guess + 1) % 2 })).status, 401);
  }
  t.deepEqual(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
  clock.pass(900_000);
  t.is((await logIn(password)).status, 200, 'nobody is locked out for good');
  for (let guess = 0; guess < 4; guess++) await logIn('wrong');
  t.is((await logIn(password)).status, 200, 'a right password starts the count anew');
});

test('guesses made at the same moment all count', async (t) => {
  const { logIn } = await startTwoApis(t, { RESTAURANTCTL_LIMITS_LOG_INS_PER_SECOND: '1000' });
  const answers = await Promise.all(
    Array.from({ length: 15 }, (_, guess) => logIn('wrong', { api: guess % 2 })),
  );
  t.is(answers.filter(({ status }) => status === 401).length, 5);
  t.is(answers.filter(({ status }) => status === 429).length, 10);
});

test('the name of nobody is throttled like any other', async (t) => {
  const { logIn } = await startTwoApis(t);
  for (let guess = 0; guess < 5; guess++) t.is((await logIn('wrong', { username: 'nobody' })).status, 401);
  t.is((await logIn('wrong', { username: 'ＮＯＢＯＤＹ' })).status, 429);
  t.is((await logIn(password)).status, 200, 'others still get in');
});

test('an address has twenty wrong tries a minute, whoever they are for', async (t) => {
  const { clock, logIn } = await startTwoApis(t, { RESTAURANTCTL_LIMITS_LOG_INS_PER_SECOND: '1000' });
  for (let round = 0; round < 25; round++) t.is((await logIn(password)).status, 200, 'right ones are free');
  for (let guess = 0; guess < 20; guess++)
    t.is((await logIn('wrong', { username: `guess ${guess}`, api: guess % 2 })).status, 401);
  const refused = await logIn(password);
  t.is(refused.status, 429);
  clock.pass(refused.wait * 1000);
  t.is((await logIn(password)).status, 200);
});

test('everybody together tries ten times a second', async (t) => {
  const { clock, logIn } = await startTwoApis(t);
  for (let round = 0; round < 10; round++) t.is((await logIn(password, { api: round % 2 })).status, 200);
  t.deepEqual(await logIn(password), { status: 429, wait: 1 });
  clock.pass(1000);
  t.is((await logIn(password)).status, 200);
});

test('the counts survive a restart, and no password typed as a name is kept', async (t) => {
  const { clock, storage, logIn } = await startTwoApis(t);
  for (let guess = 0; guess < 5; guess++) await logIn('wrong', { username: 'my secret password' });
  const restarted = await startTestApi(t, { clock, storage });
  const body = { username: 'my secret password', password };
  t.is((await restarted.call('createToken', { body })).status, 429);
  t.false(JSON.stringify(await storage.read('throttle').select()).includes('my secret'));
});

test('a forged X-Forwarded-For changes nothing; a trusted proxy is believed', async (t) => {
  const tryFrom = (url: string, forwarded: string, username: string) =>
    fetch(`${url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded },
      body: JSON.stringify({ username, password: 'wrong' }),
    });
  const limits = {
    RESTAURANTCTL_LIMITS_LOG_INS_PER_MINUTE: '3',
    RESTAURANTCTL_LIMITS_LOG_INS_PER_SECOND: '1000',
  };
  const open = await startTwoApis(t, limits);
  const statuses: number[] = [];
  for (let index = 0; index < 4; index++)
    statuses.push((await tryFrom(open.url, `10.0.0.${index}`, `user ${index}`)).status);
  t.deepEqual(statuses, [401, 401, 401, 429]);
  const proxied = await startTwoApis(t, { ...limits, RESTAURANTCTL_API_TRUSTED_PROXIES: '127.0.0.1' });
  for (let index = 0; index < 4; index++)
    t.is((await tryFrom(proxied.url, `spoofed, 10.0.0.${index}`, `user ${index}`)).status, 401);
  for (let index = 0; index < 2; index++) await tryFrom(proxied.url, '10.0.0.1, 127.0.0.1', `more ${index}`);
  t.is((await tryFrom(proxied.url, '10.0.0.1', 'last')).status, 429);
});
