import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { coerceError, DomainError } from '../../../domain/errors.ts';
import { importMenu, type MenuChanges } from '../../../client/menu-file/import-menu.ts';
import { loadMenu } from '../../../client/menu-file/load-menu.ts';
import type { MenuInFile } from '../../../client/menu-file/read-menu.ts';
import { type MenuFormat, writeMenu } from '../../../client/menu-file/write-menu.ts';
import { problem } from '../../../protocol/problem.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { explainError } from '../../ui/explain-error.ts';
import { Note } from '../../ui/notes.tsx';
import { menuFileTexts } from './menu-file-texts.ts';

export interface MenuFileDialogProps {
  readonly storeId: number;
  readonly onSaved: () => unknown;
}

interface Looked {
  readonly menu: MenuInFile;
  readonly changes: MenuChanges;
}

/** The menu as a file and back: what a file would change is shown before anything changes. */
export function MenuFileDialog({ storeId, onSaved }: MenuFileDialogProps): JSX.Element {
  const id = useId();
  const [looked, setLooked] = useState<Looked>();
  const [error, setError] = useState<unknown>();
  const texts = menuFileTexts();
  const save = (format: MenuFormat) =>
    act(async () => {
      const text = writeMenu(await loadMenu(api, storeId), format);
      download(text, `menu.${format}`, format === 'csv' ? 'text/csv' : 'application/json');
    });
  const look = async (file: File) => {
    setLooked(undefined);
    setError(undefined);
    try {
      const { readMenuFile } = await import('./read-menu-file.ts');
      const menu = await readMenuFile(file, texts.file);
      setLooked({ menu, changes: await importMenu(api, { storeId, menu, dryRun: true }) });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const carryOut = ({ menu }: Looked) =>
    act(async () => {
      await importMenu(api, { storeId, menu, dryRun: false });
      await onSaved();
    }, texts.done);
  return (
    <div class="stack">
      <p>{texts.about}</p>
      <div class="row">
        <Button onPress={() => save('csv')}>{texts.exportCsv}</Button>
        <Button onPress={() => save('json')}>{texts.exportJson}</Button>
      </div>
      <div class="field">
        <label for={id}>{texts.choose}</label>
        <input
          id={id}
          class="input"
          type="file"
          accept=".csv,.json"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void look(file);
          }}
        />
      </div>
      {error !== undefined && <Faults error={error} />}
      {looked && (
        <>
          <Changes changes={looked.changes} />
          <Button look="primary" onPress={() => carryOut(looked)}>
            {texts.carryOut}
          </Button>
        </>
      )}
    </div>
  );
}

/** Each mistake of a file with its line and column. */
function Faults({ error }: { readonly error: unknown }): JSX.Element {
  const details = error instanceof DomainError ? error.details : {};
  const faults = problem.shape.errors.safeParse(details['errors']).data;
  if (!faults) return <Note kind="bad">{explainError(error)}</Note>;
  return (
    <Note kind="bad">
      <div>
        <strong>{coerceError(error).message}</strong>
        <ul>
          {faults.map(({ path, message }) => (
            <li key={path + message}>
              {path}: {message}
            </li>
          ))}
        </ul>
      </div>
    </Note>
  );
}

function Changes({ changes }: { readonly changes: MenuChanges }): JSX.Element {
  const texts = menuFileTexts();
  const { added, changed, unchanged, left, reordered } = changes;
  return (
    <Note kind="info">
      <div>
        <p>{texts.summary(added.length, changed.length, unchanged)}</p>
        {added.length > 0 && <p>+ {added.join(', ')}</p>}
        {changed.map(({ name, fields }) => (
          <p key={name}>
            ~ {name}: {fields.join(', ')}
          </p>
        ))}
        {reordered && <p>~ {texts.reordered}</p>}
        {left.length > 0 && <p>{texts.left(left.length)}</p>}
      </div>
    </Note>
  );
}
