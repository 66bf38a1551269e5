import test, { type ExecutionContext } from 'ava';
import { type Credential, credentials, type FullHouse, openFullHouse } from '../helpers/full-house.ts';
import { requestFor } from '../helpers/request-for.ts';
import { watchChanges } from '../helpers/watch-changes.ts';
import { authorizationMatrix, type MatrixRow, outcomeFor } from './authorization-matrix.ts';

const rows = Object.entries(authorizationMatrix).flatMap(([name, rows]) =>
  rows.map((row) => ({ name, row })),
);

test('whoever may not is refused, and nothing changes', async (t) => {
  const house = await openFullHouse(t);
  const { storage } = house.api;
  // A device's first request of a minute is noted.
  for (const who of credentials) await ask(house, 'listOrders', ['readersOfStore', 'store'], who);
  const watch = await watchChanges(t, storage);
  let asked = 0;
  for (const { name, row } of rows)
    for (const who of credentials) {
      const expected = { '-': 401, x: 403, '?': 404, '+': undefined, o: undefined }[outcomeFor(row[0], who)];
      if (expected === undefined) continue;
      t.is((await ask(house, name, row, who)).status, expected, `${name} of ${row[1]} as ${who}`);
      t.false(await watch.hasChanged(), `${name} of ${row[1]} as ${who} changed something`);
      asked++;
    }
  t.log(`${asked} refused requests, ${rows.length} rows`);
});

test('whoever may gets through', async (t) => {
  const house = await openFullHouse(t);
  for (const { name, row } of rows.filter(({ name }) => !isRemoval(name))) await letsIn(t, house, name, row);
});

test('whoever may remove something removes it', async (t) => {
  const removals = rows.filter(({ name }) => isRemoval(name));
  // What one has removed is gone for the next: each gets a house of their own.
  for (let turn = 0; ; turn++) {
    const left = removals.flatMap(({ name, row }) => {
      const who = credentials.filter((each) => outcomeFor(row[0], each) === '+')[turn];
      return who === undefined ? [] : [{ name, row, who }];
    });
    if (left.length === 0) return;
    const house = await openFullHouse(t);
    for (const { name, row, who } of left) await letsIn(t, house, name, row, [who]);
  }
});

test('an admin of one store learns nothing of the people of another', async (t) => {
  const { api, tokens } = await openFullHouse(t);
  const names = async (token: string | undefined) => {
    const { body } = await api.call('listUsers', { ...(token !== undefined && { token }) });
    return body.items.map(({ username }: { username: string }) => username);
  };
  t.is((await names(tokens.admin)).length, 7);
  t.deepEqual(await names(tokens.otherAdmin), ['other staff', 'customer', 'other customer', 'other admin']);
});

async function letsIn(
  t: ExecutionContext,
  house: FullHouse,
  name: string,
  row: MatrixRow,
  whoAll: readonly Credential[] = credentials,
): Promise<void> {
  for (const who of whoAll) {
    const outcome = outcomeFor(row[0], who);
    if (outcome !== '+' && outcome !== 'o') continue;
    const { status, body } = await ask(house, name, row, who);
    const title = `${name} of ${row[1]} as ${who}: ${status}`;
    if (outcome === '+') t.false([401, 403].includes(status) || status >= 500, title);
    // There may be nothing (no delivery, no picture), but who may look is told so in other words than a stranger.
    if (outcome === '+' && status === 404)
      t.not((await ask(house, name, row, 'otherAdmin')).body.detail, body.detail, title);
    // Open to everybody, who may still lack the password, the signature or the provider.
    if (outcome === 'o') t.false(status === 403 || status >= 500, title);
  }
}

function ask({ api, tokens, ids }: FullHouse, name: string, [, target]: MatrixRow, who: Credential) {
  const token = tokens[who];
  return api.call(name, { ...requestFor(name, target, ids), ...(token !== undefined && { token }) });
}

function isRemoval(name: string): boolean {
  return /^(remove|revoke|undo)(?!Token)/.test(name);
}
