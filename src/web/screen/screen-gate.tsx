import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../ui/button.tsx';
import { Loading, Note } from '../ui/notes.tsx';
import { forgetDevice, screenIdentity } from './credential.ts';
import { PairingPage } from './pairing-page.tsx';
import './screen.css';
import { screenTexts } from './texts.ts';
import { type ShownStore, useStore } from './use-store.ts';

interface GateProps {
  /** The store that was chosen; the first within reach without. */
  readonly storeId: number | null;
  readonly children: (store: ShownStore, stores: readonly ShownStore[]) => ComponentChildren;
}

/** Who may see a store's screen gets through: a paired device, or staff. Nobody yet is shown a code. */
export function ScreenGate(props: GateProps): JSX.Element {
  const identity = screenIdentity.value;
  return identity ? <OfStore key={`${identity.kind} ${identity.name}`} {...props} /> : <PairingPage />;
}

function OfStore({ storeId, children }: GateProps): JSX.Element {
  const { store, stores, isRefused } = useStore(storeId);
  if (isRefused)
    return (
      <main class="screen-gate">
        <Refused />
      </main>
    );
  if (!store)
    return (
      <main class="screen-gate">
        <Loading />
      </main>
    );
  return <>{children(store, stores)}</>;
}

/** The screen was revoked, or is somebody else's. */
export function Refused(): JSX.Element {
  const texts = screenTexts();
  return (
    <Note kind="bad">
      <span>{texts.revoked}</span>
      {screenIdentity.value?.kind === 'device' && <Button onPress={forgetDevice}>{texts.pairTitle}</Button>}
    </Note>
  );
}
