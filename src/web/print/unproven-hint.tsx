import type { JSX } from 'preact';
import { currentStore } from '../session/store-choice.ts';
import { followLink } from '../ui/address.ts';
import { Note } from '../ui/notes.tsx';
import { loadUnproven } from './jobs/load-unproven.ts';
import { useLive } from './live.ts';
import { printTexts } from './texts.ts';

/** Papers that nobody has proven are in view wherever one is. */
export function UnprovenHint(): JSX.Element | null {
  const storeId = currentStore.value?.id ?? 0;
  const { data } = useLive(() => loadUnproven(storeId), [storeId]);
  if (!data || data.length === 0) return null;
  const texts = printTexts();
  return (
    <Note kind="bad">
      <strong class="hint-words">{texts.unproven(data.length)}</strong>
      <a class="button small" href="/admin/print/" onClick={followLink}>
        {texts.look}
      </a>
    </Note>
  );
}
