/** Programs whose terminals show OSC 9 as a notification: iTerm2, WezTerm, Ghostty, kitty, Windows Terminal's kin. */
const osc9 = new Set(['iTerm.app', 'WezTerm', 'ghostty']);

/**
 * The escape sequence that makes this terminal show a notification of the desktop: OSC 9 (iTerm2 and kin) or OSC 777 (urxvt,
 * VTE); undefined where neither is known, so that nothing unknown is written.
 * @param env as the terminal has set it
 */
export function notificationOf(
  env: Readonly<Record<string, string | undefined>>,
  { title, text }: { readonly title: string; readonly text: string },
): string | undefined {
  const clean = (words: string) => words.replaceAll(/[\p{Cc};]+/gu, ' ');
  if (osc9.has(env['TERM_PROGRAM'] ?? '') || env['KITTY_WINDOW_ID'] !== undefined)
    return `\u001b]9;${clean(`${title}: ${text}`)}\u0007`;
  if (env['VTE_VERSION'] !== undefined || env['TERM']?.startsWith('rxvt'))
    return `\u001b]777;notify;${clean(title)};${clean(text)}\u0007`;
  return undefined;
}
