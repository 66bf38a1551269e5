import test from 'ava';
import { type ChildState, childStates, transition } from '../../src/domain/child-process.ts';

const allowed = new Set([
  'stopped>starting',
  'starting>ready',
  'starting>backoff',
  'starting>failed',
  'starting>stopping',
  'ready>backoff',
  'ready>failed',
  'ready>stopping',
  'backoff>starting',
  'backoff>stopped',
  'stopping>stopped',
  'failed>starting',
  'failed>stopped',
]);

for (const from of childStates)
  for (const to of childStates)
    test(`a service ${allowed.has(`${from}>${to}`) ? 'may' : "can't"} go from ${from} to ${to}`, (t) => {
      const move = (): ChildState => transition(from, to);
      if (allowed.has(`${from}>${to}`)) t.is(move(), to);
      else t.throws(move, { message: new RegExp(`is ${from} and can't become ${to}`) });
    });
