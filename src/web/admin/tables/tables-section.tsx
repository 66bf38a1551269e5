import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { listAll } from '../../../client/list-all.ts';
import { api } from '../../session/api.ts';
import { currentUser } from '../../session/session.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { download } from '../../ui/download.ts';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { QrSheet } from './qr-sheet.tsx';
import { TableCard } from './table-card.tsx';
import { TableForm } from './table-form.tsx';
import './tables.css';
import { tablesTexts } from './texts.ts';

/** A store's tables, and the codes that lie on them. */
export default function TablesSection(): JSX.Element {
  const store = currentStore.value;
  const storeId = store?.id ?? 0;
  const [isAdding, setAdding] = useState(false);
  const [isSheet, setSheet] = useState(false);
  const { data, error, reload } = useLoad(
    () => listAll((paging) => api.listTables({ params: { id: storeId }, query: paging })),
    [storeId],
  );
  const texts = tablesTexts();
  const savePdf = () =>
    act(async () => {
      const pdf = await api.getTableQrSheet({ params: { id: storeId } });
      download(new Uint8Array(pdf), 'tables.pdf', 'application/pdf');
    });
  const isAdmin = currentUser.value?.role === 'admin';
  if (isSheet && data && store)
    return <QrSheet tables={data} storeName={store.name} onBack={() => setSheet(false)} />;
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <div class="row">
          <Button onPress={() => setSheet(true)} disabled={!data || data.length === 0}>
            {texts.sheet}
          </Button>
          {isAdmin && <Button onPress={savePdf}>{texts.pdf}</Button>}
          {isAdmin && (
            <Button look="primary" onPress={() => setAdding(true)}>
              {texts.add}
            </Button>
          )}
        </div>
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <Empty>{texts.none}</Empty>}
      <div class="office-grid">
        {data?.map((table) => (
          <TableCard key={table.id} table={table} mayChange={isAdmin} onChange={reload} />
        ))}
      </div>
      {isAdding && (
        <Dialog title={texts.add} onClose={() => setAdding(false)}>
          <TableForm
            storeId={storeId}
            table={undefined}
            onSaved={async () => {
              setAdding(false);
              await reload();
            }}
          />
        </Dialog>
      )}
    </>
  );
}
