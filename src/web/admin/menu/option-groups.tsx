import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Check, Field } from '../../ui/field.tsx';
import { emptyGroup, type GroupDraft, isDelta } from './dish-draft.ts';
import { menuTexts } from './texts.ts';

export interface OptionGroupsProps {
  readonly groups: readonly GroupDraft[];
  readonly onChange: (groups: readonly GroupDraft[]) => void;
}

/** What guests choose of a dish: size, sugar, ice …, each choice with its price difference. */
export function OptionGroups({ groups, onChange }: OptionGroupsProps): JSX.Element {
  const texts = menuTexts();
  return (
    <section class="stack">
      <div class="row spread">
        <h3>{texts.options}</h3>
        <Button size="small" onPress={() => onChange([...groups, emptyGroup])}>
          {texts.addGroup}
        </Button>
      </div>
      {groups.map((group, index) => (
        <OptionGroup
          // Groups have no identity but their place while they are written.
          key={index}
          group={group}
          onChange={(changed) => onChange(changed ? groups.with(index, changed) : groups.toSpliced(index, 1))}
        />
      ))}
    </section>
  );
}

function OptionGroup({
  group,
  onChange,
}: {
  readonly group: GroupDraft;
  /** Undefined: it goes. */
  readonly onChange: (group: GroupDraft | undefined) => void;
}): JSX.Element {
  const texts = menuTexts();
  const { choices } = group;
  return (
    <fieldset class="option-group stack">
      <div class="form-grid">
        <Field
          label={texts.group}
          value={group.name}
          onInput={(name) => onChange({ ...group, name })}
          maxLength={50}
        />
        <Field
          label={texts.max}
          type="number"
          min={1}
          max={20}
          value={group.max}
          onInput={(max) => onChange({ ...group, max })}
        />
        <Check checked={group.required} onChange={(required) => onChange({ ...group, required })}>
          {texts.required}
        </Check>
      </div>
      {choices.map((choice, index) => (
        <div key={index} class="option-choice">
          <Field
            label={texts.choice}
            value={choice.name}
            onInput={(name) => onChange({ ...group, choices: choices.with(index, { ...choice, name }) })}
            maxLength={50}
          />
          <Field
            label={texts.delta}
            error={isDelta(choice.delta) ? undefined : texts.deltaWrong}
            value={choice.delta}
            onInput={(delta) => onChange({ ...group, choices: choices.with(index, { ...choice, delta }) })}
          />
          <Button
            look="quiet"
            label={texts.removeChoice}
            onPress={() => onChange({ ...group, choices: choices.toSpliced(index, 1) })}
          >
            ✕
          </Button>
        </div>
      ))}
      <div class="row">
        <Button
          size="small"
          onPress={() => onChange({ ...group, choices: [...choices, { name: '', delta: '' }] })}
        >
          {texts.addChoice}
        </Button>
        <Button size="small" look="danger" onPress={() => onChange(undefined)}>
          {texts.removeGroup}
        </Button>
      </div>
    </fieldset>
  );
}
