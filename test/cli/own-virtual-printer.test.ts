import test from 'ava';
import { startOwnVirtualPrinter } from '../../src/cli/own-virtual-printer.ts';

test('an agent without a printer prints on one of its own, whose paper is shown on a page', async (t) => {
  t.is(await startOwnVirtualPrinter('tcp:127.0.0.1:9100', 80), undefined);
  t.is(await startOwnVirtualPrinter('virtually', 80), undefined);
  const printer = await startOwnVirtualPrinter('virtual', 58);
  if (!printer) return t.fail('no printer');
  t.teardown(() => printer.close());
  t.true(printer.port > 0);
  t.is((await fetch(`http://127.0.0.1:${printer.httpPort}/`)).status, 200);
});
