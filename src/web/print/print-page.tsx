import type { JSX } from 'preact';
import { Shell } from '../ui/shell.tsx';

export function PrintPage(): JSX.Element {
  return (
    <Shell page="print" roles={['staff', 'admin']}>
      <h1>print</h1>
    </Shell>
  );
}
