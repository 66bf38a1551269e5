import type { PrinterProfile } from '../domain/printer-profile.ts';
import type { PrinterIdentity } from '../driver/identity.ts';
import type { PrinterFindings } from './probe-printer.ts';

export interface ProposedSettings {
  /** Id of the profile. */
  readonly profile: string;
  readonly columns: number;
  readonly feedback: 'auto' | 'process_id' | 'status' | 'none';
}

/** Settings for a printer that showed this of itself, on paper of this width in mm. */
export function proposeSettings(
  findings: PrinterFindings,
  profiles: readonly PrinterProfile[],
  paperWidth: 58 | 80,
): ProposedSettings {
  const known = findProfile(findings.identity, profiles, paperWidth);
  const usual = findings.isOneWay ? `write-only-${paperWidth}` : `generic-${paperWidth}`;
  const profile = known ?? profiles.find(({ id }) => id === usual);
  if (!profile) throw new Error(`There is no profile ${usual}`);
  const columns = profile.columns[paperWidth] ?? profile.columns[80] ?? profile.columns[58] ?? 32;
  return { profile: profile.id, columns, feedback: feedbackOf(findings) };
}

/** The profile whose longest pattern fits best; of several for one model that with the font the printer says it has. */
export function findProfile(
  identity: PrinterIdentity,
  profiles: readonly PrinterProfile[],
  paperWidth: 58 | 80,
): PrinterProfile | undefined {
  const name = [identity.maker, identity.model].filter(Boolean).join(' ');
  if (name === '') return undefined;
  const hasChinese = identity.language === undefined || /CHINA|GB/i.test(identity.language);
  const fitting = profiles
    .filter((profile) => profile.columns[paperWidth] !== undefined)
    .map((profile) => ({
      profile,
      fit: fitOf(profile, name),
      sameFont: (profile.chinese !== 'none') === hasChinese,
    }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => Number(other.sameFont) - Number(one.sameFont) || other.fit - one.fit);
  return fitting[0]?.profile;
}

function fitOf({ models = [] }: PrinterProfile, name: string): number {
  const lengths = models.filter((pattern) => new RegExp(pattern, 'i').test(name)).map(({ length }) => length);
  return Math.max(0, ...lengths);
}

/** A printer that was silent may have been busy: the driver goes on asking. */
function feedbackOf({
  isOneWay,
  answersStatus,
  echo,
  trouble,
}: PrinterFindings): ProposedSettings['feedback'] {
  if (isOneWay) return 'none';
  if (!answersStatus || trouble !== null) return 'auto';
  if (echo === 'none') return 'auto';
  return echo === 'in_turn' ? 'status' : echo;
}
