import { problemToError } from '../../../client/problem-to-error.ts';
import { analyticsEndpoints } from '../../../protocol/endpoints/analytics.ts';
import { language } from '../../language/language.ts';
import { accessToken } from '../../session/session.ts';
import { download } from '../../ui/download.ts';

export type CsvReport = Exclude<keyof typeof analyticsEndpoints, 'getShiftReport'>;
export type ReportQuery = Readonly<Record<string, string | number | undefined>>;

/** Saves a report as a table for spreadsheets, byte for byte as the API gives it. @throws DomainError what the API says */
export async function downloadReport(report: CsvReport, query: ReportQuery): Promise<void> {
  const { path } = analyticsEndpoints[report];
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  url.searchParams.set('format', 'csv');
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${await accessToken()}`, 'accept-language': language.value },
  });
  // As bytes: the mark at the beginning, which spreadsheets need, would get lost in a text.
  const bytes = await response.arrayBuffer();
  if (!response.ok) throw problemToError(response.status, new TextDecoder().decode(bytes));
  download(bytes, `${path.split('/').at(-1)}.csv`, 'text/csv');
}
