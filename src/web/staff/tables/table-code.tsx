import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import type { Table } from './tables.ts';
import { tableTexts } from './texts.ts';

/** The table's code, to be held out to a guest. */
export function TableCode({ table }: { readonly table: Table }): JSX.Element {
  const { data, error, reload } = useLoad(() => api.getTableQrPng({ params: { id: table.id } }), [table.id]);
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!data) return;
    const made = URL.createObjectURL(new Blob([new Uint8Array(data)], { type: 'image/png' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [data]);
  if (error !== undefined) return <ErrorNote error={error} onRetry={reload} />;
  if (url === undefined) return <Loading />;
  return (
    <div class="stack code">
      <img src={url} alt={`${tableTexts().code} ${table.table_number}`} width="320" height="320" />
      <p class="soft">{tableTexts().codeHint}</p>
    </div>
  );
}
