import { DomainError } from '../../domain/errors.ts';
import { createReleasers } from '../../runtime/releasers.ts';
import type { Cli } from '../cli.ts';
import { findControl } from '../control.ts';
import { openHouse, removeHouse } from '../demo/open-house.ts';
import { withApi } from '../with-api.ts';
import { lookAtRunning } from './look-at-running.ts';
import { createTry, type Step, StepFailed } from './step.ts';
import { walkCourse } from './walk-course.ts';

/**
 * Proves that what is installed here works: a guest's whole way, in a restaurant of its own that is gone afterwards, then a
 * look at the one that runs. Nothing is placed, printed or counted in that one.
 * @returns the steps; the last one has failed where not all went well
 */
export async function verify(cli: Cli, onStep: (step: Step) => void): Promise<Step[]> {
  const steps: Step[] = [];
  const tryStep = createTry((step) => {
    steps.push(step);
    onStep(step);
  });
  try {
    await inHouseOfItsOwn(cli, (house) => walkCourse({ house, tryStep, texts: cli.texts.verify }));
    if (await findControl(cli))
      await withApi(cli, 'running', (api, connection) => lookAtRunning(cli, { ...connection, api }, tryStep));
    else cli.say(cli.texts.verify.nothingRuns);
  } catch (thrown) {
    if (!(thrown instanceof StepFailed)) throw thrown;
  }
  return steps;
}

async function inHouseOfItsOwn(
  cli: Cli,
  work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<void>,
): Promise<void> {
  const releasers = createReleasers();
  // From here on Ctrl-C ends the work, not the process, so that nothing is left behind.
  const signal = cli.interruption();
  let house: Awaited<ReturnType<typeof openHouse>> | undefined;
  try {
    house = await openHouse(cli, releasers, { isTemporary: true });
    await Promise.race([work(house), givenUp(cli, signal)]);
  } finally {
    await releasers.release();
    if (house) await removeHouse(house);
  }
}

function givenUp({ texts }: Cli, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new DomainError('given_up', texts.givenUp));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
