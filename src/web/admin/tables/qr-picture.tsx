import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { usePicture } from '../../ui/use-picture.ts';
import type { Table } from './table.ts';
import { tablesTexts } from './texts.ts';

/** A table's code, sharp at every size. */
export function QrPicture({ table }: { readonly table: Table }): JSX.Element {
  const { data, error, reload } = usePicture(
    () => api.getTableQrSvg({ params: { id: table.id } }),
    'image/svg+xml',
    [table.id, table.qr_path],
  );
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (data === undefined) return <Loading />;
  return <img class="qr-picture" src={data} alt={`${tablesTexts().show} ${table.table_number}`} />;
}
