import test from 'ava';
import {
  checkPrinterAddress,
  isInList,
  parseEntry,
  resolvePrinter,
} from '../../src/runtime/printer-addresses.ts';

const passes = (host: string, port: number, allowed: string[] = []): boolean => {
  try {
    checkPrinterAddress({ host, port }, allowed);
    return true;
  } catch {
    return false;
  }
};

test('private networks at the ports of printers, and nothing else', (t) => {
  for (const host of [
    '10.1.2.3',
    '172.16.0.9',
    '172.31.255.1',
    '192.168.1.50',
    '127.0.0.1',
    '::1',
    'fd00::5',
    'kitchen',
  ])
    t.true(passes(host, 9100) && passes(host, 9109), host);
  for (const [host, port] of [
    ['127.0.0.1', 5432],
    ['192.168.1.50', 22],
    ['192.168.1.50', 9110],
    ['169.254.169.254', 9100],
    ['172.32.0.1', 9100],
    ['203.0.113.7', 9100],
    ['0.0.0.0', 9100],
    ['2001:db8::1', 9100],
    ['::ffff:203.0.113.7', 9100],
    ['kitchen', 80],
  ] as const)
    t.false(passes(host, port), `${host}:${port}`);
});

test('the list lets more in: by name, address or network, with or without a port', (t) => {
  t.true(passes('203.0.113.7', 515, ['203.0.113.7']));
  t.true(passes('203.0.113.7', 9100, ['203.0.113.0/24:9100']));
  t.false(passes('203.0.113.7', 9101, ['203.0.113.0/24:9100']));
  t.true(passes('2001:db8::7', 9100, ['[2001:db8::]/32']));
  t.true(passes('Printer.example.com', 515, ['printer.example.com:515']));
  t.false(passes('203.0.113.7', 9100, ['printer.example.com']));
  for (const bad of ['', 'a b', '10.0.0.0/33', 'host/24', '[nonsense]', '::1', 'a:b'])
    t.is(parseEntry(bad), undefined, bad);
});

test('where a name leads to must pass as well', async (t) => {
  await t.throwsAsync(resolvePrinter({ host: 'no-such-host.invalid', port: 9100 }, []), {
    code: 'not_found',
  });
  t.is(await resolvePrinter({ host: '10.0.0.7', port: 9100 }, []), '10.0.0.7');
  t.regex(await resolvePrinter({ host: 'localhost', port: 9100 }, []), /^(127\.0\.0\.1|::1)$/);
  await t.throwsAsync(resolvePrinter({ host: 'localhost', port: 80 }, []), { code: 'invalid' });
});

test('a list of peers; empty, it is for everybody', (t) => {
  t.true(isInList('198.51.100.1', []));
  t.true(isInList('192.168.1.9', ['192.168.1.0/24']));
  t.false(isInList('192.168.2.9', ['192.168.1.0/24', '10.0.0.1']));
});
