import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type TableStatus, tableStates } from '../../../domain/places.ts';
import { api } from '../../session/api.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { uiTexts } from '../../ui/texts.ts';
import type { Table } from './table.ts';
import { tablesTexts } from './texts.ts';

export interface TableFormProps {
  readonly storeId: number;
  /** Without it the form makes a new one. */
  readonly table: Table | undefined;
  readonly onSaved: () => unknown;
}

export function TableForm({ storeId, table, onSaved }: TableFormProps): JSX.Element {
  const [number, setNumber] = useState(table?.table_number ?? '');
  const [seats, setSeats] = useState(String(table?.seats ?? ''));
  const [status, setStatus] = useState<TableStatus>(table?.status ?? 'free');
  const texts = tablesTexts();
  const save = () =>
    act(async () => {
      const body = { table_number: number, status, seats: seats === '' ? null : Number(seats) };
      if (table) await api.changeTable({ params: { id: table.id }, body });
      else await api.createTable({ params: { id: storeId }, body });
      await onSaved();
    }, uiTexts().saved);
  return (
    <Form onSubmit={save}>
      <Field label={texts.number} value={number} onInput={setNumber} maxLength={20} required />
      <Field label={texts.seats} type="number" min={1} max={100} value={seats} onInput={setSeats} />
      <Choice<TableStatus>
        label={texts.state}
        value={status}
        options={tableStates.map((value) => ({ value, label: texts.states[value] }))}
        onChange={setStatus}
      />
      <Button type="submit" look="primary">
        {uiTexts().save}
      </Button>
    </Form>
  );
}
