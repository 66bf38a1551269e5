import { systemClock } from '../../src/runtime/clock.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { isProcessGone, nameThisProcess } from '../../src/runtime/process-owner.ts';
import type { PaymentProvider } from '../../src/domain/payment-provider.ts';
import { startProviderTasks } from '../../src/server/provider-tasks/start-provider-tasks.ts';
import { startSagaRunner } from '../../src/server/saga-runner.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** What an API process runs besides answering: sagas, and the calls to payment providers. */
export function startRunners(
  storage: Storage,
  provider: PaymentProvider,
  { leaseMs }: { readonly leaseMs?: number } = {},
): { close(): Promise<void> } {
  const common = { storage, clock: systemClock, logger: createLogger({ service: 'test', level: 'silent' }) };
  const tasks = startProviderTasks({
    ...common,
    providers: new Map([['wechat', provider]]),
    callTimeoutMs: 10_000,
    lookEveryMs: 10,
  });
  const sagas = startSagaRunner({
    ...common,
    owner: nameThisProcess(),
    isGone: isProcessGone,
    pollMs: 10,
    ...(leaseMs !== undefined && { leaseMs }),
  });
  return {
    close: async () => {
      await sagas.stop();
      await tasks.close();
    },
  };
}
