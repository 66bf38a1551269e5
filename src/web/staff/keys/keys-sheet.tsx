import type { JSX } from 'preact';
import { keyActions, keyNames } from './key-actions.ts';
import { keyTexts } from './texts.ts';

export function KeysSheet(): JSX.Element {
  const texts = keyTexts();
  return (
    <div class="stack">
      <p class="soft">{texts.hint}</p>
      <dl class="keys">
        {keyNames.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{keyActions[name]}</kbd>
            </dt>
            <dd>{texts.actions[name]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
