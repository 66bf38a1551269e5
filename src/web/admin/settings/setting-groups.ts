import type { Answer, Endpoints } from '../../../protocol/api.ts';

export type Setting = Answer<Endpoints['listSettings']>['items'][number];

/** The settings of one section of the file; without a name those above all sections. */
export interface SettingGroup {
  readonly name: string;
  readonly settings: readonly Setting[];
  /** How many differ from the default. */
  readonly changed: number;
}

/** Those whose key contains what is looked for, by section, in the file's order. */
export function groupSettings(settings: readonly Setting[], search: string): SettingGroup[] {
  const wanted = search.trim().toLowerCase();
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    if (!setting.key.toLowerCase().includes(wanted)) continue;
    const dot = setting.key.indexOf('.');
    const name = dot === -1 ? '' : setting.key.slice(0, dot);
    groups.set(name, [...(groups.get(name) ?? []), setting]);
  }
  return [...groups].map(([name, members]) => ({
    name,
    settings: members,
    changed: members.filter(({ is_default }) => !is_default).length,
  }));
}
