import test from 'ava';
import type { PrinterProfile } from '../../src/domain/printer-profile.ts';
import { createPrinterLink } from '../../src/driver/printer-link.ts';
import { formatProcessId } from '../../src/driver/process-id.ts';
import { encodeTicket } from '../../src/escpos/encode-ticket.ts';
import { repertoireOf } from '../../src/escpos/repertoire.ts';
import { columnsOf, loadProfiles } from '../../src/runtime/printer-profiles.ts';
import { layoutTicket } from '../../src/tickets/layout-ticket.ts';
import { testTicket } from '../../src/tickets/test-ticket.ts';
import { createTcpTransport } from '../../src/transports/tcp.ts';
import type { VirtualProfileName } from '../../src/virtual-printer/profiles.ts';
import { startVirtualPrinter } from '../../src/virtual-printer/start-virtual-printer.ts';
import { createScaledClock } from '../helpers/scaled-clock.ts';

const clock = createScaledClock(10);
const profiles = await loadProfiles();

/** The simulated model that is as able as the profile says. */
function modelOf({ feedback, buzzer }: PrinterProfile, paper: 58 | 80): VirtualProfileName {
  if (buzzer === 'esc_b') return 'xprinter80';
  if (paper === 58) return 'epson58';
  return feedback.status || feedback.processId ? 'epson80' : 'writeonly';
}

test('there is a profile for every kind of printer', (t) => {
  const ids = profiles.map(({ id }) => id);
  for (const kind of ['epson', 'xprinter', 'write-only', 'generic', 'virtual'])
    for (const width of [58, 80]) t.true(ids.includes(`${kind}-${width}`), `${kind}-${width}`);
  for (const id of ['epson-80-42', 'epson-80-latin', 'star-escpos-80', 'sunmi-80'])
    t.true(ids.includes(id), id);
  t.is(profiles.find(({ id }) => id === 'epson-80-42')?.columns[80], 42);
});

for (const profile of profiles)
  for (const paper of [58, 80] as const) {
    if (profile.columns[paper] === undefined) continue;
    test(`${profile.id}: its test page on ${paper} mm is right to the last column`, async (t) => {
      const columns = columnsOf(profile, paper);
      const repertoire = repertoireOf(profile.chinese);
      const input = {
        storeName: '发财小狗饮品店',
        printerName: profile.id,
        time: '2026-01-08 20:00',
        columns,
        qrPayload: 'https://order.example.com/t/8',
        jobId: 7,
        runningNumber: 12,
        language: 'zh-CN',
      } as const;
      const layout = layoutTicket(testTicket(input), { columns, repertoire });
      const { body } = encodeTicket(layout, { profile, buzz: true });
      const model = modelOf(profile, paper);
      const printer = await startVirtualPrinter({ clock, bootMs: 0, speed: 'instant', profile: model });
      t.teardown(() => printer.close());
      const link = createPrinterLink({
        transport: createTcpTransport({ host: '127.0.0.1', port: printer.port, clock }),
        profile,
        clock,
        timings: { admission: 60_000, question: 60_000, complete: 200_000 },
      });
      const delivery = await link.deliver({
        processId: formatProcessId(1),
        body,
        lineCount: layout.lines.length,
        journal: { sending: async () => undefined },
      });
      await link.close();
      t.is(delivery.kind, model === 'writeonly' ? 'sent' : 'completed');
      await printer.waitFor(() => printer.log().some(({ type }) => type === 'printed'), 60_000);
      const wrong = ['unknownCommand', 'autoWrap', 'missingGlyph', 'desync'];
      t.deepEqual(
        printer.log().filter(({ type }) => wrong.includes(type)),
        [],
      );
      const text = printer.paper().flatMap(({ lines }) => lines.map((line) => line.text.trimEnd()));
      const ruler = '1234567890'.repeat(10).slice(0, columns);
      t.true(text.includes(ruler), 'the ruler fills the line');
      t.is(
        text.some((line) => line.includes('宫')),
        profile.chinese !== 'none',
      );
      if (profile.cutter !== 'none') t.truthy(printer.paper()[0]?.cut);
    });
  }
