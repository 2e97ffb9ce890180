import type { ReplyPreset, replyPresets } from '../../../shared/reply-presets.ts';
import type { ReplyRule } from '../../../shared/reply-rules.ts';

type Preset = (typeof replyPresets)[ReplyPreset];

/** A new rule from a preset, with defaults for what the preset leaves out. */
export function newRule(name: string, preset: Preset): ReplyRule {
  return {
    id: crypto.randomUUID().slice(0, 8),
    name,
    on: true,
    when: {
      kind: [],
      signature: [],
      method: null,
      path: null,
      query: null,
      attempts: null,
      ...deepCopy('when' in preset ? preset.when : {}),
    },
    reply: {
      status: 200,
      headers: [],
      body: null,
      delayMs: 0,
      fault: null,
      ...deepCopy(preset.reply),
    },
  };
}

/** A deep copy, so that editing a rule does not change the preset. */
function deepCopy<Given extends object>(given: Given): Mutable<Given> {
  return structuredClone(given) as Mutable<Given>;
}

type Mutable<Given> = Given extends object
  ? { -readonly [Name in keyof Given]: Mutable<Given[Name]> }
  : Given;
