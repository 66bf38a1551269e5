import test from 'ava';
import * as fc from 'fast-check';
import type { ConfirmPolicy, OrderStatus } from '../../src/domain/order.ts';
import {
  beginSaga,
  executedSteps,
  failStep,
  findStep,
  intervene,
  isSettled,
  markStep,
  mostAttempts,
  moveSaga,
  type Saga,
  type SagaStep,
  sagaStates,
  sagaSteps,
  sagaTransitions,
} from '../../src/domain/saga.ts';
import { type HeldMoney, nextAction, type SagaFacts } from '../../src/domain/saga-decision.ts';

const minute = 60_000;
const start = Date.parse('2026-01-08T12:00:00.000Z');

interface World {
  readonly saga: Saga;
  readonly status: OrderStatus;
  readonly policy: ConfirmPolicy;
  readonly isPaid: boolean;
  readonly money: HeldMoney;
  /** Money goes back by a provider, later. */
  readonly isRemote: boolean;
  readonly isCancelling: boolean;
  readonly time: number;
  /** What was done and undone, in that order. */
  readonly log: readonly string[];
}

type Happening =
  | 'confirm'
  | 'pay'
  | 'cancel'
  | 'complete'
  | 'refunded'
  | 'refused'
  | 'wait'
  | 'retry'
  | 'skip'
  | 'crash';

const happenings = fc.array(
  fc.constantFrom<Happening>(
    'confirm',
    'pay',
    'cancel',
    'complete',
    'refunded',
    'refused',
    'wait',
    'retry',
    'skip',
    'crash',
  ),
  { maxLength: 25 },
);
const worlds = fc.record({
  policy: fc.constantFrom<ConfirmPolicy>('manual', 'on_payment', 'immediate'),
  isRemote: fc.boolean(),
});

test('whatever happens in whatever order, a saga gets on, ends or waits for something, and undoes what it did in reverse', (t) => {
  fc.assert(
    fc.property(worlds, happenings, (given, list) => {
      let world = run(openWorld(given));
      check(world);
      for (const happening of list) {
        world = run(happen(world, happening));
        check(world);
      }
    }),
    { numRuns: 3_000 },
  );
  t.pass();
});

test('what was undone is never done again, and every state may be left', (t) => {
  for (const state of sagaStates) t.true(sagaTransitions[state].length > 0, state);
  t.false(sagaTransitions.compensated.includes('executing'), 'what was undone is not done again');
  t.false(sagaTransitions.completed.includes('executing'));
});

test('after its last try a step needs a person, who has it tried again or does without it', (t) => {
  const now = new Date(start);
  let saga = moveSaga(beginSaga({ id: 1, orderId: 1, now }), 'executing');
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    t.is(saga.state, 'executing');
    saga = failStep(
      saga,
      { step: 'delivery', direction: 'forward', message: 'no driver' },
      { now, retryAt: 'later' },
    );
  }
  t.like(saga, { state: 'needs_attention', attempt: mostAttempts, lastError: 'no driver', nextRunAt: null });
  t.is(findStep(saga, 'delivery', 'forward')?.attempts, mostAttempts);
  const word = { action: 'retry', actor: 'user:2', reason: 'drivers are back' } as const;
  t.like(intervene(saga, word, now), { state: 'executing', attempt: 0, nextRunAt: now.toISOString() });
  const skipped = intervene(saga, { ...word, action: 'skip' }, now);
  t.is(findStep(skipped, 'delivery', 'forward')?.state, 'skipped');
  t.deepEqual(skipped.payload.interventions?.[0], {
    ...word,
    action: 'skip',
    step: 'delivery',
    at: now.toISOString(),
  });
  t.throws(() => intervene(skipped, word, now), { message: /nothing to decide/ });
});

function openWorld({ policy, isRemote }: { policy: ConfirmPolicy; isRemote: boolean }): World {
  return {
    saga: beginSaga({ id: 1, orderId: 1, now: new Date(start) }),
    status: policy === 'immediate' ? 'confirmed' : 'pending',
    policy,
    isPaid: false,
    money: 'none',
    isRemote,
    isCancelling: false,
    time: start,
    log: [],
  };
}

/** What people, providers and time do to an order, as far as the rules let them. */
function happen(world: World, happening: Happening): World {
  const { status, saga, policy } = world;
  const isOpen = status !== 'cancelled' && status !== 'completed';
  switch (happening) {
    case 'confirm':
      return status === 'pending' ? { ...world, status: 'confirmed' } : world;
    case 'pay':
      if (status === 'cancelled') return { ...world, money: world.isRemote ? 'returning' : 'none' };
      if (world.isPaid) return world;
      return {
        ...world,
        isPaid: true,
        money: 'kept',
        ...(policy === 'on_payment' && status === 'pending' && { status: 'confirmed' as const }),
      };
    case 'cancel':
      return isOpen ? { ...world, isCancelling: true } : world;
    case 'complete':
      return status === 'confirmed' ? { ...world, status: 'completed' } : world;
    case 'refunded':
      return world.money === 'returning' ? { ...world, money: 'none' } : world;
    case 'refused':
      return world.money === 'returning' ? { ...world, money: 'kept' } : world;
    case 'wait':
      return { ...world, time: world.time + 31 * minute };
    case 'retry':
    case 'skip':
      if (saga.state !== 'needs_attention') return world;
      return {
        ...world,
        saga: intervene(
          saga,
          { action: happening, actor: 'user:2', reason: 'because' },
          new Date(world.time),
        ),
      };
    case 'crash': {
      if (saga.state !== 'executing' && saga.state !== 'compensating') return world;
      const now = new Date(world.time);
      const retryAt = new Date(world.time + 1).toISOString();
      const { step, direction } = saga;
      return {
        ...world,
        saga: failStep(saga, { step: step ?? 'order', direction, message: 'crash' }, { now, retryAt }),
      };
    }
  }
}

