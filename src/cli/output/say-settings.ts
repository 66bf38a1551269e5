import type { ServiceName } from '../../domain/child-process.ts';
import type { SettingsReport } from '../../protocol/control.ts';
import type { Cli } from '../cli.ts';

/** Tells which changed settings are in use now, and for each other one the command that takes it up. */
export function saySettings(cli: Cli, { applied, waiting }: SettingsReport): void {
  const { texts, colors, say } = cli;
  if (applied.length + waiting.length === 0) return say(texts.reload.nothing);
  for (const { key, value } of applied) say(`${colors.green('✓')} ${key} = ${value}`);
  for (const { key, value, services } of waiting)
    say(`${colors.yellow('!')} ${texts.reload.waits(`${key} = ${value}`, restartCommand(cli, services))}`);
}

/** What makes services take up their settings; null: everything has to be started anew. */
export function restartCommand(
  { calledAs, texts }: Pick<Cli, 'calledAs' | 'texts'>,
  services: readonly ServiceName[] | null,
): string {
  if (services === null) return texts.reload.stopAndStart(calledAs);
  const [only, ...others] = services;
  return others.length === 0 && only !== undefined ? `${calledAs} restart ${only}` : `${calledAs} restart`;
}
