import { textWidth } from '../output/text-width.ts';
import { formatAmount, toMajor } from '../../domain/money.ts';
import type { Cli } from '../cli.ts';
import { padText } from '../output/fit-text.ts';
import { printJson } from '../output/print-list.ts';
import type { Spread } from './latencies.ts';
import type { DinnerReport } from './report.ts';

/** The report for people: each promise with its numbers, then what was broken. */
export function showReport(cli: Cli, report: DinnerReport): void {
  const { texts, colors, print } = cli;
  const { demo } = texts;
  const { findings, latencies } = report;
  const { orders, tickets, stream, money, broken } = findings;
  const isBroken = (...kinds: readonly string[]) => broken.some(({ kind }) => kinds.includes(kind));
  const rows: [name: string, value: string, isBad: boolean][] = [
    [demo.rows.orders, demo.orders(orders), isBroken('lost', 'doubled', 'unseen', 'unproven')],
    [demo.rows.tickets, demo.tickets(tickets), isBroken('unproven', 'paper_missing', 'paper_doubled')],
    [demo.rows.stream, demo.stream({ ...stream, cuts: report.cuts }), isBroken('gap')],
    [demo.rows.money, demo.money(amounts(money)), isBroken('money')],
    [demo.rows.members, demo.members(findings.members), isBroken('points')],
    [demo.rows.printers, demo.troubles(report.troubles.length), isBroken('unnoticed')],
    [demo.rows.services, demo.kills(killsText(report.kills)), false],
    [demo.rows.orderToScreen, spreadText(latencies.orderToScreen), false],
    [demo.rows.confirmToPaper, spreadText(latencies.confirmToPaper), false],
    [demo.rows.digest, report.isInterrupted ? demo.noDigest : report.digest, false],
  ];
  const width = Math.max(...rows.map(([name]) => textWidth(name))) + 2;
  print('');
  print(colors.bold(demo.title(report)));
  for (const [name, value, isBad] of rows)
    print(`${isBad ? colors.red('✗') : colors.green('✓')} ${padText(name, width)}${value}`);
  for (const trouble of report.troubles)
    print(
      colors.dim(
        `    ${report.printers.get(trouble.printer)}: ${demo.trouble[trouble.trouble]} → ${texts.printerStates[trouble.noticedAs ?? ''] ?? '?'}`,
      ),
    );
  print('');
  if (broken.length === 0) return print(colors.bold(colors.green(demo.kept)));
  print(colors.bold(colors.red(demo.brokenCount(broken.length))));
  for (const { kind, about } of broken) print(`  ${demo.broken[kind]}: ${about}`);
  if (report.isTemporary) print(demo.dataKept(report.dataDir));
}

export function printReport(cli: Cli, report: DinnerReport): void {
  const { findings, latencies, speed, digest } = report;
  const { orders, tickets, stream, money, broken } = findings;
  const { orderToScreen, confirmToPaper } = latencies;
  printJson(cli, {
    covers: report.covers,
    parties: report.parties,
    seed: report.seed,
    speed: Number.isFinite(speed) ? speed : 'max',
    seconds: Math.round(report.seconds * 10) / 10,
    interrupted: report.isInterrupted,
    orders,
    tickets,
    stream: { ...stream, cuts: report.cuts },
    money: {
      received: toMajor(money.received),
      refunded: toMajor(money.refunded),
      owed: toMajor(money.owed),
    },
    members: findings.members,
    latency_ms: { order_to_screen: orderToScreen, confirm_to_paper: confirmToPaper },
    printer_troubles: report.troubles.map(({ printer, trouble, noticedAs }) => ({
      printer_id: printer,
      trouble,
      noticed_as: noticedAs,
    })),
    kills: report.kills.map(({ service, backMs }) => ({ service, back_ms: Math.round(backMs) })),
    digest: report.isInterrupted ? null : digest,
    promises_kept: broken.length === 0,
    broken,
    data_dir: report.isTemporary && broken.length === 0 ? null : report.dataDir,
  });
}

function amounts(money: DinnerReport['findings']['money']) {
  const { received, refunded, owed } = money;
  return {
    received: formatAmount(received),
    refunded: formatAmount(refunded),
    owed: formatAmount(owed),
  };
}

function killsText(kills: DinnerReport['kills']): string {
  return kills.map(({ service, backMs }) => `${service} ${(backMs / 1000).toFixed(1)} s`).join(', ') || '-';
}

function spreadText({ p50, p99 }: Spread): string {
  return p50 === null ? '-' : `p50 ${p50} ms   p99 ${p99} ms`;
}
