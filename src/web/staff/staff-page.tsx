import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { currentUser } from '../session/session.ts';
import { currentStore } from '../session/store-choice.ts';
import { Button } from '../ui/button.tsx';
import { Shell } from '../ui/shell.tsx';
import { AttentionList } from './attention/attention-list.tsx';
import { followFloor } from './floor/floor.ts';
import { HealthNotes, LiveBadge } from './health/health-notes.tsx';
import { health } from './health/health.ts';
import { Icon } from './icons.tsx';
import { listenToKeys } from './keys/listen.ts';
import { OrdersView } from './orders/orders-view.tsx';
import { RecentView } from './recent/recent-view.tsx';
import { ReminderStack, SoundPrompt } from './reminders/reminder-stack.tsx';
import { followReminders } from './reminders/reminders.ts';
import { startRinging } from './reminders/ringing.ts';
import { SoundSwitch } from './reminders/sound-switch.tsx';
import { openSheet, sheet } from './sheet.ts';
import { SheetHost } from './sheet-host.tsx';
import './staff.css';
import { TablesView } from './tables/tables-view.tsx';
import { pageTexts } from './texts.ts';
import { showView, type View, view } from './view.ts';

/** The page of waiters and cashiers: what needs a person, orders in three columns, tables, and everything to do about them. */
export function StaffPage(): JSX.Element {
  return (
    <Shell page="staff" roles={['staff', 'admin']} tools={<Tools />}>
      <Floor />
    </Shell>
  );
}

function Floor(): JSX.Element {
  const storeId = currentStore.value?.id;
  useEffect(() => {
    if (storeId === undefined || !currentUser.value) return;
    const endings = [
      followFloor(storeId),
      followReminders(storeId),
      health.watch(),
      startRinging(),
      listenToKeys(),
    ];
    return () => endings.forEach((end) => end());
  }, [storeId]);
  const texts = pageTexts();
  return (
    <>
      <h1 class="hidden-label">{texts.title}</h1>
      <HealthNotes />
      <AttentionList />
      <SoundPrompt />
      <div class="staff-bar">
        <nav class="views" aria-label={texts.title}>
          {(['orders', 'tables', 'recent'] as const).map((name: View) => (
            <button
              key={name}
              type="button"
              aria-current={view.value === name ? 'page' : undefined}
              onClick={() => showView(name)}
            >
              {texts.views[name]}
            </button>
          ))}
        </nav>
        <Button look="primary" onPress={() => openSheet({ name: 'new-order', tableId: undefined })}>
          <Icon name="plus" /> {texts.create}
        </Button>
      </div>
      {view.value === 'orders' && <OrdersView />}
      {view.value === 'tables' && <TablesView />}
      {view.value === 'recent' && <RecentView />}
      {!sheet.value && <ReminderStack />}
      <SheetHost />
    </>
  );
}

function Tools(): JSX.Element {
  return (
    <>
      <LiveBadge />
      <SoundSwitch />
      <span class="desk-only">
        <Button
          look="quiet"
          size="small"
          label={pageTexts().keys}
          onPress={() => openSheet({ name: 'keys' })}
        >
          ?
        </Button>
      </span>
    </>
  );
}
