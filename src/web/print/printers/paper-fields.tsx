import type { JSX } from 'preact';
import type { z } from 'zod';
import { languages } from '../../../domain/language.ts';
import type { printerProfiles } from '../../../protocol/print.ts';
import { languageNames } from '../../language/language.ts';
import { Choice, Field } from '../../ui/field.tsx';
import type { DraftProps } from './connection-fields.tsx';
import { nameProfile } from './profile-words.ts';
import { printerTexts } from './texts.ts';

type Profile = z.output<typeof printerProfiles>[number];

/** Which model it is, and what its paper looks like. */
export function PaperFields({
  draft,
  profiles,
  onChange,
}: DraftProps & { readonly profiles: readonly Profile[] }): JSX.Element {
  const texts = printerTexts();
  const { form } = texts;
  const choose = (profile: string) => {
    const widths = profiles.find(({ id }) => id === profile)?.paper_widths ?? [];
    const only = widths.length === 1 ? widths[0] : undefined;
    // Another model has other lines; its own length is the right one.
    onChange({ profile, columns: null, ...(only && { paperWidth: only === 58 ? '58' : '80' }) });
  };
  return (
    <fieldset class="fields">
      <legend>{form.paper}</legend>
      <Choice
        label={form.profile}
        value={draft.profile}
        options={[
          { value: '', label: form.automatic },
          ...profiles.map((profile) => ({ value: profile.id, label: nameProfile(profile) })),
        ]}
        onChange={choose}
      />
      <Choice
        label={form.width}
        value={draft.paperWidth}
        options={(['80', '58'] as const).map((value) => ({ value, label: texts.mm(Number(value)) }))}
        onChange={(paperWidth) => onChange({ paperWidth, columns: null })}
      />
      <Choice
        label={form.language}
        value={draft.language}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(language) => onChange({ language })}
      />
      <Field
        label={form.copies}
        type="number"
        min={1}
        max={10}
        value={draft.copies}
        required
        onInput={(copies) => onChange({ copies })}
      />
    </fieldset>
  );
}
