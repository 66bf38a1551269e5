import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DomainError } from '../../../domain/errors.ts';
import type { MemberOnWire } from '../../../protocol/members.ts';
import type { OrderOnWire } from '../../../protocol/orders.ts';
import { api } from '../../session/api.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { act } from '../act.ts';
import { sendOnce } from '../../session/send-once.ts';
import { lookAgain } from './charge.ts';
import { tillTexts } from './texts.ts';

export interface MemberBoxProps {
  readonly order: OrderOnWire;
  /** The phone that earns the points. */
  readonly onPhone: (phone: string | undefined) => void;
}

/** Who the guest is: for the points, and the member's price. */
export function MemberBox({ order, onPhone }: MemberBoxProps): JSX.Element {
  const [phone, setPhone] = useState('');
  const [member, setMember] = useState<MemberOnWire | null>();
  const texts = tillTexts();
  const find = () =>
    act(async () => {
      const found = await findMember(phone.trim());
      setMember(found);
      onPhone(found?.phone);
    });
  return (
    <div class="stack member">
      <Form onSubmit={find}>
        <div class="find">
          <Field label={texts.member} value={phone} onInput={setPhone} type="tel" inputMode="tel" />
          <Button type="submit" disabled={!/^\+?\d{5,20}$/.test(phone.trim())}>
            {texts.find}
          </Button>
        </div>
      </Form>
      {member && <Known order={order} member={member} />}
      {member === null && (
        <NewMember
          phone={phone.trim()}
          onMade={(made) => {
            setMember(made);
            onPhone(made.phone);
          }}
        />
      )}
    </div>
  );
}

async function findMember(phone: string): Promise<MemberOnWire | null> {
  try {
    return await api.getMemberByPhone({ params: { phone } });
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'not_found') return null;
    throw thrown;
  }
}

function Known({
  order,
  member,
}: {
  readonly order: OrderOnWire;
  readonly member: MemberOnWire;
}): JSX.Element {
  const texts = tillTexts();
  const apply = () =>
    act(
      async () => {
        await api.applyDiscount({ body: { member_id: member.id, order_id: order.id } });
        await lookAgain(order.id);
      },
      { done: texts.discounted },
    );
  return (
    <div class="stack inset">
      <b>{texts.memberIs(member.name, member.level_name, member.points)}</b>
      <span class="soft">{texts.earns}</span>
      {member.discount < 1 && order.discount_amount === 0 && (
        <Button onPress={apply}>{texts.discount(`×${member.discount}`)}</Button>
      )}
    </div>
  );
}

function NewMember({
  phone,
  onMade,
}: {
  readonly phone: string;
  readonly onMade: (member: MemberOnWire) => void;
}): JSX.Element {
  const [name, setName] = useState('');
  const texts = tillTexts();
  const body = { phone, name: name.trim() };
  const register = () =>
    act(async () =>
      onMade(await sendOnce(['registerMember', body], (once) => once.registerMember({ body }))),
    );
  return (
    <div class="inset">
      <Form onSubmit={register}>
        <p>{texts.notMember}</p>
        <Field label={texts.name} value={name} onInput={setName} maxLength={100} />
        <Button type="submit" disabled={body.name === ''}>
          {texts.register}
        </Button>
      </Form>
    </div>
  );
}
