import type { JSX } from 'preact';
import { api } from '../../session/api.ts';
import { currentUser } from '../../session/session.ts';
import { currentStore } from '../../session/store-choice.ts';
import { Badge, Empty, ErrorNote, Loading, Note } from '../../ui/notes.tsx';
import { useLive } from '../live.ts';
import { AssignStation } from './assign-station.tsx';
import { groupRoute, type StationRoute } from './route-groups.ts';
import { routeTexts } from './texts.ts';

/** Where each dish goes on paper; what nobody would print stands first, with a way to mend it. */
export function RouteTab(): JSX.Element {
  const storeId = currentStore.value?.id ?? 0;
  const { data, error, reload } = useLive(
    () => api.getPrintRoute({ query: { store_id: storeId } }),
    [storeId],
  );
  const texts = routeTexts();
  const lost = data?.filter(({ printers }) => printers.length === 0).length ?? 0;
  return (
    <>
      <h2 class="hidden-label">{texts.title}</h2>
      {error !== undefined && <ErrorNote error={error} onRetry={reload} />}
      {!data && error === undefined && <Loading />}
      {data?.length === 0 && <Empty>{texts.empty}</Empty>}
      {data && data.length > 0 && lost === 0 && <Note kind="good">✓ {texts.good(data.length)}</Note>}
      {lost > 0 && (
        <Note kind="bad">
          <div>
            <strong>{texts.bad(lost)}</strong>
            <p>{texts.badTodo}</p>
          </div>
        </Note>
      )}
      <div class="route-cards">
        {groupRoute(data ?? []).map((group) => (
          <StationCard key={group.station} group={group} onChange={reload} />
        ))}
      </div>
    </>
  );
}

function StationCard({
  group,
  onChange,
}: {
  readonly group: StationRoute;
  readonly onChange: () => unknown;
}): JSX.Element {
  const { station, printers, dishes } = group;
  const texts = routeTexts();
  const isLost = printers.length === 0;
  return (
    <article class={isLost ? 'card stack route-lost' : 'card stack'} aria-label={station}>
      <div class="row spread">
        <h3>{station}</h3>
        <span class="soft">{texts.count(dishes.length)}</span>
      </div>
      <div class="row">
        <span class="soft">{texts.printers}</span>
        {isLost && <Badge kind="bad">✗ {texts.nobody}</Badge>}
        {printers.map(({ id, name }) => (
          <Badge key={id} kind="good">
            {name}
          </Badge>
        ))}
      </div>
      {isLost &&
        (currentUser.value?.role === 'admin' ? (
          <AssignStation station={station} onDone={onChange} />
        ) : (
          <p class="soft">{texts.ask}</p>
        ))}
      <p class="soft">{dishes.join('、')}</p>
    </article>
  );
}
