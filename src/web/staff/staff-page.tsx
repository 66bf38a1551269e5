import type { JSX } from 'preact';
import { Shell } from '../ui/shell.tsx';

export function StaffPage(): JSX.Element {
  return (
    <Shell page="staff" roles={['staff', 'admin']}>
      <h1>staff</h1>
    </Shell>
  );
}
