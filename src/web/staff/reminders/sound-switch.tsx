import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../icons.tsx';
import { sound, toggleMute, turnSoundOn } from './ringing.ts';
import { reminderTexts } from './texts.ts';

/** Whether the page is heard; a tap changes it. */
export function SoundSwitch(): JSX.Element {
  const state = sound.value;
  const word = reminderTexts().sound[state];
  return (
    <Button look="quiet" size="small" label={word} onPress={state === 'on' ? toggleMute : turnSoundOn}>
      <Icon name={state === 'on' ? 'loud' : 'silent'} /> <span class="desk-only">{word}</span>
    </Button>
  );
}
