import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { BoardOrder } from '../../../client/board/board.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Loading } from '../../ui/notes.tsx';
import { type ColumnName, columnsOf, countsOf } from '../floor/columns.ts';
import { isLoaded, orders } from '../floor/floor.ts';
import { OrderCard } from './order-card.tsx';
import { orderTexts } from './texts.ts';

const names: readonly ColumnName[] = ['confirm', 'pay', 'serve'];

export function OrdersView(): JSX.Element {
  return isLoaded.value ? <OrderColumns /> : <Loading />;
}

/** The three columns; on a phone one at a time, behind tabs that count, the first that has work to begin with. */
function OrderColumns(): JSX.Element {
  const columns = columnsOf(orders.value.values(), currentStore.value?.confirm_policy ?? 'manual');
  const counts = countsOf(columns);
  const [shown, setShown] = useState<ColumnName>(names.find((name) => counts[name] > 0) ?? 'confirm');
  const texts = orderTexts();
  return (
    <>
      <div class="column-tabs" role="tablist">
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={shown === name}
            class={counts[name] > 0 ? 'busy' : ''}
            onClick={() => setShown(name)}
          >
            {texts.columns[name]} <span class="count figure">{counts[name]}</span>
          </button>
        ))}
      </div>
      <div class="columns">
        {names.map((name) => (
          <section
            key={name}
            class={`column ${shown === name ? 'shown' : ''}`}
            data-column={name}
            aria-label={texts.columns[name]}
          >
            <h2 class="column-title">
              {texts.columns[name]} <span class="count figure">{counts[name]}</span>
            </h2>
            <Cards name={name} {...groupsOf(columns[name])} />
          </section>
        ))}
      </div>
    </>
  );
}

interface Groups {
  readonly now: readonly BoardOrder[];
  readonly later: readonly BoardOrder[];
}

function groupsOf(column: Groups | readonly BoardOrder[]): Groups {
  return 'now' in column ? column : { now: column, later: [] };
}

function Cards({ name, now, later }: Groups & { readonly name: ColumnName }): JSX.Element {
  const texts = orderTexts();
  return (
    <>
      {now.length === 0 && <p class="column-empty">{texts.empty[name]}</p>}
      {now.map((entry) => (
        <OrderCard key={entry.order.id} entry={entry} column={name} />
      ))}
      {name !== 'confirm' && later.length > 0 && (
        <>
          <h3 class="later soft">
            {texts.later[name]} · {later.length}
          </h3>
          {later.map((entry) => (
            <OrderCard key={entry.order.id} entry={entry} column={name} isLater />
          ))}
        </>
      )}
    </>
  );
}
