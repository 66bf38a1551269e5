import test from 'ava';
import { createTurns } from '../../src/transports/turns.ts';

test('one after the other, in the order they came; who has it learns that it is wanted', async (t) => {
  const turns = createTurns();
  const first = await turns.take('a', undefined);
  t.false(first?.wanted.aborted);
  const order: string[] = [];
  const take = async (name: string) => {
    const turn = await turns.take('a', undefined);
    order.push(name);
    return turn;
  };
  const second = take('second');
  const third = take('third');
  t.true(first?.wanted.aborted);
  t.truthy(await turns.take('b', undefined), 'another printer');
  t.deepEqual(order, []);
  first?.release();
  first?.release();
  const turn = await second;
  t.deepEqual(order, ['second']);
  t.true(turn?.wanted.aborted, 'the third waits already');
  turn?.release();
  t.false((await third)?.wanted.aborted);
});

test('who gives up waiting is out of the way', async (t) => {
  const turns = createTurns();
  const first = await turns.take('a', undefined);
  const leaving = new AbortController();
  const waiting = turns.take('a', leaving.signal);
  const next = turns.take('a', undefined);
  leaving.abort();
  t.is(await waiting, undefined);
  first?.release();
  t.truthy(await next);
});
