import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { MenuItemOnWire } from '../../../protocol/menu.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Field, Suggestions } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { bodyOf, type DishDraft, draftOf, faultsOf } from './dish-draft.ts';
import { DishPicture } from './dish-picture.tsx';
import { OptionGroups } from './option-groups.tsx';
import { menuTexts } from './texts.ts';

export interface DishFormProps {
  readonly storeId: number;
  /** Without it the form makes a new one. */
  readonly dish: MenuItemOnWire | undefined;
  /** Proposed while typing. */
  readonly categories: readonly string[];
  readonly stations: readonly string[];
  /** The form is done. */
  readonly onSaved: () => unknown;
  /** Something changed while it stays open. */
  readonly onChange: () => unknown;
}

export function DishForm({
  storeId,
  dish,
  categories,
  stations,
  onSaved,
  onChange,
}: DishFormProps): JSX.Element {
  const [draft, setDraft] = useState(() => draftOf(dish));
  const lists = { categories: useId(), stations: useId() };
  const texts = menuTexts();
  const change = (part: Partial<DishDraft>) => setDraft({ ...draft, ...part });
  const faults = faultsOf(draft);
  const isFaulty = faults.price || faults.stock || faults.delta;
  const save = () =>
    act(async () => {
      const body = bodyOf(draft);
      if (dish) await api.changeMenuItem({ params: { id: dish.id }, body });
      else await api.createMenuItem({ body: { ...body, store_id: storeId } });
      await onSaved();
    }, uiTexts().saved);
  const remove = (id: number) =>
    act(async () => {
      await api.removeMenuItem({ params: { id } });
      await onSaved();
    }, uiTexts().removed);
  return (
    <Form onSubmit={() => !isFaulty && save()}>
      <div class="form-grid">
        <Field
          label={texts.name}
          value={draft.name}
          onInput={(name) => change({ name })}
          maxLength={100}
          required
        />
        <Field
          label={texts.price}
          inputMode="decimal"
          value={draft.price}
          onInput={(price) => change({ price })}
          error={faults.price ? texts.priceWrong : undefined}
          required
        />
        <Field
          label={texts.category}
          list={lists.categories}
          value={draft.category}
          onInput={(category) => change({ category })}
          maxLength={50}
        />
        <Field
          label={texts.station}
          hint={texts.stationHint}
          list={lists.stations}
          value={draft.station}
          onInput={(station) => change({ station })}
          maxLength={50}
        />
        <Field
          label={texts.stock}
          hint={texts.stockHint}
          inputMode="numeric"
          error={faults.stock ? texts.stockWrong : undefined}
          value={draft.stock}
          onInput={(stock) => change({ stock })}
        />
        <Field
          label={texts.allergens}
          hint={texts.allergensHint}
          value={draft.allergens}
          onInput={(allergens) => change({ allergens })}
        />
      </div>
      <Suggestions id={lists.categories} values={categories} />
      <Suggestions id={lists.stations} values={stations} />
      <Field
        label={texts.description}
        lines
        value={draft.description}
        onInput={(description) => change({ description })}
        maxLength={1000}
      />
      <OptionGroups groups={draft.options} onChange={(options) => change({ options })} />
      {dish && <DishPicture dish={dish} onChange={onChange} />}
      <div class="row spread">
        <Button type="submit" look="primary" disabled={isFaulty}>
          {uiTexts().save}
        </Button>
        {dish && (
          <ConfirmButton question={texts.removeQuestion(dish.name)} onConfirm={() => remove(dish.id)}>
            {uiTexts().remove}
          </ConfirmButton>
        )}
      </div>
    </Form>
  );
}
