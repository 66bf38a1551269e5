import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { language } from '../../language/language.ts';
import { Badge } from '../../ui/notes.tsx';
import { Icon } from '../../screen/icon.tsx';
import { kitchenTexts } from '../texts.ts';
import { audio, play, unlockAudio, unlockedContext } from '../../screen/sounds.ts';
import { prepareSpeech, say, type Spoken } from '../../screen/speech.ts';
import { stayAwake, wakeLock } from '../../screen/wake-lock.ts';

const shownMs = 8000;

/** Begins the shift: one touch allows sounds, speaks, keeps the screen lit, and says which of these work here. */
export function StartCard(): JSX.Element | null {
  /** How this screen was heard to speak; null before it was tried. */
  const spoken = useSignal<Spoken | null>(null);
  const isGone = useSignal(false);
  useEffect(() => {
    if (spoken.value === null) return undefined;
    const timer = setTimeout(() => {
      isGone.value = true;
    }, shownMs);
    return () => clearTimeout(timer);
  }, [spoken.value]);
  const texts = kitchenTexts();
  const begin = async () => {
    const isLoud = await unlockAudio();
    await stayAwake();
    const after = isLoud ? play('new') : 0;
    const how = { language: language.value, context: unlockedContext() };
    say({ sentence: texts.shiftVoice, words: ['new', 'sound_on'] }, { ...how, after });
    spoken.value = await prepareSpeech(how);
  };
  if (isGone.value) return null;
  if (spoken.value !== null) return <Tried spoken={spoken.value} />;
  return (
    <button type="button" class="start-card" onClick={() => void begin()}>
      <Icon name="bell" />
      <span>
        <strong>{texts.shift}</strong>
        <small>{texts.shiftHint}</small>
      </span>
    </button>
  );
}

function Tried({ spoken }: { readonly spoken: Spoken }): JSX.Element {
  const { shiftDone } = kitchenTexts();
  const results = [
    [audio.value === 'ok', shiftDone.sound(audio.value === 'ok')],
    [spoken !== 'none', shiftDone.voice[spoken]],
    [wakeLock.value === 'ok', shiftDone.awake(wakeLock.value === 'ok')],
  ] as const;
  return (
    <div class="start-result" role="status">
      {results.map(([isGood, words]) => (
        <Badge key={words} kind={isGood ? 'good' : 'warn'}>
          {isGood ? '✔' : '!'} {words}
        </Badge>
      ))}
    </div>
  );
}
