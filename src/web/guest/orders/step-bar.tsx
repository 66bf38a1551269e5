import type { JSX } from 'preact';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { orderSteps } from './order-steps.ts';
import { orderTexts } from './texts.ts';

/** 已下单 → 已支付 → 已确认 → 准备中 → 上菜中 → 已完成, live. */
export function StepBar({ order }: { readonly order: OrderOnWire }): JSX.Element {
  const texts = orderTexts();
  return (
    <ol class="steps" aria-live="polite">
      {orderSteps(order).map(({ name, state }) => (
        <li key={name} class={state} aria-current={state === 'current' ? 'step' : undefined}>
          <span class="mark" aria-hidden="true">
            {state === 'done' ? '✓' : ''}
          </span>
          <span>
            {texts.steps[name]}
            {state === 'done' && <span class="hidden-label"> {texts.stepDone}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
