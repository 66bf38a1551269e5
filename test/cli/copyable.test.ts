import test from 'ava';
import { createCopyable } from '../../src/cli/copyable.ts';

const commands = ['start', 'status', 'init'];

test('a command in a sentence begins as the program was called, for the restaurant that was meant', (t) => {
  const flags = { config: undefined, dataDir: "/srv/Wang's" };
  const toCopy = createCopyable({ calledAs: 'bin/restaurantctl', flags, commands });
  const begin = `bin/restaurantctl --data-dir '/srv/Wang'\\''s'`;
  t.is(toCopy('Start it: restaurantctl start'), `Start it: ${begin} start`);
  t.is(
    toCopy('请运行 restaurantctl init；看 restaurantctl status。'),
    `请运行 ${begin} init；看 ${begin} status。`,
  );
});

test('what is no command, or has its beginning already, stays', (t) => {
  const toCopy = createCopyable({
    calledAs: 'bin/restaurantctl',
    flags: { config: 'a.toml', dataDir: undefined },
    commands,
  });
  for (const text of [
    'systemctl status restaurantctl',
    'restaurantctl runs',
    'x/restaurantctl start',
    'restaurantctl starts',
  ])
    t.is(toCopy(text), text);
  t.is(toCopy('restaurantctl start'), 'bin/restaurantctl --config a.toml start');
});
