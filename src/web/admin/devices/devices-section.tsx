import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { z } from 'zod';
import type { device as deviceSchema } from '../../../protocol/auth.ts';
import { formatDateTime } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { PairingForm } from './pairing-form.tsx';
import { devicesTexts } from './texts.ts';
import { TokenForm } from './token-form.tsx';

type Device = z.output<typeof deviceSchema>;

const refreshMs = 4000;

/** What works for a store without a person: its kitchen screens and print agents. */
export default function DevicesSection(): JSX.Element {
  const store = currentStore.value;
  const [open, setOpen] = useState<'pairing' | 'token'>();
  const { data, error, reload } = useLoad(
    () => api.listDevices({ query: { store_id: store?.id, limit: 100 } }),
    [store?.id],
  );
  // A screen that was let in fetches its token when it next asks; and who was seen last changes by itself.
  useEffect(() => {
    const timer = setInterval(() => void reload(), refreshMs);
    return () => clearInterval(timer);
  }, [reload]);
  const texts = devicesTexts();
  const close = () => setOpen(undefined);
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <div class="row">
          <Button onPress={() => setOpen('token')}>{texts.add}</Button>
          <Button look="primary" onPress={() => setOpen('pairing')}>
            {texts.pair}
          </Button>
        </div>
      </div>
      <p class="soft">{texts.hint}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.items.length === 0 && <Empty>{texts.none}</Empty>}
      {data && data.items.length > 0 && <DeviceTable devices={data.items} onChange={reload} />}
      {open !== undefined && store && (
        <Dialog title={open === 'token' ? texts.add : texts.pair} onClose={close}>
          {open === 'token' ? (
            <TokenForm storeId={store.id} onMade={reload} />
          ) : (
            <PairingForm
              storeId={store.id}
              onPaired={async () => {
                close();
                await reload();
              }}
            />
          )}
        </Dialog>
      )}
    </>
  );
}

function DeviceTable({
  devices,
  onChange,
}: {
  readonly devices: readonly Device[];
  readonly onChange: () => Promise<void>;
}): JSX.Element {
  const texts = devicesTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const revoke = ({ id }: Device) =>
    act(async () => {
      await api.revokeDevice({ params: { id } });
      await onChange();
    }, uiTexts().removed);
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.kind}</th>
            <th scope="col">{texts.lastSeen}</th>
            <th scope="col">
              <span class="hidden-label">{texts.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.id}>
              <td>
                <strong>{device.name}</strong>
              </td>
              <td>{texts.kinds[device.role]}</td>
              <td>
                {device.last_seen_at === null ? texts.never : formatDateTime(device.last_seen_at, zone)}
              </td>
              <td>
                <ConfirmButton
                  size="small"
                  question={texts.revokeQuestion(device.name)}
                  onConfirm={() => revoke(device)}
                >
                  {texts.revoke}
                </ConfirmButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
