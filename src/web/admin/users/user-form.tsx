import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { roleTexts } from '../../login/role-texts.ts';
import { api } from '../../session/api.ts';
import { currentUser, type User } from '../../session/session.ts';
import { stores } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { Check, Choice, Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Note } from '../../ui/notes.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { usersTexts } from './texts.ts';

const roles = ['staff', 'admin', 'customer'] as const;

/** Makes a person, or changes one. */
export function UserForm({
  user,
  onSaved,
}: {
  readonly user: User | undefined;
  readonly onSaved: () => unknown;
}): JSX.Element {
  const [username, setUsername] = useState(user?.username ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<User['role']>(user?.role ?? 'staff');
  const [mustChange, setMustChange] = useState(true);
  const [storeIds, setStoreIds] = useState(user ? user.store_ids : null);
  const texts = usersTexts();
  const isOneself = user !== undefined && user.id === currentUser.value?.id;
  const isNowhere = role !== 'customer' && storeIds?.length === 0;
  const save = () =>
    act(async () => {
      const reach = role !== 'customer' && storeIds !== null ? { store_ids: [...storeIds] } : {};
      if (user) {
        const body = {
          role,
          email: email === '' ? null : email,
          ...(role !== 'customer' && { store_ids: storeIds === null ? null : [...storeIds] }),
          ...(password !== '' && { password, must_change: mustChange && !isOneself }),
        };
        await api.changeUser({ params: { id: user.id }, body });
      } else
        await api.createUser({
          body: {
            username,
            password,
            role,
            must_change: mustChange,
            ...reach,
            ...(email !== '' && { email }),
          },
        });
      await onSaved();
    }, uiTexts().saved);
  return (
    <Form onSubmit={() => !isNowhere && save()}>
      {!user && (
        <Field label={texts.name} value={username} onInput={setUsername} autoComplete="off" required />
      )}
      <Choice<User['role']>
        label={texts.role}
        value={role}
        options={roles.map((value) => ({ value, label: roleTexts()[value] }))}
        onChange={setRole}
      />
      {role !== 'customer' && <StoreReach storeIds={storeIds} onChange={setStoreIds} />}
      {isNowhere && <Note kind="bad">{texts.storeMissing}</Note>}
      <Field label={texts.email} type="email" value={email} onInput={setEmail} />
      <Field
        label={user ? texts.newPassword : texts.password}
        type="password"
        autoComplete="new-password"
        value={password}
        onInput={setPassword}
        required={!user}
      />
      {!isOneself && (!user || password !== '') && (
        <Check checked={mustChange} onChange={setMustChange}>
          {texts.mustChange}
        </Check>
      )}
      {user && <p class="soft">{texts.endsSessions}</p>}
      <Button type="submit" look="primary" disabled={isNowhere}>
        {uiTexts().save}
      </Button>
    </Form>
  );
}

function StoreReach({
  storeIds,
  onChange,
}: {
  readonly storeIds: readonly number[] | null;
  readonly onChange: (storeIds: number[] | null) => void;
}): JSX.Element {
  const texts = usersTexts();
  return (
    <fieldset class="row choices">
      <legend>{texts.stores}</legend>
      <Check checked={storeIds === null} onChange={(isOn) => onChange(isOn ? null : [])}>
        {texts.everyStore}
      </Check>
      {storeIds !== null &&
        stores.value.map(({ id, name }) => (
          <Check
            key={id}
            checked={storeIds.includes(id)}
            onChange={(isOn) => onChange(isOn ? [...storeIds, id] : storeIds.filter((other) => other !== id))}
          >
            {name}
          </Check>
        ))}
    </fieldset>
  );
}
