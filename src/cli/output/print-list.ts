import type { Cli } from '../cli.ts';
import type { Column } from './format-table.ts';
import { terminalWidth } from './terminal-width.ts';

export interface ListOutput<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  /** What to say when there is nothing. */
  readonly empty: string;
  readonly json?: boolean | undefined;
}

/** A listing: a JSON array on standard output, or a table for people. */
export async function printList<Row>(
  cli: Cli,
  { rows, columns, empty, json }: ListOutput<Row>,
): Promise<void> {
  if (json) return printJson(cli, rows);
  if (rows.length === 0) return cli.say(empty);
  const { formatTable } = await import('./format-table.ts');
  const width = terminalWidth(cli);
  for (const line of formatTable({ columns, rows, width, paintHeading: cli.colors.bold })) cli.print(line);
}

export function printJson(cli: Cli, value: unknown): void {
  cli.print(JSON.stringify(value, null, 2));
}
