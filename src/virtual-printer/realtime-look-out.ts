import { createCommandReader } from './command-reader.ts';
import type { VirtualProfile } from './profiles.ts';
import { createRealtimeScanner, type RealtimeCommand } from './realtime-scanner.ts';

export interface RealtimeSighting {
  readonly command: RealtimeCommand;
  readonly length: number;
  /** Its bytes are also parameters of another command. */
  readonly isInData: boolean;
}

export interface RealtimeLookOut {
  /** Looks at one arriving byte and returns the real-time command that ends with it. */
  push(byte: number): RealtimeSighting | undefined;
  reset(): void;
}

/** Finds real-time commands at the plug and knows whether they stand inside other commands. */
export function createRealtimeLookOut({
  profile,
  realtimeInData,
}: {
  profile: VirtualProfile;
  realtimeInData: boolean;
}): RealtimeLookOut {
  const scanner = createRealtimeScanner();
  const reader = createCommandReader(profile);
  let isInData = false;
  return {
    push: (byte) => {
      if (scanner.isIdle()) isInData = reader.isInside();
      reader.push(byte);
      if (isInData && !realtimeInData) return undefined;
      const match = scanner.push(byte);
      return match && { ...match, isInData };
    },
    reset: () => {
      reader.reset();
      scanner.reset();
    },
  };
}
