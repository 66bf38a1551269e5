import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { loadStores, type Store, stores } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { StoreForm } from './store-form.tsx';
import { storesTexts } from './texts.ts';

/** The restaurants of this box. */
export default function StoresSection(): JSX.Element {
  const [open, setOpen] = useState<Store | 'new'>();
  const texts = storesTexts();
  const close = () => setOpen(undefined);
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <Button look="primary" onPress={() => setOpen('new')}>
          {texts.add}
        </Button>
      </div>
      <div class="office-grid">
        {stores.value.map((store) => (
          <StoreCard key={store.id} store={store} onEdit={() => setOpen(store)} />
        ))}
      </div>
      {open !== undefined && (
        <Dialog title={open === 'new' ? texts.add : open.name} onClose={close}>
          <StoreForm
            store={open === 'new' ? undefined : open}
            onSaved={async () => {
              await loadStores();
              close();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function StoreCard({ store, onEdit }: { readonly store: Store; readonly onEdit: () => void }): JSX.Element {
  const texts = storesTexts();
  const remove = () =>
    act(async () => {
      await api.removeStore({ params: { id: store.id } });
      await loadStores();
    }, uiTexts().removed);
  return (
    <article class="card stack">
      <div class="row spread">
        <h2>{store.name}</h2>
        <Badge>#{store.id}</Badge>
      </div>
      <p class="soft">{store.address}</p>
      <p>
        {store.timezone} · {store.currency} · {texts.dayStart} {store.business_day_start}
      </p>
      <div class="row">
        {store.service_modes.map((mode) => (
          <Badge key={mode} kind="info">
            {texts.serviceModes[mode]}
          </Badge>
        ))}
      </div>
      <div class="row">
        <Button onPress={onEdit}>{uiTexts().edit}</Button>
        <ConfirmButton question={texts.removeQuestion(store.name)} onConfirm={remove}>
          {uiTexts().remove}
        </ConfirmButton>
      </div>
    </article>
  );
}
