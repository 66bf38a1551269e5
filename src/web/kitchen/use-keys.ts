import { useEffect } from 'preact/hooks';
import { type Command, commandOf } from './keys.ts';

/** Keys and bump bars; a dialog or a field that is being typed into has the keys to itself. */
export function useKeys(onCommand: (command: Command) => void, isCovered: boolean): void {
  useEffect(() => {
    if (isCovered) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return;
      const command = commandOf(event);
      if (!command || event.repeat) return;
      event.preventDefault();
      onCommand(command);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [onCommand, isCovered]);
}
