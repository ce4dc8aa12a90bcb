import { useCallback, useRef, useState } from 'preact/hooks';

import { codeOf } from './use-asked.ts';

export interface Act {
  /** Runs it unless another runs; gives whether it went well. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  readonly busy: boolean;
  /** Code of the refusal of the last try. */
  readonly code?: string;
}

/** Something the person does to the service: one at a time, with the code of its refusal; what they typed stays. */
export function useAct(): Act {
  const [state, setState] = useState<{ busy: boolean; code?: string }>({ busy: false });
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true });
    try {
      await work();
      setState({ busy: false });
      return true;
    } catch (failure) {
      setState({ busy: false, code: codeOf(failure) });
      return false;
    } finally {
      running.current = false;
    }
  }, []);
  return { ...state, run };
}
