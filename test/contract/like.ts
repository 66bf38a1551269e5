import type { ExecutionContext } from 'ava';

/**
 * Asserts that a client which reads what the document's example shows finds it: every field is there with a value of the same
 * kind, in lists for every entry. More fields than shown are no harm to such a client.
 * @param open paths (`order.table_id`) where null is as good as the example's value
 */
export function assertLike(
  t: ExecutionContext,
  actual: unknown,
  example: unknown,
  options: { readonly path?: string; readonly open?: readonly string[] } = {},
): void {
  const { path = '', open = [] } = options;
  const place = path === '' ? 'the answer' : path;
  if (actual === null && open.includes(path)) return;
  if (Array.isArray(example)) {
    if (!Array.isArray(actual)) return t.fail(`${place} is no list: ${JSON.stringify(actual)}`);
    t.true(actual.length > 0, `${place} is empty`);
    for (const entry of actual) assertLike(t, entry, example[0], { path, open });
    return;
  }
  if (typeof example !== 'object' || example === null) {
    t.is(typeof actual, typeof example, `${place} is ${JSON.stringify(actual)}`);
    return;
  }
  const found = new Map(typeof actual === 'object' && actual !== null ? Object.entries(actual) : []);
  for (const [key, value] of Object.entries(example)) {
    const inner = path === '' ? key : `${path}.${key}`;
    t.true(found.has(key), `${inner} is missing in ${JSON.stringify(actual)}`);
    assertLike(t, found.get(key), value, { path: inner, open });
  }
}
