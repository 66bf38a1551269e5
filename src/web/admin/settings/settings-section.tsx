import type { JSX } from 'preact';
import { currentUser } from '../../session/session.ts';
import { Note } from '../../ui/notes.tsx';
import { Backups } from './backups.tsx';
import { Health } from './health.tsx';
import { SettingTable } from './setting-table.tsx';
import './settings.css';
import { settingsTexts } from './texts.ts';

/** How the box does, its backups, and what it runs with. */
export default function SettingsSection(): JSX.Element {
  const texts = settingsTexts();
  const isOfAll = currentUser.value?.store_ids === null;
  return (
    <>
      <h1>{texts.title}</h1>
      {isOfAll ? (
        <>
          <Health />
          <Backups />
          <SettingTable />
        </>
      ) : (
        <Note kind="info">{texts.only}</Note>
      )}
    </>
  );
}
