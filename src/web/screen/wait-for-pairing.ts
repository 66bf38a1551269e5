import { createClient } from '../../client/create-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { authEndpoints } from '../../protocol/endpoints/auth.ts';
import { systemClock } from '../../runtime/clock.ts';
import { becomeDevice } from './credential.ts';

export interface ShownCode {
  readonly code: string;
  /** By this device's clock, ms. */
  readonly expiresAt: number;
}

/** As nobody: the screen has no credential yet. */
const api = createClient(authEndpoints, { baseUrl: location.origin });

const pauseMs = 2000;

/** Shows codes, one after the other as they expire, until somebody has entered one; then this screen is a device. */
export async function waitForPairing(
  onCode: (code: ShownCode | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const { code, secret, expires_in } = await api.openPairing();
      if (signal.aborted) return;
      onCode({ code, expiresAt: Date.now() + expires_in * 1000 });
      if (await waitForApproval(secret, signal)) return;
    } catch {
      // No network, or too many screens at once: the page says that it waits.
      onCode(undefined);
      await systemClock.sleep(pauseMs * 2, signal);
    }
  }
}

/** @returns false when the code has expired */
async function waitForApproval(secret: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    await systemClock.sleep(pauseMs, signal);
    try {
      const { device } = await api.claimPairing({ body: { secret } });
      if (signal.aborted) return true;
      if (device) {
        becomeDevice(device.token, device.name);
        return true;
      }
    } catch (thrown) {
      if (thrown instanceof DomainError && thrown.code === 'not_found') return false;
    }
  }
  return true;
}
