import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { isOwing } from '../floor/columns.ts';
import { Icon } from '../icons.tsx';
import { confirmOrder } from '../orders/moves.ts';
import { orderTexts } from '../orders/texts.ts';
import { openSheet } from '../sheet.ts';
import { nameOf } from '../words.ts';
import type { Call } from './choose-calls.ts';
import { calls, takeNote } from './reminders.ts';
import { sound, turnSoundOn } from './ringing.ts';
import { reminderTexts } from './texts.ts';

/** Pops up what is called out, over the page and never over the work: at most two at once, on a phone one. */
export function ReminderStack(): JSX.Element {
  const texts = reminderTexts();
  const all = calls.value;
  const shownAtOnce = matchMedia('(max-width: 760px)').matches ? 1 : 2;
  const rest = all.length - shownAtOnce;
  return (
    <div class="reminders" role="region" aria-label={texts.region} aria-live="assertive">
      {all.slice(0, shownAtOnce).map((call) => (
        <Reminder key={call.id} call={call} />
      ))}
      {rest > 0 && (
        <div class="reminder rest">
          <b>{texts.more(rest)}</b>
          <Button size="small" onPress={() => takeNote(...all.map(({ id }) => id))}>
            {texts.notedAll}
          </Button>
        </div>
      )}
    </div>
  );
}

function Reminder({ call }: { readonly call: Call }): JSX.Element {
  const { order } = call.entry;
  const texts = reminderTexts();
  const name = nameOf(order);
  const isArrival = call.kind === 'arrival';
  const words = isArrival ? (isOwing(order) ? texts.arrival : texts.arrivalPaid) : texts.urge;
  return (
    <div class={`reminder ${call.kind}`} data-call={call.id}>
      <span class="reminder-words">
        <Icon name={isArrival ? 'bell' : 'clock'} /> <b>{words(name)}</b>
      </span>
      <span class="row">
        {isArrival && order.status === 'pending' ? (
          <Button look="primary" onPress={() => confirmOrder(order)}>
            {orderTexts().confirm}
          </Button>
        ) : (
          <Button
            onPress={() => {
              takeNote(call.id);
              openSheet({ name: 'order', orderId: order.id });
            }}
          >
            {texts.look}
          </Button>
        )}
        <Button onPress={() => takeNote(call.id)}>{texts.noted}</Button>
      </span>
    </div>
  );
}

/** Asks once for the touch that browsers want before a page may sound. */
export function SoundPrompt(): JSX.Element | null {
  if (sound.value !== 'locked') return null;
  const texts = reminderTexts();
  return (
    <div class="note info sound-prompt">
      <span class="sound-hint">
        <Icon name="loud" /> {texts.unlockHint}
      </span>
      <Button look="primary" onPress={turnSoundOn}>
        {texts.unlock}
      </Button>
    </div>
  );
}
