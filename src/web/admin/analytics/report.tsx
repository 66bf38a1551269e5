import type { JSX } from 'preact';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { BarChart } from './bar-chart.tsx';
import type { Bar } from './bars.ts';
import { type CsvReport, downloadReport, type ReportQuery } from './download-report.ts';
import { ReportTable, type ReportColumn } from './report-table.tsx';
import { analyticsTexts } from './texts.ts';

export interface ReportProps<Row> {
  readonly title: string;
  readonly report: CsvReport;
  readonly query: ReportQuery;
  readonly load: () => Promise<readonly Row[]>;
  readonly columns: readonly ReportColumn<Row>[];
  /** What all of it says, in a sentence. */
  readonly summary: (rows: readonly Row[]) => string;
  /** Without it the table is all there is. */
  readonly bars?: (rows: readonly Row[]) => readonly Bar[];
  /** What the bars measure, in what. */
  readonly measure?: string;
  readonly lying?: boolean;
  readonly formatValue?: (value: number) => string;
  /** Takes the whole width. */
  readonly broad?: boolean;
}

/** One report: what it says, its chart, its table, its file. */
export function Report<Row>(props: ReportProps<Row>): JSX.Element {
  const { title, report, query, load, columns, summary, bars, broad = false } = props;
  const { lying = false, formatValue = String, measure } = props;
  const { data, error, reload } = useLoad(load, [JSON.stringify(query)]);
  const texts = analyticsTexts();
  return (
    <section class={broad ? 'card report broad' : 'card report'} aria-label={title}>
      <div class="row spread">
        <h2>{title}</h2>
        <span class="no-print">
          <Button
            size="small"
            label={texts.csvOf(title)}
            onPress={() => act(() => downloadReport(report, query))}
          >
            CSV
          </Button>
        </span>
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <p class="soft">{texts.empty}</p>}
      {data && data.length > 0 && (
        <>
          <div class="row spread">
            <p>{summary(data)}</p>
            {measure !== undefined && <span class="chart-measure soft">{measure}</span>}
          </div>
          {bars && bars(data).some(({ value }) => value !== 0) && (
            <BarChart bars={bars(data)} summary={summary(data)} lying={lying} formatValue={formatValue} />
          )}
          {bars ? (
            <details>
              <summary>{texts.table}</summary>
              <ReportTable title={title} columns={columns} rows={data} />
            </details>
          ) : (
            <ReportTable title={title} columns={columns} rows={data} />
          )}
        </>
      )}
    </section>
  );
}
