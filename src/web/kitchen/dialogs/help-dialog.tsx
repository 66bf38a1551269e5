import type { JSX } from 'preact';
import { Dialog } from '../../ui/dialog.tsx';
import { kitchenTexts } from '../texts.ts';

const keyNames = {
  bump: '1–9',
  open: '⇧ 1–9',
  heed: '0',
  recall: 'R',
  allDay: 'A',
  filter: 'F',
  undo: 'U',
  soldOut: 'E',
  mute: 'M',
  pages: '← →',
  help: '?',
} as const;

export function HelpDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const texts = kitchenTexts();
  return (
    <Dialog title={texts.keysTitle} onClose={onClose}>
      <dl class="key-list">
        {Object.entries(keyNames).map(([name, key]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{texts.keys[isKeyName(name) ? name : 'help']}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function isKeyName(name: string): name is keyof typeof keyNames {
  return name in keyNames;
}
