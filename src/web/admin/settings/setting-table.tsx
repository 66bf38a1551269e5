import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { api } from '../../session/api.ts';
import { Field } from '../../ui/field.tsx';
import { Badge, Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { groupSettings, type SettingGroup } from './setting-groups.ts';
import { settingsTexts } from './texts.ts';

/** Every setting with its value, by section; those that differ from the default stand out. */
export function SettingTable(): JSX.Element {
  const [search, setSearch] = useState('');
  const { data, error, reload } = useLoad(() => api.listSettings(), []);
  const texts = settingsTexts();
  const groups = data && groupSettings(data.items, search);
  return (
    <section class="card stack">
      <h2>{texts.settings}</h2>
      <p class="soft">{texts.settingsHint}</p>
      <Field label={uiTexts().search} type="search" value={search} onInput={setSearch} />
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {groups?.length === 0 && <Empty>{texts.nothingFound}</Empty>}
      <div>
        {groups?.map((group) => (
          <Group key={group.name} group={group} isOpen={search.trim() !== ''} />
        ))}
      </div>
    </section>
  );
}

function Group({ group, isOpen }: { readonly group: SettingGroup; readonly isOpen: boolean }): JSX.Element {
  const texts = settingsTexts();
  const { name, settings, changed } = group;
  return (
    <details class="setting-group" open={isOpen}>
      <summary>
        {name === '' ? texts.general : <code>{name}</code>}
        <span class="soft figure">{settings.length}</span>
        {changed > 0 && <Badge kind="info">{texts.changed(changed)}</Badge>}
      </summary>
      <dl class="setting-list">
        {settings.map(({ key, value, is_secret, is_default }) => {
          const shown = is_secret ? texts.secret : typeof value === 'string' ? value : JSON.stringify(value);
          return (
            <div key={key}>
              <dt>
                <code>{key}</code>
              </dt>
              <dd>{is_default ? shown : <strong>{shown}</strong>}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
