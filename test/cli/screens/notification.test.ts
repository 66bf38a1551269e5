import test from 'ava';
import { notificationOf } from '../../../src/cli/screens/notification.ts';

const words = { title: '一店', text: 'new order; table 8\u0007' };

for (const [name, env, expected] of [
  ['iTerm2: OSC 9', { TERM_PROGRAM: 'iTerm.app' }, '\u001b]9;一店: new order  table 8 \u0007'],
  ['kitty: OSC 9', { KITTY_WINDOW_ID: '1' }, '\u001b]9;一店: new order  table 8 \u0007'],
  ['VTE: OSC 777', { VTE_VERSION: '7600' }, '\u001b]777;notify;一店;new order  table 8 \u0007'],
  ['another terminal: nothing', { TERM: 'xterm-256color' }, undefined],
] as const)
  test(name, (t) => {
    t.is(notificationOf(env, words)?.replaceAll(/ +/g, ' '), expected?.replaceAll(/ +/g, ' '));
  });
