import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { language } from '../../language/language.ts';
import { Badge } from '../../ui/notes.tsx';
import { Icon } from '../../screen/icon.tsx';
import { kitchenTexts } from '../texts.ts';
import { audio, play, unlockAudio } from '../../screen/sounds.ts';
import { hasVoice, speak } from '../../screen/speech.ts';
import { stayAwake, wakeLock } from '../../screen/wake-lock.ts';

const shownMs = 8000;

/** Begins the shift: one touch allows sounds, speaks, keeps the screen lit, and says which of these work here. */
export function StartCard(): JSX.Element | null {
  const isTried = useSignal(false);
  const isGone = useSignal(false);
  useEffect(() => {
    if (!isTried.value) return undefined;
    const timer = setTimeout(() => {
      isGone.value = true;
    }, shownMs);
    return () => clearTimeout(timer);
  }, [isTried.value]);
  const texts = kitchenTexts();
  const begin = async () => {
    const isLoud = await unlockAudio();
    await stayAwake();
    if (isLoud) play('new');
    speak(texts.shiftVoice, language.value);
    isTried.value = true;
  };
  if (isGone.value) return null;
  if (isTried.value) return <Tried />;
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

function Tried(): JSX.Element {
  const { shiftDone } = kitchenTexts();
  const results = [
    [audio.value === 'ok', shiftDone.sound],
    [hasVoice(language.value), shiftDone.voice],
    [wakeLock.value === 'ok', shiftDone.awake],
  ] as const;
  return (
    <div class="start-result" role="status">
      {results.map(([isGood, say]) => (
        <Badge key={say(true)} kind={isGood ? 'good' : 'warn'}>
          {isGood ? '✔' : '!'} {say(isGood)}
        </Badge>
      ))}
    </div>
  );
}
