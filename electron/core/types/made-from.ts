import type { TypeModel } from './type-model.ts';

/** One sentence about where types come from, for a comment at their beginning. */
export function madeFrom({ samples }: TypeModel): string {
  const count = samples === 1 ? '1 request' : `${samples} requests`;
  return `Made by Hookscope from ${count}. Optional: absent in some of them. Unknown fields are allowed.`;
}
