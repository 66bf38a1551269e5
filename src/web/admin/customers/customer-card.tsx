import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import type { customer as customerSchema } from '../../../protocol/members.ts';
import { formatDateTime } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Empty, ErrorNote } from '../../ui/notes.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { customersTexts } from './texts.ts';

export type Customer = z.output<typeof customerSchema>;

export interface CustomerCardProps {
  readonly customer: Customer;
  readonly onChange: () => Promise<void>;
}

/** One guest: points with their history, and taking some off. */
export function CustomerCard({ customer, onChange }: CustomerCardProps): JSX.Element {
  const [points, setPoints] = useState('');
  const [reason, setReason] = useState('');
  const member = useLoad(() => api.getMember({ params: { id: customer.id } }), [customer.id]);
  const log = useLoad(
    () => api.listPointsLogs({ params: { id: customer.id }, query: { limit: 100 } }),
    [customer.id],
  );
  const texts = customersTexts();
  const zone = currentStore.value?.timezone ?? 'UTC';
  const redeem = () =>
    act(
      async () => {
        const note = reason.trim() === '' ? {} : { reason };
        await api.redeemPoints({ body: { member_id: customer.id, points: Number(points), ...note } });
        setPoints('');
        setReason('');
        await Promise.all([member.reload(), log.reload(), onChange()]);
      },
      texts.redeemed(Number(points)),
    );
  const shown = member.data ?? customer;
  return (
    <div class="stack">
      <p>
        <span class="figure">{shown.phone}</span> · {shown.level_name} · {texts.points}{' '}
        <strong class="figure">{shown.points}</strong>
      </p>
      <p class="soft">
        {texts.since} {formatDateTime(customer.created_at, zone)} {customer.email}
      </p>
      <Form look="form-grid" onSubmit={redeem}>
        <Field
          label={texts.amount}
          type="number"
          min={1}
          max={shown.points}
          value={points}
          onInput={setPoints}
          required
        />
        <Field label={texts.reason} value={reason} onInput={setReason} maxLength={200} />
        <div style={{ alignSelf: 'end' }}>
          <Button type="submit" disabled={shown.points === 0}>
            {texts.redeem}
          </Button>
        </div>
      </Form>
      <h3>{texts.log}</h3>
      {log.error !== undefined && <ErrorNote error={log.error} onRetry={log.reload} />}
      {log.data?.length === 0 && <Empty>{texts.noPoints}</Empty>}
      {log.data && log.data.length > 0 && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{texts.when}</th>
                <th scope="col" class="number">
                  {texts.change}
                </th>
                <th scope="col">{texts.reason}</th>
                <th scope="col">{texts.order}</th>
              </tr>
            </thead>
            <tbody>
              {log.data.map((entry) => (
                <tr key={entry.id}>
                  <td>{formatDateTime(entry.created_at, zone)}</td>
                  <td class="number">{entry.points > 0 ? `+${entry.points}` : entry.points}</td>
                  <td>{entry.reason}</td>
                  <td>{entry.order_number}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
