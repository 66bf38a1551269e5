import test from 'ava';
import { newMenuItem } from '../../../src/protocol/menu-changes.ts';
import { bodyOf, draftOf, faultsOf } from '../../../src/web/admin/menu/dish-draft.ts';

const empty = draftOf(undefined);
const withDelta = (delta: string) => ({
  ...empty,
  options: [{ name: '份量', required: true, max: '1', choices: [{ name: '大份', delta }] }],
});

test('only what the API would take is sent', (t) => {
  for (const [price, isWrong] of [
    ['', false],
    ['38', false],
    [' 38.50 ', false],
    ['1000000', false],
    ['1000000.01', true],
    ['38.505', true],
    ['-1', true],
    ['1e3', true],
    ['三十八', true],
  ] as const)
    t.is(faultsOf({ ...empty, price }).price, isWrong, price);
  for (const [stock, isWrong] of [
    ['', false],
    ['0', false],
    [' 12 ', false],
    ['1.5', true],
    ['-1', true],
    ['1000001', true],
  ] as const)
    t.is(faultsOf({ ...empty, stock }).stock, isWrong, stock);
});

test('a price difference that is none is a fault, never silently nothing', (t) => {
  for (const [delta, isWrong] of [
    ['', false],
    ['5', false],
    ['-2', false],
    ['+0.50', false],
    ['2块', true],
    ['--2', true],
    ['0.505', true],
  ] as const)
    t.is(faultsOf(withDelta(delta)).delta, isWrong, delta);
  const body = bodyOf({ ...withDelta('-2'), name: '小份面', price: '18', stock: ' ' });
  const taken = newMenuItem.parse(body);
  t.is(taken.options?.[0]?.choices[0]?.price_delta, -200);
  t.is(taken.stock, null);
});
