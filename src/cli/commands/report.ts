import { Argument, type Command, Option } from 'commander';
import type { ApiClient } from '../../client/api-client.ts';
import { type ReportPeriod, reportPeriods } from '../../domain/report-period.ts';
import { prepGroups } from '../../protocol/analytics.ts';
import { endpoints } from '../../protocol/api.ts';
import { chooseStore } from '../choose-store.ts';
import type { Cli } from '../cli.ts';
import { type JsonOption, type StoreOption, jsonOption, storeOption } from '../common-options.ts';
import { showExamples } from '../examples.ts';
import { formatAmount } from '../output/format-values.ts';
import { printJson, printList } from '../output/print-list.ts';
import { wholeNumber } from '../parse-argument.ts';
import { withApi } from '../with-api.ts';
import { declareReportZ } from './report-z.ts';

/** Each report by the name its address has. */
const reports = {
  'revenue-summary': 'getRevenueSummary',
  'payment-methods': 'getPaymentMethodShares',
  'menu-item-sales': 'getMenuItemSales',
  'hourly-sales': 'getHourlySales',
  'order-status': 'getOrderStatusCounts',
  'daily-revenue': 'getDailyRevenue',
  'top-orders': 'getTopOrders',
  'prep-times': 'getPrepTimes',
  'by-person': 'getPersonTotals',
} as const;
type ReportName = keyof typeof reports;

interface ReportOptions extends StoreOption, JsonOption {
  readonly period?: ReportPeriod;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly days?: number;
  readonly by?: (typeof prepGroups)[number];
  readonly csv?: boolean;
}

export function declare(report: Command, cli: Cli): void {
  const { report: say } = cli.texts.grammar;
  showExamples(
    cli,
    report
      .addArgument(new Argument('<name>', say.name).choices(Object.keys(reports)))
      .addOption(storeOption(cli))
      .addOption(new Option('--period <period>', say.period).choices(reportPeriods).conflicts(['from', 'to']))
      .option('--from <day>', say.from)
      .option('--to <day>', say.to)
      .option('--days <count>', say.days, wholeNumber(1, 366))
      .option('--limit <count>', say.limit, wholeNumber(1, 100))
      .addOption(new Option('--by <group>', say.by).choices(prepGroups))
      .addOption(jsonOption(cli))
      .addOption(new Option('--csv', say.csv).conflicts('json'))
      .action((name: ReportName, options: ReportOptions) =>
        withApi(cli, 'read', (api) => showReport(cli, api, name, options)),
      ),
    'report revenue-summary --period month',
    'report top-orders --from 2026-01-01 --to 2026-01-31 --limit 5',
    'report daily-revenue --days 30 --csv > revenue.csv',
  );
  declareReportZ(report.command('z'), cli);
}

async function showReport(cli: Cli, api: ApiClient, name: ReportName, options: ReportOptions): Promise<void> {
  const query = { store_id: await chooseStore(cli, api, options.store), ...queryOf(name, options) };
  const answer = await api[reports[name]]({ query });
  if (options.csv) {
    const { toCsv } = await import('../../server/to-csv.ts');
    cli.stdout.write(toCsv(endpoints[reports[name]].answer, answer));
    return;
  }
  if (options.json) return printJson(cli, answer);
  const rows: readonly Row[] = (Array.isArray(answer) ? answer : [answer]).map((row) => ({ ...row }));
  const fields = Object.keys(rows[0] ?? {});
  await printList(cli, {
    rows,
    empty: cli.texts.empty.report,
    columns: fields.map((field) => ({
      heading: cli.texts.reportFields[field] ?? field,
      value: (row: Row) => show(field, row[field] ?? null),
      align: typeof rows[0]?.[field] === 'number' ? ('right' as const) : ('left' as const),
    })),
  });
}

type Row = Readonly<Record<string, string | number | null>>;

/** What a report doesn't know is left out, so that the API says what is missing or wrong. */
function queryOf(name: ReportName, { period, from, to, limit, days, by }: ReportOptions) {
  const isCustom = from !== undefined || to !== undefined;
  return {
    ...(isCustom && { period: 'custom' }),
    ...(period && { period }),
    ...(from !== undefined && { custom_start: from }),
    ...(to !== undefined && { custom_end: to }),
    ...(limit !== undefined && { limit }),
    ...(name === 'daily-revenue' && days !== undefined && { days }),
    ...(name === 'prep-times' && by && { by }),
  };
}

function show(field: string, value: string | number | null): string | number | null {
  const isMoney = /amount|revenue|discount$/.test(field);
  return isMoney && typeof value === 'number' ? formatAmount(value) : value;
}
