import { useEffect, useState } from 'preact/hooks';
import { type Loaded, useLoad } from './use-load.ts';

/**
 * A picture that only the API's callers may see, as an address an `<img>` understands; it is given back when the part goes.
 * @param load its bytes. @param type e.g. `image/svg+xml`
 */
export function usePicture(
  load: () => Promise<Uint8Array>,
  type: string,
  keys: readonly unknown[],
): Loaded<string> {
  const { data, error, reload } = useLoad(load, keys);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!data) return;
    // A copy of its own, so that what a Blob keeps is never a view of shared memory.
    const made = URL.createObjectURL(new Blob([new Uint8Array(data)], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [data, type]);
  return { data: address, error, reload };
}
