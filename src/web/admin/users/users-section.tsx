import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { roleTexts } from '../../login/role-texts.ts';
import { api } from '../../session/api.ts';
import { currentUser, type User } from '../../session/session.ts';
import { stores } from '../../session/store-choice.ts';
import { act } from '../../ui/act.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge, ErrorNote, Loading } from '../../ui/notes.tsx';
import { Pager } from '../../ui/pager.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useLoad } from '../../ui/use-load.ts';
import { usersTexts } from './texts.ts';
import { UserForm } from './user-form.tsx';

const limit = 50;

/** Who may log in, and what they may do. */
export default function UsersSection(): JSX.Element {
  const [skip, setSkip] = useState(0);
  const [open, setOpen] = useState<User | 'new'>();
  const { data, error, reload } = useLoad(() => api.listUsers({ query: { skip, limit } }), [skip]);
  const texts = usersTexts();
  const remove = ({ id }: User) =>
    act(async () => {
      await api.removeUser({ params: { id } });
      await reload();
    }, uiTexts().removed);
  return (
    <>
      <div class="row spread">
        <h1>{texts.title}</h1>
        <Button look="primary" onPress={() => setOpen('new')}>
          {texts.add}
        </Button>
      </div>
      <p class="soft">{texts.hint}</p>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data && (
        <div class="table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{texts.name}</th>
                <th scope="col">{texts.role}</th>
                <th scope="col">
                  <span class="hidden-label">{uiTexts().edit}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((user) => (
                <tr key={user.id}>
                  <td class="user-name">
                    <strong>{user.username}</strong>{' '}
                    {user.id === currentUser.value?.id && <Badge kind="info">{texts.you}</Badge>}
                    {user.email !== null && <div class="soft">{user.email}</div>}
                  </td>
                  <td>
                    {roleTexts()[user.role]}
                    {user.role !== 'customer' && <div class="soft">{storesOf(user, texts.everyStore)}</div>}
                  </td>
                  <td>
                    <div class="row-actions">
                      <Button size="small" onPress={() => setOpen(user)}>
                        {uiTexts().edit}
                      </Button>
                      <ConfirmButton
                        size="small"
                        disabled={user.id === currentUser.value?.id}
                        question={texts.removeQuestion(user.username)}
                        onConfirm={() => remove(user)}
                      >
                        {uiTexts().remove}
                      </ConfirmButton>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Pager skip={skip} limit={limit} total={data.total} onSkip={setSkip} />}
      {open !== undefined && (
        <Dialog title={open === 'new' ? texts.add : open.username} onClose={() => setOpen(undefined)}>
          <UserForm
            user={open === 'new' ? undefined : open}
            onSaved={async () => {
              setOpen(undefined);
              await reload();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

function storesOf({ store_ids }: User, every: string): string {
  if (store_ids === null) return every;
  return store_ids.map((id) => stores.value.find((store) => store.id === id)?.name ?? `#${id}`).join(', ');
}
