import test from 'ava';
import {
  cutOffPartial,
  drawerKick,
  processIdRequest,
  prologue,
} from '../../../src/printd/escpos/connection-commands.ts';
import { toHex } from '../../helpers/paper.ts';

test('the frame of a ticket', (t) => {
  t.is(toHex(prologue()), '1B 3D 01 1B 40 1D 61 0E');
  t.is(toHex(processIdRequest('00A7')), '1D 28 48 06 00 30 30 30 30 41 37');
  t.is(toHex(cutOffPartial('partial')), '0A 1D 56 42 00');
  t.is(toHex(cutOffPartial('full')), '0A 1D 56 41 00');
  t.is(toHex(cutOffPartial('none')), '0A 1B 64 04');
});

test('the drawer opens on the pin it is wired to', (t) => {
  t.is(toHex(drawerKick(2)), '1B 70 00 19 FA');
  t.is(toHex(drawerKick(5)), '1B 70 01 19 FA');
});

test('a process id that the printer could not echo is refused', (t) => {
  for (const pid of ['', '123', '12345', '12\x104', '中文ab'])
    t.throws(() => processIdRequest(pid), { instanceOf: RangeError });
});
