import type { JSX } from 'preact';

export interface ReportColumn<Row> {
  readonly heading: string;
  readonly value: (row: Row) => string;
  readonly isNumber?: boolean;
}

export interface ReportTableProps<Row> {
  readonly title: string;
  readonly columns: readonly ReportColumn<Row>[];
  readonly rows: readonly Row[];
}

/** The figures behind a chart. */
export function ReportTable<Row>({ title, columns, rows }: ReportTableProps<Row>): JSX.Element {
  return (
    // Scrolls sideways on a phone, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div class="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table class="table">
        <thead>
          <tr>
            {columns.map(({ heading, isNumber }) => (
              <th key={heading} scope="col" class={isNumber ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map(({ heading, value, isNumber }) => (
                <td key={heading} class={isNumber ? 'number' : undefined}>
                  {value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
