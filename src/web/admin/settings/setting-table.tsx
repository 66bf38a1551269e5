import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { Field } from '../../ui/field.tsx';
import { ErrorNote, Loading } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { settingsTexts } from './texts.ts';

/** Every setting with its value; those that differ from the default stand out. */
export function SettingTable(): JSX.Element {
  const [search, setSearch] = useState('');
  const { data, error, reload } = useLoad(() => api.listSettings(), []);
  const texts = settingsTexts();
  const found = data?.items.filter(({ key }) => key.includes(search.trim()));
  return (
    <section class="card stack">
      <h2>{texts.settings}</h2>
      <p class="soft">{texts.settingsHint}</p>
      <Field label={uiTexts().search} type="search" value={search} onInput={setSearch} />
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {found && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{texts.key}</th>
                <th scope="col">{texts.value}</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ key, value, is_secret, is_default }) => {
                const shown = is_secret
                  ? texts.secret
                  : typeof value === 'string'
                    ? value
                    : JSON.stringify(value);
                return (
                  <tr key={key}>
                    <td>
                      <code>{key}</code>
                    </td>
                    <td>{is_default ? shown : <strong>{shown}</strong>}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
