import type { PrinterFindings } from '../../discovery/probe-printer.ts';
import { proposeSettings } from '../../discovery/propose-settings.ts';
import type { PrinterProfile } from '../../domain/printer-profile.ts';
import type { PrinterProbeOnWire, PrinterProposal } from '../../protocol/printer-search.ts';

type Findings = Pick<PrinterProbeOnWire, 'answers_status' | 'trouble' | 'maker' | 'model'>;

export function findingsOnWire({ isOneWay, answersStatus, trouble, identity }: PrinterFindings): Findings {
  return {
    answers_status: isOneWay ? null : answersStatus,
    trouble,
    maker: identity.maker ?? null,
    model: identity.model ?? null,
  };
}

/** @param findings undefined where nobody could be asked */
export function proposeOnWire(
  findings: PrinterFindings | undefined,
  profiles: readonly PrinterProfile[],
  paperWidth: 58 | 80,
): PrinterProposal {
  const proposed = proposeSettings(findings ?? nothing, profiles, paperWidth);
  const name = profiles.find(({ id }) => id === proposed.profile)?.name ?? proposed.profile;
  return { ...proposed, profile_name: name, paper_width: paperWidth };
}

const nothing: PrinterFindings = {
  isOneWay: false,
  answersStatus: false,
  trouble: null,
  identity: {},
  echo: 'none',
};

/** Of a queue of this system, which passes on and tells nothing. */
export const oneWay: PrinterFindings = { ...nothing, isOneWay: true };