/** The shell's part: performs what was decided until there is nothing to do. */
function run(given: World): World {
  let world = given;
  for (let actions = 0; actions < 30; actions++) {
    const { saga } = world;
    const now = new Date(world.time);
    const facts: SagaFacts = {
      orderStatus: world.status,
      isPaid: world.isPaid,
      confirmPolicy: world.policy,
      money: saga.direction === 'forward' ? 'none' : world.money,
      isCancelling: world.isCancelling,
      now: now.toISOString(),
    };
    const action = nextAction(saga, facts);
    switch (action.kind) {
      case 'rest':
        return { ...world, isCancelling: false };
      case 'wait': {
        const isKept = saga.waiting === action.for;
        const nextRunAt = action.for === 'payment' ? new Date(world.time + 30 * minute).toISOString() : null;
        const waits = isKept ? saga : { ...saga, step: action.step, waiting: action.for, nextRunAt };
        return { ...world, isCancelling: false, saga: waits };
      }
      case 'fail': {
        const { step, message } = action;
        const failure = { step, direction: saga.direction, message, isRefused: true };
        return { ...world, saga: failStep(saga, failure, { now, retryAt: now.toISOString() }) };
      }
      case 'begin':
        world = {
          ...world,
          saga: moveSaga(saga, saga.direction === 'forward' ? 'executing' : 'compensating'),
        };
        break;
      case 'do':
        world = {
          ...world,
          saga: markStep(saga, { ...action, direction: 'forward', state: 'done' }, now),
          log: findStep(saga, action.step, 'forward') ? world.log : [...world.log, action.step],
        };
        break;
      case 'turn':
        if (world.status === 'completed') throw new Error('Completed food was taken back');
        world = {
          ...world,
          saga: { ...moveSaga(saga, 'compensating'), direction: 'compensation', waiting: null, attempt: 0 },
        };
        break;
      case 'undo':
        world = undo(world, action.step, now);
        break;
      case 'settle':
        world = {
          ...world,
          saga: markStep(saga, { step: action.step, direction: 'compensation', state: 'done' }, now),
        };
        break;
      case 'end':
        world = { ...world, saga: { ...moveSaga(saga, action.state), step: null, waiting: null } };
    }
  }
  throw new Error(`It does not come to rest: ${JSON.stringify(world)}`);
}

function undo(world: World, step: SagaStep, now: Date): World {
  const { saga, isRemote } = world;
  const money = step !== 'payment' || world.money === 'none' ? world.money : isRemote ? 'returning' : 'none';
  const state = step === 'payment' && money !== 'none' ? 'started' : 'done';
  return {
    ...world,
    money,
    ...(step === 'order' && { status: 'cancelled' }),
    saga: markStep(saga, { step, direction: 'compensation', state }, now),
    log: findStep(saga, step, 'compensation') ? world.log : [...world.log, `-${step}`],
  };
}

function check({ saga, status, money, log }: World): void {
  const said = JSON.stringify({ saga, status, money, log });
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what}: ${said}`);
  };
  const executed = executedSteps(saga);
  const skipped = saga.steps.some(({ state }) => state === 'skipped' || state === 'failed');
  must(skipped || executed.every((step, index) => step === sagaSteps[index]), 'steps in their order');
  const undone = log.filter((entry) => entry.startsWith('-')).map((entry) => entry.slice(1));
  const reverse = sagaSteps.toReversed().filter((step) => undone.includes(step));
  must(skipped || undone.join() === reverse.join(), 'undone in reverse, each once');
  must(skipped || undone.length === 0 || executed.every((step) => undone.includes(step)), 'all of it undone');
  if (saga.state === 'executing') must(saga.waiting !== null || saga.attempt > 0, 'executing for a reason');
  if (saga.state === 'compensating')
    must(saga.waiting === 'refund' || saga.attempt > 0, 'compensating for a reason');
  if (saga.state === 'completed') must(status !== 'cancelled' && status !== 'pending', 'completed in vain');
  if (saga.state === 'compensated') {
    must(status === 'cancelled', 'compensated and not cancelled');
    const isSkipped = findStep(saga, 'payment', 'compensation')?.state === 'skipped';
    must(isSkipped || money === 'none', 'compensated with money of others');
    must(isSettled(findStep(saga, 'payment', 'compensation')), 'payment looked at');
  }
}
