/** The desk's keys. */
export const keyActions = {
  orders: 'o',
  tables: 't',
  recent: 'h',
  create: 'n',
  next: 'j',
  previous: 'k',
  confirm: 'c',
  pay: 'p',
  serve: 's',
  note: 'a',
  mute: 'm',
  help: '?',
} as const;
export type KeyAction = keyof typeof keyActions;

/** What of a KeyboardEvent matters here. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** What a key means; nothing while somebody types or holds a modifier. */
export function actionOf(
  { key, ctrlKey, metaKey, altKey }: PressedKey,
  isTyping: boolean,
): KeyAction | undefined {
  if (isTyping || ctrlKey || metaKey || altKey) return undefined;
  const wanted = key.toLowerCase();
  return keyNames.find((name) => keyActions[name] === wanted);
}

export const keyNames: readonly KeyAction[] = [
  'orders',
  'tables',
  'recent',
  'create',
  'next',
  'previous',
  'confirm',
  'pay',
  'serve',
  'note',
  'mute',
  'help',
];
