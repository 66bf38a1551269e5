import type { JSX } from 'preact';
import { feedbacks, onUnconfirmedPolicies } from '../../../protocol/print.ts';
import { Check, Choice } from '../../ui/field.tsx';
import type { DraftProps } from './connection-fields.tsx';
import { printerTexts } from './texts.ts';

/** What happens when it is not sure, and what it does besides printing. */
export function CareFields({ draft, onChange }: DraftProps): JSX.Element {
  const texts = printerTexts();
  const { form } = texts;
  return (
    <fieldset class="fields">
      <legend>{form.care}</legend>
      <Choice
        label={form.feedback}
        value={draft.feedback}
        options={feedbacks.map((value) => ({ value, label: texts.feedbacks[value] }))}
        onChange={(feedback) => onChange({ feedback })}
      />
      <Choice
        label={form.policy}
        value={draft.onUnconfirmed}
        options={onUnconfirmedPolicies.map((value) => ({ value, label: texts.policies[value] }))}
        onChange={(onUnconfirmed) => onChange({ onUnconfirmed })}
      />
      <div>
        {draft.connection === 'websocket' && (
          <Check checked={draft.mirror} onChange={(mirror) => onChange({ mirror })}>
            {form.mirror}
          </Check>
        )}
        <Check checked={draft.buzzer} onChange={(buzzer) => onChange({ buzzer })}>
          {form.buzzer}
        </Check>
        <Check checked={draft.openDrawer} onChange={(openDrawer) => onChange({ openDrawer })}>
          {form.openDrawer}
        </Check>
        <Check checked={draft.upsideDown} onChange={(upsideDown) => onChange({ upsideDown })}>
          {form.upsideDown}
        </Check>
      </div>
    </fieldset>
  );
}
