import type { JSX } from 'preact';
import { formatDateTime } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { settingsTexts } from './texts.ts';

/** Backups there are, and one more at a tap. */
export function Backups(): JSX.Element {
  const { data, error, reload } = useLoad(() => api.listBackups(), []);
  const texts = settingsTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const backUp = () =>
    act(async () => {
      await api.createBackup({ body: {} });
      await reload();
    }, texts.backedUp);
  return (
    <section class="card stack">
      <div class="row spread">
        <h2>{texts.backups}</h2>
        <Button onPress={backUp}>{texts.backUp}</Button>
      </div>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <p>{texts.noBackups}</p>}
      {data && data.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.made}</th>
                <th scope="col" class="number">
                  {texts.orders}
                </th>
                <th scope="col" class="number">
                  MB
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((backup) => (
                <tr key={backup.name}>
                  <td>{backup.name}</td>
                  <td>{formatDateTime(backup.created_at, zone)}</td>
                  <td class="number">{backup.orders}</td>
                  <td class="number">{(backup.bytes / 1e6).toFixed(1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="soft">{texts.restoreHint}</p>
    </section>
  );
}
