import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoney } from '../../language/format.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Badge, Empty, ErrorNote, Loading } from '../../ui/notes.tsx';
import { Pager } from '../../ui/pager.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { type Customer, CustomerCard } from './customer-card.tsx';
import { MemberForm } from './member-form.tsx';
import { customersTexts } from './texts.ts';

const limit = 50;

/** Guests the house knows: what they spent, their level and their points. */
export default function CustomersSection(): JSX.Element {
  const [search, setSearch] = useState('');
  const [skip, setSkip] = useState(0);
  const [open, setOpen] = useState<Customer | 'new'>();
  const { data, error, reload } = useLoad(
    () => api.listCustomers({ query: { skip, limit, ...(search.trim() !== '' && { search }) } }),
    [skip, search],
  );
  const levels = useLoad(() => api.listMemberLevels(), []);
  const texts = customersTexts();
  const close = () => setOpen(undefined);
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <Button look="primary" onPress={() => setOpen('new')}>
          {texts.add}
        </Button>
      </div>
      <div class="row">
        {levels.data?.map(({ level, level_name, min_points, discount }) => (
          <Badge key={level}>
            {level_name} · {texts.from(min_points)} · {shareOf(discount)}
          </Badge>
        ))}
      </div>
      <Field
        label={uiTexts().search}
        type="search"
        placeholder={texts.searchHint}
        value={search}
        onInput={(text) => {
          setSkip(0);
          setSearch(text);
        }}
      />
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.items.length === 0 && <Empty>{search.trim() === '' ? texts.first : texts.none}</Empty>}
      {data && data.items.length > 0 && <CustomerTable customers={data.items} onOpen={setOpen} />}
      {data && <Pager skip={skip} limit={limit} total={data.total} onSkip={setSkip} />}
      {open !== undefined && (
        <Dialog title={open === 'new' ? texts.add : open.name} onClose={close} broad={open !== 'new'}>
          {open === 'new' ? (
            <MemberForm
              onSaved={async () => {
                close();
                await reload();
              }}
            />
          ) : (
            <CustomerCard customer={open} onChange={reload} />
          )}
        </Dialog>
      )}
    </>
  );
}

function CustomerTable({
  customers,
  onOpen,
}: {
  readonly customers: readonly Customer[];
  readonly onOpen: (customer: Customer) => void;
}): JSX.Element {
  const texts = customersTexts();
  const currency = currentStore.value?.currency ?? 'CNY';
  return (
    <div class="table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col">{texts.phone}</th>
            <th scope="col">{texts.level}</th>
            <th scope="col" class="number">
              {texts.points}
            </th>
            <th scope="col" class="number">
              {texts.spent}
            </th>
            <th scope="col" class="number">
              {texts.orders}
            </th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.id}>
              <td>
                <Button look="quiet" size="small" onPress={() => onOpen(customer)}>
                  {customer.name}
                </Button>
              </td>
              <td class="figure">{customer.phone}</td>
              <td>
                {customer.level_name} <span class="soft">{shareOf(customer.discount)}</span>
              </td>
              <td class="number">{customer.points}</td>
              <td class="number">{formatMoney(customer.total_spent, currency)}</td>
              <td class="number">{customer.total_orders}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 0.95 as people say it. */
function shareOf(share: number): string {
  const texts = customersTexts();
  return share === 1 ? texts.fullPrice : texts.discount(Math.round(share * 100));
}
