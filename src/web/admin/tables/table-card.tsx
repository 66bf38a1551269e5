import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { QrPicture } from './qr-picture.tsx';
import type { Table } from './table.ts';
import { TableForm } from './table-form.tsx';
import { tablesTexts } from './texts.ts';

export interface TableCardProps {
  readonly table: Table;
  readonly mayChange: boolean;
  readonly onChange: () => Promise<void>;
}

export function TableCard({ table, mayChange, onChange }: TableCardProps): JSX.Element {
  const [open, setOpen] = useState<'edit' | 'code'>();
  const texts = tablesTexts();
  const close = () => setOpen(undefined);
  const change = (work: () => Promise<unknown>, done: string) =>
    act(async () => {
      await work();
      await onChange();
    }, done);
  return (
    <article class="card stack">
      <div class="row spread">
        <h2 class="table-number">{table.table_number}</h2>
        <Badge kind={table.status === 'occupied' ? 'info' : undefined}>{texts.states[table.status]}</Badge>
      </div>
      {table.seats !== null && <p class="soft">{texts.seatsOf(table.seats)}</p>}
      <div class="table-actions">
        <Button size="small" onPress={() => setOpen('code')}>
          {texts.show}
        </Button>
        {mayChange && (
          <>
            <Button size="small" onPress={() => setOpen('edit')}>
              {uiTexts().edit}
            </Button>
            <ConfirmButton
              size="small"
              question={texts.removeQuestion(table.table_number)}
              onConfirm={() => change(() => api.removeTable({ params: { id: table.id } }), uiTexts().removed)}
            >
              {uiTexts().remove}
            </ConfirmButton>
          </>
        )}
      </div>
      {open === 'edit' && (
        <Dialog title={table.table_number} onClose={close}>
          <TableForm
            storeId={table.store_id}
            table={table}
            onSaved={async () => {
              close();
              await onChange();
            }}
          />
        </Dialog>
      )}
      {open === 'code' && (
        <Dialog title={`${texts.show} · ${table.table_number}`} onClose={close}>
          <div class="stack qr-card">
            <QrPicture table={table} />
            <p>{texts.scan}</p>
            {table.qr_path !== undefined && (
              <a class="button" href={table.qr_path} target="_blank" rel="noreferrer">
                {texts.open}
              </a>
            )}
            {mayChange && (
              <ConfirmButton
                question={texts.rotateQuestion(table.table_number)}
                onConfirm={() =>
                  change(() => api.rotateTableCode({ params: { id: table.id } }), texts.rotated)
                }
              >
                {texts.rotate}
              </ConfirmButton>
            )}
          </div>
        </Dialog>
      )}
    </article>
  );
}
