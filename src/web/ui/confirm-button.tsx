import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { uiTexts } from './texts.ts';

export interface ConfirmButtonProps {
  readonly children: ComponentChildren;
  /** What will happen, in a sentence. */
  readonly question: string;
  readonly onConfirm: () => unknown;
  readonly look?: 'plain' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'small';
  readonly disabled?: boolean;
}

/** A button for what can't be undone: it says what will happen and asks once. */
export function ConfirmButton(props: ConfirmButtonProps): JSX.Element {
  const { children, question, onConfirm, look = 'danger', size = 'normal', disabled = false } = props;
  const [isAsking, setAsking] = useState(false);
  const texts = uiTexts();
  return (
    <>
      <Button look={look} size={size} disabled={disabled} onPress={() => setAsking(true)}>
        {children}
      </Button>
      {isAsking && (
        <Dialog title={texts.sure} onClose={() => setAsking(false)}>
          <div class="stack">
            <p>{question}</p>
            <div class="row">
              <Button
                look="danger"
                onPress={async () => {
                  await onConfirm();
                  setAsking(false);
                }}
              >
                {children}
              </Button>
              <Button onPress={() => setAsking(false)}>{texts.cancel}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
