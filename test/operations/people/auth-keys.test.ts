import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { decodeProtectedHeader, SignJWT } from 'jose';
import { keyId, signAccessToken } from '../../../src/operations/people/access-token.ts';
import { createAuthenticator } from '../../../src/operations/people/authenticate.ts';
import { followSecrets } from '../../../src/runtime/follow-secrets.ts';
import { rotateAuthKey } from '../../../src/runtime/rotate-auth-key.ts';
import { loadSecrets } from '../../../src/runtime/secrets.ts';
import { makeFolder } from '../../helpers/make-folder.ts';
import { openTestStorage } from '../../helpers/open-test-storage.ts';
import { createSettableClock } from '../../helpers/settable-clock.ts';

const env = {};
const hour = 3_600_000;
const claims = {
  sub: 'local:wang',
  role: 'admin',
  user_id: null,
  customer_id: null,
  store_ids: null,
  table_id: null,
  version: 0,
} as const;

/** A service that follows its keys, and somebody else who rotates them. */
async function startService(t: ExecutionContext) {
  const dataDir = makeFolder(t);
  const clock = createSettableClock();
  const secrets = followSecrets(dataDir, { env });
  const authenticate = createAuthenticator({ storage: await openTestStorage(t), secrets, clock });
  return {
    dataDir,
    clock,
    secrets,
    sign: () => signAccessToken(claims, 20 * 3600, { secret: secrets.auth, now: clock.now() }),
    isGood: (token: string) => {
      // Good answers are remembered for two seconds.
      clock.pass(3000);
      return authenticate(token).then(
        ({ subject }) => subject === claims.sub,
        (error: { code: string }) => {
          t.is(error.code, 'unauthenticated');
          return false;
        },
      );
    },
    rotate: (dropOld = false) => rotateAuthKey({ dataDir, now: clock.now(), dropOld, env }),
  };
}

test('a rotated key signs at once in a running service; what the old ones signed is good for a day', async (t) => {
  const { clock, sign, isGood, rotate, secrets } = await startService(t);
  const first = await sign();
  t.is(decodeProtectedHeader(first).kid, keyId(secrets.auth));
  rotate();
  const second = await sign();
  t.not(decodeProtectedHeader(second).kid, decodeProtectedHeader(first).kid);
  rotate();
  const third = await sign();
  for (const token of [first, second, third]) t.true(await isGood(token));
  clock.pass(12 * hour);
  t.is(rotate().length, 3);
  clock.pass(13 * hour);
  for (const token of [first, second, third]) t.false(await isGood(token));
  t.true(await isGood(await sign()));
  t.is(rotate().length, 2, 'keys of more than a day ago are gone');
});

test('dropped keys are worthless at once, whatever name a token gives its key', async (t) => {
  const { sign, isGood, rotate, secrets } = await startService(t);
  const stolen = secrets.auth;
  const before = await sign();
  t.true(await isGood(before));
  t.deepEqual(rotate(true), []);
  t.false(await isGood(before));
  const { iat = 0, exp = 0 } = JSON.parse(Buffer.from(before.split('.')[1] ?? '', 'base64url').toString());
  for (const kid of [undefined, keyId(secrets.auth), keyId(stolen), '', '../../etc/passwd', '__proto__'])
    t.false(
      await isGood(
        await new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...(kid !== undefined && { kid }) })
          .setIssuer('restaurantctl')
          .setAudience('restaurantctl')
          .setIssuedAt(iat)
          .setExpirationTime(exp)
          .sign(new TextEncoder().encode(stolen)),
      ),
      String(kid),
    );
  t.true(await isGood(await sign()));
});

test('a rotation changes the one key, leaves no draft and a file for its owner alone', (t) => {
  const folder = makeFolder(t);
  const before = loadSecrets(folder, { env });
  rotateAuthKey({ dataDir: folder, now: new Date(), dropOld: false, env });
  const { auth, retiredAuth, ...others } = loadSecrets(folder, { env });
  t.not(auth, before.auth);
  t.is(retiredAuth?.[0]?.secret, before.auth);
  t.like(before, others);
  if (process.platform !== 'win32') t.is(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600);
  t.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('secrets')),
    ['secrets.json'],
  );
});

test('a key from the environment is rotated there', (t) => {
  const folder = makeFolder(t);
  loadSecrets(folder, { env });
  const file = readFileSync(join(folder, 'secrets.json'), 'utf8');
  const given = { RESTAURANTCTL_AUTH_SECRET: 'Zm9yIHRoaXMgdGVzdCBhbmQgbm90aGluZyBlbHNl' };
  const error = t.throws(() =>
    rotateAuthKey({ dataDir: folder, now: new Date(), dropOld: true, env: given }),
  );
  t.like(error, { code: 'conflict' });
  t.is(readFileSync(join(folder, 'secrets.json'), 'utf8'), file);
});

test('a service whose secrets can no longer be read goes on with those it has', (t) => {
  const folder = makeFolder(t);
  const secrets = followSecrets(folder, { env });
  const { auth } = secrets;
  rmSync(join(folder, 'secrets.json'));
  t.is(secrets.auth, auth);
  mkdirSync(join(folder, 'secrets.json'));
  t.is(secrets.auth, auth);
});
