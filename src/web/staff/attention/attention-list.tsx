import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AttentionList as List } from '../../../protocol/explanations.ts';
import { formatTime } from '../../language/format.ts';
import { language } from '../../language/language.ts';
import { api } from '../../session/api.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Button } from '../../ui/button.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { act } from '../act.ts';
import { lastMessage, orders, ticking } from '../floor/floor.ts';
import { sendOnce } from '../../session/send-once.ts';
import { openSheet } from '../sheet.ts';
import { nameOf } from '../words.ts';
import { attentionTexts } from './texts.ts';

type Item = List['items'][number];

const lookAgainMs = 10_000;
/** Messages that may change what needs a person. */
const telling = new Set<string | number>(['print_job_update', 'printer_status', 'order_unattended']);

/** What needs a person, always on top: papers nobody has proven first, each with what to do. */
export function AttentionList(): JSX.Element | null {
  const [isOpen, setOpen] = useState(false);
  const storeId = currentStore.value?.id ?? 0;
  // By itself too: what is late makes no message.
  const beat = Math.floor(ticking.value / lookAgainMs);
  const keys = [storeId, beat, language.value];
  const { data, reload } = useLoad(() => api.listAttention({ query: { store_id: storeId } }), keys);
  const message = lastMessage.value;
  useEffect(() => {
    if (message && telling.has(message.type)) void reload();
  }, [message]);
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  const texts = attentionTexts();
  const shownAtOnce = matchMedia('(max-width: 760px)').matches ? 1 : 2;
  const shown = isOpen ? items : items.slice(0, shownAtOnce);
  return (
    <section class="attention" aria-label={texts.title}>
      {shown.map((item) => (
        <AttentionItem
          key={`${item.kind} ${item.job_id} ${item.order_id} ${item.since}`}
          item={item}
          onDone={reload}
        />
      ))}
      {items.length > shownAtOnce && (
        <Button size="small" look="quiet" onPress={() => setOpen(!isOpen)}>
          {isOpen ? texts.fewer : texts.more(items.length - shownAtOnce)}
        </Button>
      )}
    </section>
  );
}

const loud = new Set(['unconfirmed', 'sent', 'unrouted', 'paperless', 'unseen', 'failed', 'refund', 'saga']);

interface ItemProps {
  readonly item: Item;
  readonly onDone: () => Promise<void>;
}

function AttentionItem({ item, onDone }: ItemProps): JSX.Element {
  const texts = attentionTexts();
  return (
    <div class={`attention-item ${loud.has(item.kind) ? 'bad' : 'warn'}`} data-kind={item.kind}>
      <div>
        <b>{item.sentence}</b>
        <p>
          {item.action}{' '}
          <span class="figure">
            {texts.since(formatTime(item.since, currentStore.value?.timezone ?? 'UTC'))}
          </span>
        </p>
      </div>
      <div class="row">
        <Remedies item={item} onDone={onDone} />
      </div>
    </div>
  );
}

function Remedies({ item, onDone }: ItemProps): JSX.Element {
  const texts = attentionTexts();
  const { kind, job_id: jobId, order_id: orderId } = item;
  const order = orderId === undefined ? undefined : orders.value.get(orderId)?.order;
  const run = async (work: () => Promise<unknown>, done: string) => {
    await act(work, { done });
    await onDone();
  };
  const settle = (id: number, outcome: 'printed' | 'not_printed') =>
    run(
      () => api.settlePrintJob({ params: { id }, body: { outcome } }),
      outcome === 'printed' ? texts.settled : texts.notPrinted,
    );
  const isDoubtful = kind === 'unconfirmed' || kind === 'sent';
  return (
    <>
      {jobId !== undefined && isDoubtful && (
        <Button look="primary" onPress={() => settle(jobId, 'printed')}>
          {texts.seen}
        </Button>
      )}
      {jobId !== undefined && (isDoubtful || kind === 'failed') && (
        <Button
          onPress={() =>
            run(
              () =>
                sendOnce(['retryPrintJob', jobId], (once) => once.retryPrintJob({ params: { id: jobId } })),
              texts.reprinted,
            )
          }
        >
          {texts.reprint}
        </Button>
      )}
      {kind === 'saga' && orderId !== undefined && (
        <Button
          onPress={() =>
            run(
              () => api.retrySaga({ params: { order_id: orderId }, body: { reason: texts.retrySaga } }),
              texts.retried,
            )
          }
        >
          {texts.retrySaga}
        </Button>
      )}
      {orderId !== undefined && (
        <Button look="quiet" onPress={() => openSheet({ name: 'order', orderId })}>
          {order ? nameOf(order) : texts.order}
        </Button>
      )}
    </>
  );
}
