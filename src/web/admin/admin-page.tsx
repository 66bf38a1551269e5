import type { JSX } from 'preact';
import { Shell } from '../ui/shell.tsx';

export function AdminPage(): JSX.Element {
  return (
    <Shell page="admin" roles={['staff', 'admin']}>
      <h1>admin</h1>
    </Shell>
  );
}
