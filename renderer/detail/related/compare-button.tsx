import { GitCompare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWindow } from '../../store/use-window.ts';
import { Button } from '../../ui/button.tsx';

interface CompareButtonProps {
  readonly one: number;
  readonly other: number;
  readonly children: ReactNode;
}

/** Compares two related requests. */
export function CompareButton({ one, other, children }: CompareButtonProps) {
  const compareRequests = useWindow((state) => state.compareRequests);
  return (
    <Button variant="quiet" icon={GitCompare} onClick={() => compareRequests(one, other)}>
      {children}
    </Button>
  );
}
