import type { OrderOnWire } from '../../../protocol/orders.ts';

/** 已下单 → 已支付 → 已确认 → 准备中 → 上菜中 → 已完成 */
export const stepNames = ['placed', 'paid', 'confirmed', 'preparing', 'serving', 'completed'] as const;
export type StepName = (typeof stepNames)[number];

export interface OrderStep {
  readonly name: StepName;
  /** `open` is not reached; one that guests may take later (paying at the end) doesn't hold up the others. */
  readonly state: 'done' | 'current' | 'open';
}

const reached: Readonly<Record<OrderOnWire['status'], StepName>> = {
  pending: 'placed',
  confirmed: 'confirmed',
  preparing: 'preparing',
  ready: 'serving',
  serving: 'serving',
  completed: 'completed',
  cancelled: 'placed',
};

/** Where an order stands, step by step. */
export function orderSteps({
  status,
  payment_status,
}: Pick<OrderOnWire, 'status' | 'payment_status'>): OrderStep[] {
  const isPaid = payment_status === 'paid' || payment_status === 'refunded';
  const now = reached[status] === 'placed' && isPaid ? 'paid' : reached[status];
  const position = stepNames.indexOf(now);
  return stepNames.map((name, index) => {
    if (name === 'paid' && !isPaid) return { name, state: 'open' };
    if (index < position || status === 'completed') return { name, state: 'done' };
    return { name, state: index === position ? 'current' : 'open' };
  });
}

export function isEnded({ status }: Pick<OrderOnWire, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** Whether money is still asked for it. */
export function isPayable({
  status,
  payment_status,
  final_amount,
}: Pick<OrderOnWire, 'status' | 'payment_status' | 'final_amount'>): boolean {
  return (
    status !== 'cancelled' &&
    final_amount > 0 &&
    (payment_status === 'unpaid' || payment_status === 'pending' || payment_status === 'failed')
  );
}
