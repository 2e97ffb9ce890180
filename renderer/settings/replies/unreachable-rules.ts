import type { ReplyRule } from '../../../shared/reply-rules.ts';

/**
 * The rules that are on but never decide, because a rule above them matches every webhook. A rule with a path may still
 * decide for strays, which the rule above does not match.
 *
 * @returns for each of their ids the name of the rule above.
 */
export function unreachableRules(rules: readonly ReplyRule[]): ReadonlyMap<string, string> {
  const above = rules.findIndex((rule) => rule.on && matchesEverything(rule));
  const name = rules[above]?.name;
  return name === undefined
    ? new Map()
    : new Map(
        rules
          .slice(above + 1)
          .filter(({ on, when }) => on && when.path === null)
          .map(({ id }) => [id, name]),
      );
}

function matchesEverything({ when }: ReplyRule): boolean {
  const { kind, signature, method, path, query, attempts } = when;
  const all = attempts === null || (attempts.from === 1 && attempts.to === null);
  const listed = kind.length + signature.length;
  return listed === 0 && all && method === null && path === null && query === null;
}
